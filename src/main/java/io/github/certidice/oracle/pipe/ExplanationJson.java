package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.oracle.call.Value;
import io.github.certidice.oracle.explain.Explanation;
import io.github.certidice.oracle.explain.Formula;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Explanations as JSON. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /**
     * An object with library, call, args (defaults included), given (the names of those that are no defaults), pipeline,
     * shipped (null where it is the same), notes and formula.
     */
    public static String write(Explanation explanation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Slice.FACTORY.createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            json.writeStringField("library", explanation.library());
            json.writeStringField("call", explanation.name());
            writeArguments(json, explanation);
            writePipelines(json, explanation);
            AnswerWriter.writeNotes(json, explanation.meaning().notes());
            writeFormula(json, Formula.of(explanation.meaning().documented()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeArguments(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeObjectFieldStart("args");
        for (Map.Entry<String, Value> argument : explanation.arguments().entrySet()) {
            json.writeFieldName(argument.getKey());
            write(json, argument.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("given");
        for (String name : explanation.given()) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        if (value instanceof Value.Flag flag) {
            json.writeBoolean(flag.value());
        } else if (value instanceof Value.Whole whole) {
            json.writeNumber(whole.value());
        } else if (value instanceof Value.Real real) {
            json.writeNumber(real.value());
        } else if (value instanceof Value.Text text) {
            json.writeString(text.value());
        } else if (value instanceof Value.Sequence sequence) {
            writeItems(json, sequence);
        } else if (value instanceof Value.Mapping mapping) {
            writeEntries(json, mapping);
        } else if (value instanceof Value.Array array) {
            writeTensor(json, array.tensor());
        } else {
            json.writeNull();
        }
    }

    private static void writeItems(JsonGenerator json, Value.Sequence sequence) throws IOException {
        json.writeStartArray();
        for (Value item : sequence.items()) {
            write(json, item);
        }
        json.writeEndArray();
    }

    private static void writeEntries(JsonGenerator json, Value.Mapping mapping) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void writeTensor(JsonGenerator json, Tensor tensor) throws IOException {
        json.writeStartObject();
        json.writeFieldName("tensor");
        AnswerWriter.writeTensor(json, tensor);
        json.writeEndObject();
    }

    private static void writePipelines(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeFieldName("pipeline");
        PipelineJson.write(explanation.meaning().documented(), json);
        json.writeFieldName("shipped");
        Pipeline shipped = explanation.meaning().shipped().orElse(null);
        if (shipped == null) {
            json.writeNull();
        } else {
            PipelineJson.write(shipped, json);
        }
    }

    private static void writeFormula(JsonGenerator json, Formula formula) throws IOException {
        json.writeObjectFieldStart("formula");
        json.writeArrayFieldStart("stages");
        for (Formula.Stage stage : formula.stages()) {
            json.writeStartObject();
            json.writeStringField("stage", stage.name());
            json.writeStringField("text", stage.text());
            json.writeStringField("latex", stage.latex());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("latex", formula.latex());
        json.writeEndObject();
    }
}

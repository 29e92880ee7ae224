package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes requests of the pipe protocol, as the side that asks. */
public final class RequestWriter {

    private RequestWriter() {}

    /**
     * Writes one object, without the end of the line. Tensors are written with their data, never as files.
     *
     * @param id how the answer has to call itself
     */
    public static void write(long id, Call call, Question question, OutputStream out) throws IOException {
        try (JsonGenerator json = Slice.FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeFieldName("loss");
            writeCall(json, call);
            writeQuestion(json, question);
            json.writeEndObject();
        }
    }

    /** Arguments without a name have no place in an object: such a call is written in its library's words. */
    private static void writeCall(JsonGenerator json, Call call) throws IOException {
        if (!call.positional().isEmpty()) {
            json.writeString(call.toString());
            return;
        }
        json.writeStartObject();
        json.writeStringField("call", call.name());
        json.writeFieldName("args");
        writeMapping(json, call.named());
        json.writeEndObject();
    }

    private static void writeQuestion(JsonGenerator json, Question question) throws IOException {
        writeTensor(json, "prediction", question.tensors().prediction());
        writeTensor(json, "target", question.tensors().target());
        if (!question.tensors().extra().isEmpty()) {
            json.writeObjectFieldStart("extra");
            for (Map.Entry<String, Tensor> extra :
                    new TreeMap<>(question.tensors().extra()).entrySet()) {
                writeTensor(json, extra.getKey(), extra.getValue());
            }
            json.writeEndObject();
        }
        json.writeBooleanField("gradient", question.gradient());
        if (question.asShipped()) {
            json.writeBooleanField("as_shipped", true);
        }
        if (question.storage() != Storage.CONTIGUOUS) {
            json.writeStringField("storage", question.storage().word());
        }
    }

    private static void writeTensor(JsonGenerator json, String name, Tensor tensor) throws IOException {
        json.writeFieldName(name);
        AnswerWriter.writeTensor(json, tensor);
    }

    private static void writeMapping(JsonGenerator json, Map<String, Value> entries) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void writeSequence(JsonGenerator json, List<Value> items) throws IOException {
        json.writeStartArray();
        for (Value item : items) {
            write(json, item);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        if (value instanceof Value.Sequence sequence) {
            writeSequence(json, sequence.items());
        } else if (value instanceof Value.Mapping mapping) {
            writeMapping(json, mapping.entries());
        } else if (value instanceof Value.Array array) {
            json.writeStartObject();
            writeTensor(json, "tensor", array.tensor());
            json.writeEndObject();
        } else {
            writePlain(json, value);
        }
    }

    private static void writePlain(JsonGenerator json, Value value) throws IOException {
        if (value instanceof Value.Flag flag) {
            json.writeBoolean(flag.value());
        } else if (value instanceof Value.Whole whole) {
            json.writeNumber(whole.value());
        } else if (value instanceof Value.Real real) {
            json.writeNumber(real.value());
        } else if (value instanceof Value.Text text) {
            json.writeString(text.value());
        } else {
            json.writeNull();
        }
    }
}

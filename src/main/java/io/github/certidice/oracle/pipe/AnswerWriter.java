package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Tolerances.Bounds;
import io.github.certidice.oracle.dialect.Note;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes answers and errors as the protocol has them. */
public final class AnswerWriter {

    private AnswerWriter() {}

    /**
     * What is written of an answer.
     *
     * @param id the request's id as JSON; none where nobody asked by a pipe
     * @param answer value, gradient and notes
     * @param gradientPath the file that holds the gradient, where it is in one
     * @param bounds tolerances, where they were asked for and are known
     */
    public record Reply(Optional<String> id, Answer answer, Optional<String> gradientPath, Optional<Bounds> bounds) {}

    /** Writes one object, without the end of the line. */
    public static void write(Reply reply, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            writeId(json, reply.id());
            writeAnswer(json, reply);
            if (reply.bounds().isPresent()) {
                writeBounds(json, reply.bounds().get());
            }
            json.writeEndObject();
        }
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return Slice.FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private static void writeId(JsonGenerator json, Optional<String> id) throws IOException {
        if (id.isPresent()) {
            json.writeFieldName("id");
            json.writeRawValue(id.get());
        }
    }

    private static void writeAnswer(JsonGenerator json, Reply reply) throws IOException {
        Answer answer = reply.answer();
        json.writeFieldName("value");
        write(json, answer.value(), Optional.empty());
        if (answer.gradient().isPresent()) {
            json.writeFieldName("gradient");
            write(json, answer.gradient().get(), reply.gradientPath());
        }
        if (answer.isGradientSet()) {
            json.writeBooleanField("gradient_set", true);
        }
        writeNotes(json, answer.notes());
    }

    /** The field {@code notes}, where there are some. */
    public static void writeNotes(JsonGenerator json, List<Note> notes) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("notes");
        for (Note note : notes) {
            json.writeStartObject();
            json.writeStringField("flag", note.flag());
            json.writeStringField("says", note.says());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeBounds(JsonGenerator json, Bounds bounds) throws IOException {
        json.writeObjectFieldStart("tolerance");
        json.writeFieldName("value");
        write(json, bounds.value(), Optional.empty());
        if (bounds.gradient().isPresent()) {
            json.writeFieldName("gradient");
            write(json, bounds.gradient().get(), Optional.empty());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Tensor tensor, Optional<String> path) throws IOException {
        json.writeStartObject();
        json.writeStringField("dtype", tensor.type().dtype());
        json.writeArrayFieldStart("shape");
        for (int size : tensor.shape()) {
            json.writeNumber(size);
        }
        json.writeEndArray();
        if (path.isPresent()) {
            json.writeStringField("path", path.get());
        } else {
            writeData(json, tensor);
        }
        json.writeEndObject();
    }

    /** A tensor with its data. */
    static void writeTensor(JsonGenerator json, Tensor tensor) throws IOException {
        write(json, tensor, Optional.empty());
    }

    /** NaN and infinities are written as strings, for JSON has none. */
    private static void writeData(JsonGenerator json, Tensor tensor) throws IOException {
        json.writeArrayFieldStart("data");
        int size = tensor.size();
        boolean isFloating = tensor.type().isFloating();
        for (int i = 0; i < size; i++) {
            if (isFloating) {
                json.writeNumber(tensor.at(i));
            } else {
                json.writeNumber((long) tensor.at(i));
            }
        }
        json.writeEndArray();
    }

    /** Writes an error, without the end of the line; an argument of null where there is none. */
    static void writeError(String id, String code, String message, String argument, OutputStream out)
            throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            writeId(json, Optional.of(id));
            json.writeObjectFieldStart("error");
            json.writeStringField("code", code);
            json.writeStringField("message", message);
            json.writeStringField("argument", argument);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** The same of a user's mistake. */
    static void writeError(String id, InvalidInput problem, OutputStream out) throws IOException {
        writeError(id, problem.code(), problem.getMessage(), problem.argument(), out);
    }
}

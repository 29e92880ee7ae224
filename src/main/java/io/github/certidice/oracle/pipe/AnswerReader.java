package io.github.certidice.oracle.pipe;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads answers of the pipe protocol, as the side that asks. Further fields, such as {@code notes}, are passed over; numbers
 * must be numbers of their dtype, and tensors must be there with their data.
 */
public final class AnswerReader {

    private static final int LONGEST_EXCERPT = 120;

    private final Lines lines;

    /** Of a stream that belongs to this reader from now on. */
    public AnswerReader(InputStream in) {
        lines = new Lines(in, Integer.MAX_VALUE - 8);
    }

    /** One line of a stream of answers. */
    public sealed interface Line {

        /**
         * An answer.
         *
         * @param id as JSON, {@code "null"} where there is none
         * @param observed value and gradient
         */
        record Answer(String id, Observed observed) implements Line {}

        /**
         * An error answer.
         *
         * @param id as JSON, {@code "null"} where there is none
         * @param code the kind of error
         * @param message in words
         */
        record Failure(String id, String code, String message) implements Line {}

        /**
         * None of the two.
         *
         * @param problem what is wrong with it
         * @param excerpt its beginning
         */
        record Unreadable(String problem, String excerpt) implements Line {}

        /**
         * More than the limit; nothing can be read after it.
         *
         * @param limit in bytes
         */
        record TooLong(int limit) implements Line {}
    }

    /**
     * The next line, or nothing at the end of the stream, or where it ends within an answer.
     *
     * @param limit the most bytes that it may have
     */
    public Optional<Line> next(int limit) throws IOException {
        Optional<Lines.Line> line = lines.nextWithin(limit);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (line.get().tooLong()) {
            return Optional.of(new Line.TooLong(limit));
        }
        Line read = read(line.get().json());
        return read instanceof Line.Unreadable && !line.get().isEnded() ? Optional.empty() : Optional.of(read);
    }

    private static Line read(Slice json) {
        try {
            return read(Fields.ofLine(json));
        } catch (InvalidInput e) {
            return new Line.Unreadable(problem(e), excerpt(json));
        } catch (StackOverflowError e) {
            return new Line.Unreadable("answer: nested too deeply", excerpt(json));
        }
    }

    /** In words for who writes answers: many JSON libraries write what isn't JSON where a number is none. */
    private static String problem(InvalidInput e) {
        if (e.getMessage().contains("Non-standard token")) {
            return "answer: found a bare NaN or infinity, allowed: \"NaN\", \"Infinity\" and \"-Infinity\" as strings";
        }
        return e.argument().equals("request") ? e.getMessage().replaceFirst("request", "answer") : e.getMessage();
    }

    private static String excerpt(Slice json) {
        int end = Math.min(json.to(), json.from() + LONGEST_EXCERPT);
        return new Slice(json.bytes(), json.from(), end).text() + (end < json.to() ? "..." : "");
    }

    private static Line read(Fields fields) {
        String id = fields.id();
        Optional<Slice> error = fields.find("error");
        return error.isPresent() ? failure(id, error.get()) : answer(id, fields);
    }

    private static Line failure(String id, Slice json) {
        Tokens in = json.tokens();
        in.requireObject("error", "an object with code and message");
        Fields fields = Fields.of(in);
        return new Line.Failure(id, text("code", fields), text("message", fields));
    }

    private static String text(String name, Fields fields) {
        return fields.need(name, "a string").tokens().string("error." + name, "a string");
    }

    private static Line answer(String id, Fields fields) {
        Tensor value = TensorReader.readInline(
                "value", fields.need("value", "value or error").tokens());
        Optional<Tensor> gradient =
                fields.find("gradient").map(json -> TensorReader.readInline("gradient", json.tokens()));
        return new Line.Answer(id, new Observed(precision(fields, value), value, gradient, fields.storage()));
    }

    /** What it says that it computed in; otherwise the format of its value. */
    private static ElementType precision(Fields fields, Tensor value) {
        ElementType type = fields.find("dtype")
                .map(json -> TensorReader.type("dtype", json.tokens()))
                .orElse(value.type());
        return type.isFloating() ? type : ElementType.FLOAT64;
    }
}

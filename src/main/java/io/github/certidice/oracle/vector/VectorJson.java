package io.github.certidice.oracle.vector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.certidice.image.Tensor;
import io.github.certidice.number.Certified;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.dialect.Note;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A vector as one line of JSON. Numbers are written alike on every Java release. */
final class VectorJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Digits of the ends of an enclosure. */
    private static final int DIGITS = 40;

    /** Longer fractions tell nobody more than their digits. */
    private static final int LONGEST_FRACTION = 64;

    private final JsonGenerator json;

    private VectorJson(JsonGenerator json) {
        this.json = json;
    }

    /** A string in quotes. */
    static String text(String plain) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(plain)) + '"';
    }

    /** The object. */
    static String of(Vector vector) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new VectorJson(json).write(vector);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(Vector vector) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", vector.id());
        json.writeStringField("comment", vector.comment());
        write("prediction", vector.tensors().prediction());
        write("target", vector.tensors().target());
        writeExtra(vector.tensors().extra());
        writeExact(vector.answer());
        writeAnswer(vector.answer());
        writeShipped(vector);
        json.writeStringField("result", vector.isAcceptable() ? "acceptable" : "valid");
        writeFlags(vector.answer());
        json.writeEndObject();
    }

    private void writeExtra(Map<String, Tensor> extra) throws IOException {
        if (extra.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("extra");
        for (Map.Entry<String, Tensor> tensor : new TreeMap<>(extra).entrySet()) {
            write(tensor.getKey(), tensor.getValue());
        }
        json.writeEndObject();
    }

    private void write(String name, Tensor tensor) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", tensor.type().dtype());
        json.writeFieldName("shape");
        int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
        json.writeArray(shape, 0, shape.length);
        json.writeArrayFieldStart("data");
        for (double number : tensor.toDoubles()) {
            write(number);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** NaN and infinities are strings, for JSON has none. */
    private void write(double number) throws IOException {
        String shortest = Decimal.shortest(number);
        if (Double.isFinite(number)) {
            json.writeNumber(shortest);
        } else {
            json.writeString(shortest);
        }
    }

    private void writeAnswer(Answer answer) throws IOException {
        write("value", answer.value());
        Optional<Tensor> gradient = answer.gradient();
        if (gradient.isPresent()) {
            write("gradient", gradient.get());
        }
        if (answer.isGradientSet()) {
            json.writeBooleanField("gradient_set", true);
        }
    }

    private void writeShipped(Vector vector) throws IOException {
        Optional<Answer> defect = vector.defect();
        if (defect.isPresent()) {
            json.writeObjectFieldStart("shipped");
            writeAnswer(defect.get());
            json.writeEndObject();
        }
    }

    private void writeFlags(Answer answer) throws IOException {
        json.writeArrayFieldStart("flags");
        for (String flag : answer.notes().stream().map(Note::flag).distinct().toList()) {
            json.writeString(flag);
        }
        json.writeEndArray();
    }

    /** One for each number of the value. */
    private void writeExact(Answer answer) throws IOException {
        json.writeArrayFieldStart("exact");
        for (Certified number : answer.outcome().certified()) {
            json.writeStartObject();
            writeExact(number);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeExact(Certified number) throws IOException {
        Optional<Rational> fraction = number.asRational();
        if (fraction.isPresent() && fraction.get().toString().length() <= LONGEST_FRACTION) {
            json.writeStringField("fraction", fraction.get().toString());
            return;
        }
        Optional<Enclosure> enclosure = number.enclosure();
        if (enclosure.isPresent()) {
            writeEnds(
                    fraction.orElse(enclosure.get().low()),
                    fraction.orElse(enclosure.get().high()));
        } else {
            json.writeStringField("special", Decimal.shortest(number.approximate()));
        }
    }

    private void writeEnds(Rational low, Rational high) throws IOException {
        json.writeStringField("low", digits(low, RoundingMode.FLOOR));
        json.writeStringField("high", digits(high, RoundingMode.CEILING));
    }

    private static String digits(Rational x, RoundingMode outwards) {
        return new BigDecimal(x.numerator())
                .divide(new BigDecimal(x.denominator()), new MathContext(DIGITS, outwards))
                .toString();
    }
}

package io.github.certidice.oracle.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import java.util.stream.DoubleStream;

/** What calls mean, and what is said of them. */
final class Meanings {

    private Meanings() {}

    static Meaning of(String call) {
        return Dialects.meaning(Call.parse(call));
    }

    static Pipeline documented(String call) {
        return of(call).documented();
    }

    static Pipeline shipped(String call) {
        return of(call).shipped().orElseThrow();
    }

    static OverlapLoss overlap(Pipeline pipeline) {
        return (OverlapLoss) pipeline;
    }

    static PixelwiseLoss pixelwise(Pipeline pipeline) {
        return (PixelwiseLoss) pipeline;
    }

    static LovaszLoss lovasz(Pipeline pipeline) {
        return (LovaszLoss) pipeline;
    }

    static Choice choice(Pipeline pipeline) {
        return (Choice) pipeline;
    }

    /** The i-th loss of a sum. */
    static Pipeline part(Pipeline pipeline, int i) {
        return ((CompoundLoss) pipeline).terms().get(i).loss();
    }

    static Rational weight(Pipeline pipeline, int i) {
        return ((CompoundLoss) pipeline).terms().get(i).weight();
    }

    static List<String> flags(String call) {
        return of(call).notes().stream().map(Note::flag).toList();
    }

    /** As Python reads them. */
    static List<Rational> floats(double... numbers) {
        return DoubleStream.of(numbers).mapToObj(Rational::of).toList();
    }

    static void assertInvalid(String call, String message) {
        assertRefused(call, "INVALID_ARGUMENT", message);
    }

    static void assertUnsupported(String call, String message) {
        assertRefused(call, "UNSUPPORTED", message);
    }

    /** The message starts with the argument's name. */
    private static void assertRefused(String call, String code, String message) {
        InvalidInput error = catchThrowableOfType(InvalidInput.class, () -> of(call));
        assertThat(error).as(call).isNotNull().hasMessage(message);
        assertThat(error.code()).isEqualTo(code);
        assertThat(message).startsWith(error.argument() + ": ");
    }
}

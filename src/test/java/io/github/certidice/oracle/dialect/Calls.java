package io.github.certidice.oracle.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import java.util.stream.DoubleStream;

/** What calls mean, for tests. */
final class Calls {

    private Calls() {}

    static Meaning meaning(String call) {
        return Dialects.meaning(Call.parse(call));
    }

    static Pipeline documented(String call) {
        return meaning(call).documented();
    }

    static Pipeline shipped(String call) {
        return meaning(call).shipped().orElseThrow();
    }

    static OverlapLoss overlap(String call) {
        return (OverlapLoss) documented(call);
    }

    static PixelwiseLoss pixelwise(String call) {
        return (PixelwiseLoss) documented(call);
    }

    static LovaszLoss lovasz(String call) {
        return (LovaszLoss) documented(call);
    }

    static List<String> flags(String call) {
        return meaning(call).notes().stream().map(Note::flag).toList();
    }

    /** The exact values of Python's floats. */
    static List<Rational> numbers(double... numbers) {
        return DoubleStream.of(numbers).mapToObj(Rational::of).toList();
    }

    /** The call is an error that names the argument and says what is allowed. */
    static void assertRefused(String call, String argument, String message) {
        InvalidInput error = catchThrowableOfType(InvalidInput.class, () -> meaning(call));
        assertThat(error).as(call).isNotNull().hasMessage(message);
        assertThat(error.argument()).isEqualTo(argument);
    }

    /** The same, where the library takes the value and the oracle doesn't. */
    static void assertUnsupported(String call, String argument, String message) {
        assertRefused(call, argument, message);
        InvalidInput error = catchThrowableOfType(InvalidInput.class, () -> meaning(call));
        assertThat(error.code()).isEqualTo("UNSUPPORTED");
    }
}

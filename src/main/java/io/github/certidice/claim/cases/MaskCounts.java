package io.github.certidice.claim.cases;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The confusion counts that masks of given sizes can have, all of them. */
public final class MaskCounts {

    private MaskCounts() {}

    /** Predictions of a target with n of d voxels foreground. */
    public static Stream<Confusion> of(int n, int d) {
        return IntStream.rangeClosed(0, n)
                .boxed()
                .flatMap(tp ->
                        IntStream.rangeClosed(0, d - n).mapToObj(fp -> new Confusion(tp, fp, n - tp, d - n - fp)));
    }

    /** Predictions of any target of d voxels. */
    public static Stream<Confusion> of(int d) {
        return IntStream.rangeClosed(0, d).boxed().flatMap(n -> of(n, d));
    }

    /** The largest value over the masks for which the test holds. */
    public static Rational largest(
            Stream<Confusion> masks, Predicate<Confusion> test, Function<Confusion, Rational> value) {
        return masks.filter(test)
                .map(value)
                .reduce(Rational::max)
                .orElseThrow(() -> InvalidInput.of("--replay", "sizes that no mask has", "sizes with 1 <= n <= d"));
    }
}

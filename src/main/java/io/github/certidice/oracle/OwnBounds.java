package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far rounding may take a subject's answer from the subject's own loss, whatever loss that is: so that answers can be
 * compared with each other where they aren't the documented ones, and a mistake of another kind isn't reported once more.
 *
 * <p>Where an answer is the documented one, that is its derived tolerance. Where it is off as far as a shorter format
 * explains, it is that format's. Else the loss is another one, and the tolerance is the derived one, relative to the largest
 * number that was expected, times the largest that was observed.
 */
public final class OwnBounds {

    /** Roundings of any loss; and one more for each number that is added. */
    private static final int ROUNDINGS = 8;

    /** Where the documented loss is conditioned worse than that, it says nothing of the subject's. */
    private static final double LARGEST = 0x1p-20;

    private final Answered answered;
    private final int terms;

    private OwnBounds(Answered answered, int terms) {
        this.answered = answered;
        this.terms = terms;
    }

    /**
     * Of value and gradient. Tensors of other shapes than the exact ones have the derived tolerance.
     *
     * @param terms how many numbers a prediction has
     */
    public static Bounds of(Outcome exact, Observed observed, Margins margins, int terms) {
        return new OwnBounds(new Answered(exact, observed, margins), terms).bounds();
    }

    private Bounds bounds() {
        Outcome exact = answered.outcome();
        Observed observed = answered.observed();
        Optional<Tensor> derived = derived(declared()).gradient();
        return new Bounds(
                of(exact.value(), observed.value(), Bounds::value),
                derived.isPresent() && observed.gradient().isPresent()
                        ? Optional.of(of(
                                exact.gradient().orElseThrow(),
                                observed.gradient().get(),
                                bounds -> bounds.gradient().orElseThrow()))
                        : derived);
    }

    private Bounds derived(ElementType type) {
        return answered.margins().bounds(type);
    }

    private ElementType declared() {
        return answered.declared();
    }

    private Tensor of(Tensor exact, Tensor observed, Function<Bounds, Tensor> part) {
        Tensor derived = part.apply(derived(declared()));
        if (!exact.shape().equals(observed.shape())
                || Differences.areWithin(List.of(new Differences("", observed, exact, derived)))) {
            return derived;
        }
        return answered.formatInside()
                .map(type -> larger(derived, part.apply(answered.margins().shortBounds(type))))
                .orElseGet(() -> ofAnotherLoss(exact, observed, part));
    }

    /** Numbers with the digits of float32 were computed so, whatever they are. */
    private Tensor ofAnotherLoss(Tensor exact, Tensor observed, Function<Bounds, Tensor> part) {
        Tensor derived = part.apply(derived(declared()));
        boolean isShort = declared().unitRoundoff() < ElementType.FLOAT32.unitRoundoff()
                && Arrays.stream(observed.toDoubles()).allMatch(ElementType.FLOAT32::holds);
        ElementType type = isShort ? ElementType.FLOAT32 : declared();
        Tensor bounds = isShort ? larger(derived, part.apply(derived(type))) : derived;
        double most = relative(bounds, exact, type) * largest(observed);
        return Tensor.of(
                bounds.shape(),
                Arrays.stream(bounds.toDoubles())
                        .map(each -> Math.max(each, most))
                        .toArray());
    }

    private static Tensor larger(Tensor derived, Tensor other) {
        double[] all = derived.toDoubles();
        for (int i = 0; i < all.length; i++) {
            all[i] = Double.isFinite(other.at(i)) ? Math.max(all[i], other.at(i)) : all[i];
        }
        return Tensor.of(derived.shape(), all);
    }

    private double relative(Tensor bounds, Tensor exact, ElementType type) {
        double expected = largest(exact);
        double conditioned = expected == 0 ? 0 : Math.min(largest(bounds) / expected, LARGEST);
        return Math.max((ROUNDINGS + terms) * type.unitRoundoff(), conditioned);
    }

    /** Of those that are finite. */
    private static double largest(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles())
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}

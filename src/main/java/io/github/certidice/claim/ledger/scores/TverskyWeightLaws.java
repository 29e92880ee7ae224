package io.github.certidice.claim.ledger.scores;

import static io.github.certidice.claim.ledger.scores.TverskyLaws.POSITIVE;
import static io.github.certidice.claim.ledger.scores.TverskyLaws.WEIGHTS;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the constants between two Tversky indices change with the weights. */
public final class TverskyWeightLaws {

    private static final String CHANGE = "\\mathrm{sgn}(\\text{factor after}-\\text{factor before})";

    private final Formulas.TverskyFamily tversky;

    public TverskyWeightLaws(Formulas formulas) {
        tversky = formulas.tversky();
    }

    public List<Claim> claims() {
        return List.of(monotone(), bothAway(), strict(), line());
    }

    /** The relative error against T' over all masks of d voxels, as a factor in whichever direction is worse. */
    private Rational error(Rational alpha, Rational beta, Case c) {
        TverskyWeights w = TverskyWeights.of(c);
        Case forward = new TverskyWeights(alpha, beta, w.alpha2(), w.beta2()).into(c);
        Case backward = new TverskyWeights(w.alpha2(), w.beta2(), alpha, beta).into(c);
        return TverskyLaws.largestRatio(tversky, forward).max(TverskyLaws.largestRatio(tversky, backward));
    }

    /** Weights (alpha, beta) and, further from (alpha', beta'), (further alpha, further beta). */
    private static Domain.Enumeration movedAway() {
        return Enumerations.bySize(
                "images of up to %d voxels, all weights from {1/3, 1/2, 1, 2}, moved to any of these further away",
                new int[] {3, 4, 6},
                d -> TverskyWeights.all(WEIGHTS)
                        .flatMap(w -> Stream.of(WEIGHTS)
                                .flatMap(a -> Stream.of(WEIGHTS)
                                        .map(b -> w.into(Case.of("d", Rational.of(d)))
                                                .with("further-alpha", a)
                                                .with("further-beta", b)))));
    }

    private static boolean isFurther(Case c) {
        TverskyWeights w = TverskyWeights.of(c);
        return lies(w.alpha2(), w.alpha(), c.parameter("further-alpha"))
                && lies(w.beta2(), w.beta(), c.parameter("further-beta"));
    }

    /** True where {@code near} lies between {@code origin} and {@code far}. */
    private static boolean lies(Rational origin, Rational near, Rational far) {
        boolean up = origin.compareTo(near) <= 0 && near.compareTo(far) <= 0;
        boolean down = origin.compareTo(near) >= 0 && near.compareTo(far) >= 0;
        return up || down;
    }

    private static boolean isMoved(Case c) {
        return !c.parameter("alpha").equals(c.parameter("further-alpha"))
                || !c.parameter("beta").equals(c.parameter("further-beta"));
    }

    private Claim monotone() {
        return Claim.named("tversky-monotone", "Moving Tversky weights away never lowers the error")
                .entry("A11")
                .says(
                        "On images of d voxels, the best factor between T and T' never falls when a weight of T moves away from"
                                + " that of T'. Over all sizes the factor is rho, whose logarithm is the larger of the two distances"
                                + " between the logarithms of the weights.",
                        "\\alpha, \\beta \\text{ further away} \\Rightarrow \\text{error not smaller}")
                .from("after the Tversky claim of Eelbode et al., IEEE TMI 2020; this precise form new here")
                .given(POSITIVE + "; no weight moves towards the reference", TverskyWeightLaws::isFurther)
                .enumerated(movedAway())
                .measures(
                        "\\text{factor before}/\\text{factor after}",
                        c -> new Measurement(
                                error(c.parameter("alpha"), c.parameter("beta"), c)
                                        .over(error(c.parameter("further-alpha"), c.parameter("further-beta"), c)),
                                Bound.of(0),
                                Bound.of(1)));
    }

    /** The sign of how the error changes. */
    private Rational change(Case c) {
        Rational before = error(c.parameter("alpha"), c.parameter("beta"), c);
        return Rational.of(error(c.parameter("further-alpha"), c.parameter("further-beta"), c)
                .compareTo(before));
    }

    private Claim bothAway() {
        return Claim.named("tversky-both-away", "Moving both Tversky weights away raises the error")
                .entry("A11")
                .says(
                        "Where both weights of T move away from those of T', the best factor on images of d voxels grows strictly.",
                        "\\alpha \\text{ and } \\beta \\text{ further away} \\Rightarrow \\text{error strictly larger}")
                .from("after the Tversky claim of Eelbode et al., IEEE TMI 2020; this precise form new here")
                .given(
                        POSITIVE + "; both weights move away; d >= 2",
                        c -> isFurther(c) && isMovedInBoth(c) && c.integer("d") > 1)
                .enumerated(movedAway())
                .measures(CHANGE, c -> Measurement.equal(change(c), ONE));
    }

    private static boolean isMovedInBoth(Case c) {
        return !c.parameter("alpha").equals(c.parameter("further-alpha"))
                && !c.parameter("beta").equals(c.parameter("further-beta"));
    }

    private Claim strict() {
        return Claim.named("tversky-strict", "Moving one Tversky weight away always raises the error")
                .entry("A11")
                .says(
                        "Literal reading of \"the approximation gets worse as the weights move away from the trivial ones\".",
                        "(\\alpha,\\beta) \\text{ further away} \\Rightarrow \\text{error strictly larger}")
                .from("a reading of Eelbode et al., IEEE TMI 2020")
                .correctedBy("tversky-monotone")
                .given(
                        POSITIVE + "; no weight moves towards the reference, and one moves away; d >= 2",
                        c -> isFurther(c) && isMoved(c) && c.integer("d") > 1)
                .enumerated(movedAway())
                .measures(CHANGE, c -> Measurement.equal(change(c), ONE));
    }

    private Claim line() {
        return Claim.named("tversky-line", "Of the weights with sum 1, Dice is the nearest to Jaccard")
                .entry("A11")
                .provedIn("tversky-factor", "weight_ratio_line")
                .says(
                        "On the line alpha + beta = 1 the factor against Jaccard is 1/min(alpha, beta), at least 2, and least for"
                                + " Dice itself; against Dice it is half of that.",
                        "\\rho(T_{\\alpha,1-\\alpha}, J) = \\frac{1}{\\min(\\alpha, 1-\\alpha)} \\ge 2")
                .given(POSITIVE + "; 0 < alpha < 1", c -> true)
                .enumerated(Enumerations.bySize(
                        "all alpha with denominators up to %d",
                        new int[] {32, 128, 512},
                        below -> IntStream.range(1, below)
                                .mapToObj(above -> Case.of("alpha", Rational.of(above, below)))))
                .measures("|\\rho_J - 1/\\min(\\alpha,\\beta)| + |\\rho_J - 2\\rho_D|", c -> {
                    Rational alpha = c.parameter("alpha");
                    Rational beta = ONE.minus(alpha);
                    Rational toJaccard = new TverskyWeights(alpha, beta, ONE, ONE).rho();
                    Rational toDice = new TverskyWeights(alpha, beta, Rational.HALF, Rational.HALF).rho();
                    Rational defect = toJaccard.minus(alpha.min(beta).inverse()).abs();
                    return Measurement.equal(
                            defect.plus(toJaccard.minus(TWO.times(toDice)).abs()), Rational.ZERO);
                });
    }
}

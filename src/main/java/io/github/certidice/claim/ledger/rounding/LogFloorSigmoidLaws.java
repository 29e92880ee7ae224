package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.loss.variant.FlooredCrossEntropy;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.List;
import java.util.function.Function;

/** What a floor below logarithms makes of sigmoids that are rounded to 1. */
public final class LogFloorSigmoidLaws {

    private static final String JUMP = "\\hat{L} - CE, \\quad \\hat{L} = \\min(-\\log\\mathrm{fl}(1-\\hat{p}), 100)";

    private final Function<Rational, Real> floored;
    private final Formulas.Rounding rounding;

    public LogFloorSigmoidLaws(Formulas formulas) {
        floored = formulas.surrogates().floored();
        rounding = formulas.rounding();
    }

    public List<Claim> claims() {
        return List.of(jump(), onlyLowers());
    }

    private static Claim.Builder ofSaturated(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(
                        SigmoidLaws.LOGITS
                                + "; z >= t log 2, so that the sigmoid of a background voxel is rounded to 1",
                        c -> SigmoidLaws.isLogit(c) && SigmoidLaws.isBeyond(c))
                .enumerated(SigmoidLaws.grid());
    }

    /** Of a background voxel: the program's loss and the exact one. */
    private Rational jump(Case c) {
        FloatArithmetic a = FloatArithmetic.of(c.integer("digits"), rounding);
        double q = a.minus(1, SigmoidLaws.sigmoid(a, SigmoidLaws.logit(c)));
        Rational program =
                floored.apply(Rational.of(q)).enclose(Logarithms.BITS).high();
        return program.minus(Logarithms.softplus(c.parameter("z")).low());
    }

    private Claim jump() {
        return ofSaturated(
                        "log-floor-jump", "A floor of -100 adds up to 100 - t log 2 to the loss of a background voxel")
                .says(
                        "A sigmoid that is rounded to 1 costs 100, whatever the logit: 83.36 too much in float32 at z = 16.64, where the loss"
                                + " jumps from 16.64; 63.26 in float64 at z = 36.74; 92.38 in float16 at z = 7.63. A foreground voxel of the"
                                + " opposite logit has no such jump. Approached at the first logit beyond.",
                        "100 - \\log(1+e^z) \\le \\hat{L} - CE \\le 100 - t \\log 2")
                .follows("sigmoid-saturation", "log-floor-background")
                .approached(null)
                .searched(SigmoidLaws.beyondThreshold())
                .measures(JUMP, c -> {
                    Enclosure threshold =
                            Elementary.log(Rational.TWO, Logarithms.BITS).times(c.parameter("digits"));
                    Rational least = FlooredCrossEntropy.MOST.minus(
                            Logarithms.softplus(c.parameter("z")).high());
                    Rational most = FlooredCrossEntropy.MOST.minus(threshold.high());
                    return new Measurement(jump(c), Bound.of(least), Bound.of(most));
                });
    }

    private Claim onlyLowers() {
        return ofSaturated("log-floor-lowers", "A floor below logarithms can only lower a loss")
                .from("common reading")
                .correctedBy("log-floor-jump")
                .says(
                        "Literal reading: it is a cap, so the loss is at most the exact one. Where 1 - p was rounded to 0 before, it turns"
                                + " 17 into 100.",
                        "\\hat{L} \\le CE")
                .measures(JUMP, c -> new Measurement(jump(c), Bound.of(-100), Bound.of(0)));
    }
}

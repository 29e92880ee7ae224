package io.github.certidice.claim.ledger.rounding;

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

/** Probabilities that are clipped to [e, 1 - e] before a logarithm is taken. */
public final class ClippingLaws {

    private static final String CLIP = "e is a number of the format with so many digits, 0 < e <= 1/2";
    private static final String CAPS = "\\frac{1-\\hat{q}}{e}, \\quad \\hat{q} = \\mathrm{fl}(1-e)";
    private static final int FLOAT32 = 24;

    private final Formulas.Rounding rounding;

    public ClippingLaws(Formulas formulas) {
        rounding = formulas.rounding();
    }

    public List<Claim> claims() {
        return List.of(asymmetry(), symmetric());
    }

    private static Claim.Builder ofClips(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(CLIP, ClippingLaws::isClip)
                .searched(new Domain.Family("float32 and e = 10^-7", 1, k -> of(FLOAT32, Rational.of((double) 1e-7f))));
    }

    private static Case of(int digits, Rational clip) {
        return Case.of("digits", Rational.of(digits)).with("e", clip);
    }

    private static boolean isClip(Case c) {
        Rational clip = c.parameter("e");
        boolean inRange = clip.signum() > 0 && clip.compareTo(Rational.HALF) <= 0;
        return inRange && FloatArithmetic.isPossible(c.integer("digits")) && isOfFormat(c);
    }

    private static boolean isOfFormat(Case c) {
        FloatArithmetic a =
                FloatArithmetic.of(c.integer("digits"), Formulas.reference().rounding());
        return Rational.of(a.nearest(c.parameter("e").doubleValue())).equals(c.parameter("e"));
    }

    /** How far from 1 the upper end is, as a multiple of what it should be. */
    private Rational distance(Case c) {
        FloatArithmetic a = FloatArithmetic.of(c.integer("digits"), rounding);
        double upper = a.minus(1, c.parameter("e").doubleValue());
        return Rational.ONE.minus(Rational.of(upper)).over(c.parameter("e"));
    }

    private Claim asymmetry() {
        return ofClips(
                        "clip-asymmetry",
                        "Clipping to [e, 1-e] caps background voxels at another value than foreground voxels")
                .says(
                        "The upper end is rounded to a multiple of u: its distance to 1 is off by a factor of up to 1 + u/(2e), and the cap"
                                + " -log of it by the logarithm of that. In float32 and with e = 10^-7 it is 2^-23, and the caps are 16.118"
                                + " and 15.942. Attained where e is halfway, such as e = 3u/2.",
                        "\\left\\lvert \\frac{1-\\hat{q}}{e} - 1 \\right\\rvert \\le \\frac{u}{2e}, \\quad \\hat{q} = \\mathrm{fl}(1-e)")
                .enumerated(Enumerations.bySize(
                        "8, 11 and 24 digits; e = m u/4 for m up to %d",
                        new int[] {200, 1000, 10_000},
                        m -> IntStream.of(8, 11, FLOAT32)
                                .mapToObj(t -> of(t, Rational.of(m, 4).times(RoundingCases.unit(t))))))
                .attained(null, of(FLOAT32, Rational.of(3, 2).times(RoundingCases.unit(FLOAT32))))
                .measures(CAPS, c -> {
                    Rational half = RoundingCases.unit(c.integer("digits")).over(Rational.TWO);
                    Rational off = half.over(c.parameter("e"));
                    return new Measurement(
                            distance(c), Bound.of(Rational.ONE.minus(off)), Bound.of(Rational.ONE.plus(off)));
                });
    }

    private Claim symmetric() {
        return ofClips("clip-symmetric", "Clipping to [e, 1-e] treats foreground and background alike")
                .says(
                        "Literal reading: both logarithms are capped at -log e. False in floating point unless e is a multiple of u, as"
                                + " 10^-7 in float32 is not.",
                        "1-\\hat{q} = e, \\quad \\hat{q} = \\mathrm{fl}(1-e)")
                .from("common practice")
                .correctedBy("clip-asymmetry")
                .measures(CAPS, c -> Measurement.equal(distance(c), Rational.ONE));
    }
}

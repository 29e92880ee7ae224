package io.github.certidice.loss.variant;

import io.github.certidice.number.LogSum;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.List;

/** Cross-entropy of one voxel as PyTorch's {@code BCELoss} has it: with floors for its value and for its slope. */
public final class FlooredCrossEntropy {

    /** What it is at most, because logarithms are at least -100. */
    public static final Rational MOST = Rational.of(100);

    /** c of PyTorch, which writes it as a float32 number. */
    public static final Rational LEAST_VARIANCE = Rational.of(1e-12f);

    private static final Rational MINUS_ONE = Rational.of(-1);

    private FlooredCrossEntropy() {}

    /** {@code min(-log q, 100)}, where q is the probability given to what the target is. */
    public static Real value(Rational q) {
        if (q.signum() == 0) {
            return MOST;
        }
        LogSum plain = new LogSum(List.of(new LogSum.Term(MINUS_ONE, q)));
        return plain.compareWith(MOST) < 0 ? plain : MOST;
    }

    /** {@code (p - y) / max(p (1 - p), c)}: what is returned as the derivative by p, whatever the value is. */
    public static Rational slope(Rational y, Rational p, Rational c) {
        Rational variance = p.times(Rational.ONE.minus(p));
        return p.minus(y).over(variance.max(c));
    }
}

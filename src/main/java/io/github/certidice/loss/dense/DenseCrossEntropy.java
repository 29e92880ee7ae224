package io.github.certidice.loss.dense;

import io.github.certidice.InvalidInput;

/**
 * Binary cross-entropy of logits, in nats: with s = z off the foreground and s = -z on it,
 *
 * <pre>(1/d) sum_i log(1 + exp(s_i)) = (1/d) sum_i max(s_i, 0) + log(1 + exp(-|s_i|)),</pre>
 *
 * <p>which is {@code max(z, 0) - z y + log(1 + exp(-|z|))} summed; d is the number of voxels for the mean, and 1 for the
 * sum. The derivative by z is {@code (sigma(z) - y) / d}: plus or minus {@code sigma(s) / d}.
 *
 * <p>Every exponential is computed once, by {@link NegativeExponential}; see {@link LogisticSum} for the value and
 * {@link LogisticSlope} for the gradient. Their errors are proved; where they leave the rounding undecided,
 * {@link ExactLogistic} decides.
 */
public final class DenseCrossEntropy {

    private DenseCrossEntropy() {}

    /**
     * The mean, correctly rounded.
     *
     * @throws InvalidInput if the lengths differ, there are no voxels, a label is not 0 or 1, or a logit is not finite
     */
    public static double mean(float[] z, byte[] y) {
        return evaluate(z, y, voxels(z), block -> {});
    }

    /** The mean, correctly rounded; fills in the derivative by each logit, correctly rounded. */
    public static double meanAndGradient(float[] z, byte[] y, double[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        LogisticSlope slope = new LogisticSlope(voxels(z));
        return evaluate(z, y, voxels(z), block -> slope.fill(block, gradient));
    }

    /** The mean, correctly rounded to double; fills in the derivative by each logit, correctly rounded to float. */
    public static double meanAndGradient(float[] z, byte[] y, float[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        LogisticSlope slope = new LogisticSlope(voxels(z));
        return evaluate(z, y, voxels(z), block -> slope.fill(block, gradient));
    }

    /** The sum, correctly rounded. */
    public static double sum(float[] z, byte[] y) {
        return evaluate(z, y, 1, block -> {});
    }

    /** The sum, correctly rounded; fills in the derivative by each logit, correctly rounded. */
    public static double sumAndGradient(float[] z, byte[] y, double[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        LogisticSlope slope = new LogisticSlope(1);
        return evaluate(z, y, 1, block -> slope.fill(block, gradient));
    }

    /** The sum, correctly rounded to double; fills in the derivative by each logit, correctly rounded to float. */
    public static double sumAndGradient(float[] z, byte[] y, float[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        LogisticSlope slope = new LogisticSlope(1);
        return evaluate(z, y, 1, block -> slope.fill(block, gradient));
    }

    private static int voxels(float[] z) {
        if (z.length == 0) {
            throw InvalidInput.of("prediction", "no voxels", "at least one, for a mean");
        }
        return z.length;
    }

    private interface BlockVisitor {
        void accept(LogisticBlock block);
    }

    private static double evaluate(float[] z, byte[] y, int divisor, BlockVisitor gradient) {
        BinaryTarget.requireLength(y, z.length);
        BinaryTarget.require(y, 0, y.length);
        LogisticBlock block = new LogisticBlock(z, y);
        LogisticSum sum = new LogisticSum();
        for (int from = 0; from < z.length; from += LogisticBlock.MOST) {
            block.read(from);
            sum.add(block);
            gradient.accept(block);
        }
        return sum.over(divisor).orElseGet(() -> ExactLogistic.value(z, y, divisor));
    }
}

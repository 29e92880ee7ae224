package io.github.certidice.loss.dense;

import io.github.certidice.InvalidInput;

/**
 * Up to {@value #MOST} voxels: s, which is the logit z off the foreground and -z on it, and exp(-|s|) as a pair. Where |s| is
 * above 600, the exponential is that of -600: below 2^-865, and not smaller than the true one.
 */
final class LogisticBlock {

    /** Voxels in a block; its arrays stay in the first cache. */
    static final int MOST = 256;

    private final float[] z;
    private final byte[] y;
    private final float[] s = new float[MOST];
    private final double[] high = new double[MOST];
    private final double[] low = new double[MOST];
    private int from;
    private int size;

    LogisticBlock(float[] z, byte[] y) {
        this.z = z;
        this.y = y;
    }

    /** Reads the block that starts at a voxel. */
    void read(int start) {
        from = start;
        size = Math.min(MOST, z.length - start);
        NegativeExponential power = new NegativeExponential();
        boolean finite = true;
        for (int i = 0; i < size; i++) {
            float logit = z[from + i];
            s[i] = y[from + i] == 0 ? logit : -logit;
            float t = Math.abs(logit);
            finite &= t <= Float.MAX_VALUE; // false for NaN
            power.set(t <= NegativeExponential.LARGEST ? t : NegativeExponential.LARGEST);
            high[i] = power.high();
            low[i] = power.low();
        }
        if (!finite) {
            throw notFinite();
        }
    }

    private InvalidInput notFinite() {
        int i = from;
        while (Float.isFinite(z[i])) {
            i++;
        }
        return InvalidInput.of("prediction", z[i] + " at voxel " + i, "finite logits");
    }

    /** The voxel that the block starts at. */
    int from() {
        return from;
    }

    int size() {
        return size;
    }

    float s(int i) {
        return s[i];
    }

    boolean isForeground(int i) {
        return y[from + i] != 0;
    }

    double high(int i) {
        return high[i];
    }

    double low(int i) {
        return low[i];
    }
}

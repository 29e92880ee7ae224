package io.github.certidice.loss.dense;

/**
 * What each voxel adds to the Jaccard loss of the set of wrong voxels, for some groups of equal errors of one kind: quotients
 * of whole numbers, see {@link DenseLovasz}. Each is kept as {@code high + low}, to within 2^-103 of it.
 */
final class Shares {

    private final double[] high = new double[ErrorGroups.MOST];
    private final double[] low = new double[ErrorGroups.MOST];
    private final double[] doubles = new double[ErrorGroups.MOST];
    private final float[] floats = new float[ErrorGroups.MOST];
    private int size;
    private final long[] above = new long[ErrorGroups.MOST];
    private final long[] below = new long[ErrorGroups.MOST];

    /** Of foreground voxels: 1 / (n + B). */
    void setOn(ErrorOrder order, ErrorGroups groups) {
        size = groups.size();
        for (int i = 0; i < size; i++) {
            set(i, 1, DenseLovasz.belowOn(order, groups, i));
        }
    }

    /** Of background voxels: (n - A) / ((n + B0) (n + B1)). */
    void setOff(ErrorOrder order, ErrorGroups groups) {
        size = groups.size();
        for (int i = 0; i < size; i++) {
            set(i, DenseLovasz.aboveOff(order, groups, i), DenseLovasz.belowOff(order, groups, i));
        }
    }

    private void set(int i, long numerator, long denominator) {
        above[i] = numerator;
        below[i] = denominator;
        high[i] = (double) numerator / denominator;
        low[i] = Quotient.correction(high[i], numerator, denominator);
    }

    double high(int i) {
        return high[i];
    }

    double low(int i) {
        return low[i];
    }

    /** Correctly rounds all. */
    void roundToDoubles() {
        for (int i = 0; i < size; i++) {
            doubles[i] = Quotient.rounded(high[i], low[i], above[i], below[i]);
        }
    }

    /** Correctly rounds all. */
    void roundToFloats() {
        roundToDoubles();
        for (int i = 0; i < size; i++) {
            floats[i] = Quotient.roundedToFloat(doubles[i], above[i], below[i]);
        }
    }

    /** What {@link #roundToDoubles} made of one. */
    double toDouble(int i) {
        return doubles[i];
    }

    /** What {@link #roundToFloats} made of one. */
    float toFloat(int i) {
        return floats[i];
    }
}

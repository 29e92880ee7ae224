package io.github.certidice.sample;

import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;

/** The floating-point format that a case's numbers are kept in. */
public enum Precision {
    /** IEEE 754 binary32. */
    FLOAT32("float32", 0x1p-149, 0x1p-126),

    /** IEEE 754 binary64. */
    FLOAT64("float64", 0x1p-1074, 0x1p-1022);

    private final String dtype;
    private final double smallest;
    private final double smallestNormal;

    Precision(String dtype, double smallest, double smallestNormal) {
        this.dtype = dtype;
        this.smallest = smallest;
        this.smallestNormal = smallestNormal;
    }

    /** The format's name, as in the pipe protocol. */
    public String dtype() {
        return dtype;
    }

    /** The smallest positive number, subnormal. */
    public double smallest() {
        return smallest;
    }

    /** The smallest positive normal number. */
    public double smallestNormal() {
        return smallestNormal;
    }

    /** The nearest number of the format. */
    public double round(double x) {
        return this == FLOAT32 ? (float) x : x;
    }

    /** The next larger number of the format. */
    public double above(double x) {
        return this == FLOAT32 ? Math.nextUp((float) x) : Math.nextUp(x);
    }

    /** The next smaller number of the format. */
    public double below(double x) {
        return this == FLOAT32 ? Math.nextDown((float) x) : Math.nextDown(x);
    }

    /** A number from in and around the subnormal range, a 0 or a 1. */
    double tiny(SplitMix64 random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2, 3 -> smallest * (1 + random.nextInt(8));
            case 4 -> random.choose(below(smallestNormal), smallestNormal, above(smallestNormal));
            case 5, 6 -> random.nextDouble() * smallestNormal;
            default -> Math.scalb(smallestNormal, random.nextInt(-Math.getExponent(smallestNormal)));
        };
    }

    /** The values rounded to the format. */
    ProbabilityMap map(Shape shape, double[] values) {
        if (this == FLOAT64) {
            return ProbabilityMap.of(shape, values);
        }
        float[] floats = new float[values.length];
        for (int voxel = 0; voxel < values.length; voxel++) {
            floats[voxel] = (float) values[voxel];
        }
        return ProbabilityMap.of(shape, floats);
    }
}

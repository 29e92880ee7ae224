package io.github.certidice.oracle.dialect;

/** Notes that hold for several libraries. */
final class Texts {

    static final String SMOOTHING_ONLY_BELOW = "SMOOTHING_ONLY_BELOW";
    static final String EMPTY_COSTS_1 =
            "Only the denominator is smoothed: where the target is empty the loss is about 1, even if the prediction is"
                    + " empty too.";

    static final String UNSTABLE_SORT = "UNSTABLE_SORT";
    static final String TIES_BY_ORDER =
            "Equal errors are sorted in no fixed order: the value doesn't depend on it, the gradient at such ties does.";

    static final String MEAN_OVER_CLASSES = "CONVENTION_MEAN_OVER_CLASSES";
    static final String CLASS_AXIS_COUNTS =
            "The mean is over the class axis too, though one class of a voxel counts: gamma = 0 gives the cross-entropy"
                    + " divided by the number of classes.";

    static final String IGNORED_IN_DIVISOR = "CONVENTION_MEAN_OF_ALL";
    static final String IGNORED_COUNT = "Ignored voxels add 0 to the sum, and still count in the divisor of the mean.";

    static final String GRADIENT_NAN_AT_CERTAINTY = "NAN_GRADIENT";
    static final String POWER_BELOW_1 =
            "Where gamma is below 1 and a prediction is certain and right, the gradient is infinity times 0, NaN, instead"
                    + " of its limit 0.";

    static final String FLOAT64_FAILS = "FLOAT64_FAILS";
    static final String FLOAT32_GAINS =
            "The library raises for float64 predictions and integer labels: it makes the Jaccard differences float32.";

    static final String FLOAT32_INSIDE = "FLOAT32_INSIDE";
    static final String FLOAT32_TARGET =
            "The target becomes float32, and what is computed of it, whatever the prediction's type is.";

    static final String FLOAT32_JACCARD =
            "Counts of integer labels are divided in float32, whatever the prediction's type is.";

    private Texts() {}
}

package io.github.certidice.report.plot;

/**
 * An axis of a plot.
 *
 * @param title what it measures
 * @param logarithmic whether equal steps are equal factors (base 10)
 */
public record Axis(String title, boolean logarithmic) {

    /** The largest number that is drawn, with room for lets-plot's own arithmetic beyond it. */
    static final double HUGEST = 1e300;
    /** The smallest number that is drawn on a logarithmic axis. */
    static final double TINIEST = 1e-300;

    /** An axis with equal steps. */
    public static Axis linear(String title) {
        return new Axis(title, false);
    }

    /** An axis with powers of ten at equal steps. */
    public static Axis log10(String title) {
        return new Axis(title, true);
    }

    void requireDrawable(String layer, double value) {
        double least = logarithmic ? TINIEST : -HUGEST;
        if (!(value >= least && value <= HUGEST)) {
            throw new IllegalArgumentException("'" + layer + "': " + value + " has no place on the "
                    + (logarithmic ? "logarithmic" : "linear") + " axis '" + title + "'");
        }
    }
}

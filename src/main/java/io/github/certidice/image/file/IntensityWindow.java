package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ProbabilityMap;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The plainest way from intensities to probabilities: the trapezoid
 *
 * <pre>
 *   p(v) = 0                             v &lt; low or v &gt; high
 *   p(v) = (v - low) / (full - low)      low &lt;= v &lt; full
 *   p(v) = 1                             full &lt;= v &lt;= last
 *   p(v) = (high - v) / (high - last)    last &lt; v &lt;= high
 * </pre>
 *
 * It knows nothing of where a voxel lies, and is meant for trying losses on real images, not for segmenting them.
 *
 * @param low from here on p rises from 0
 * @param full from here on p is 1
 * @param last up to here p is 1
 * @param high up to here p falls to 0
 */
public record IntensityWindow(double low, double full, double last, double high) {

    /** Rejects intensities that aren't finite or descend. */
    public IntensityWindow {
        boolean isAscending = low <= full && full <= last && last <= high; // false for NaN
        if (!isAscending || Double.isInfinite(low) || Double.isInfinite(high)) {
            String found = low + "," + full + "," + last + "," + high;
            throw InvalidInput.of("window", found, "four finite intensities, none below the one before it");
        }
    }

    /** Reads {@code "0,46,118,155"}: low, full, last, high. */
    public static IntensityWindow parse(String text) {
        String[] parts = text.split(",", -1);
        try {
            double[] at = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
            return new IntensityWindow(at[0], at[1], at[2], exactlyFour(at)[3]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw InvalidInput.of(
                    "window", '"' + text + '"', "four intensities joined by commas, such as 0,46,118,155");
        }
    }

    private static double[] exactlyFour(double... at) {
        if (at.length != 4) {
            throw new ArrayIndexOutOfBoundsException(at.length);
        }
        return at;
    }

    /**
     * The window that suits tissue of medium brightness on a dark background: it rises from 0 to the 20th percentile of the
     * voxels above 0, and falls from their 90th to their 95th. The percentile q of n voxels is the ceil(q n / 100)-th
     * smallest, so it is an intensity of the image.
     *
     * @throws InvalidInput if no voxel is above 0, or one isn't finite
     */
    public static IntensityWindow ofPercentiles(String argument, Image image) {
        double[] bright = IntStream.range(0, image.shape().size())
                .mapToDouble(image::at)
                .filter(value -> !(value <= 0)) // keeps NaN, which sorts last and is rejected as not finite
                .sorted()
                .toArray();
        if (bright.length == 0) {
            throw InvalidInput.of(argument, "no voxel above 0", "an image with a bright object on a background of 0");
        }
        if (!Double.isFinite(bright[bright.length - 1])) {
            throw InvalidInput.of(argument, bright[bright.length - 1], "finite intensities");
        }
        return new IntensityWindow(0, percentile(bright, 20), percentile(bright, 90), percentile(bright, 95));
    }

    private static double percentile(double[] sorted, int percent) {
        long rank = ((long) percent * sorted.length + 99) / 100;
        return sorted[(int) rank - 1];
    }

    /** p for an intensity, in [0, 1]; NaN for NaN. */
    public double probability(double intensity) {
        if (Double.isNaN(intensity)) {
            return Double.NaN;
        }
        if (intensity < low || intensity > high) {
            return 0;
        }
        if (intensity < full) {
            return (intensity - low) / (full - low);
        }
        return intensity > last ? (high - intensity) / (high - last) : 1;
    }

    /**
     * The prediction that this window makes of an image.
     *
     * @param argument the name by which the message calls this input
     * @throws InvalidInput if a number of the image is NaN
     */
    public ProbabilityMap of(String argument, Image image) {
        try {
            return ProbabilityMap.of(image.shape(), voxel -> probability(image.at(voxel)));
        } catch (InvalidInput notANumber) {
            throw image.census().notProbabilities(argument, 1);
        }
    }
}

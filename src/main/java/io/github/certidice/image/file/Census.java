package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Shape;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which numbers an image holds, found in one pass over its voxels. */
public final class Census {

    /** More different whole numbers than this aren't labels. */
    private static final int MOST_LABELS = 256;

    private static final int MOST_NAMED = 12;
    private static final int NONE = -1;

    private final Image image;
    private final TreeSet<Double> values = new TreeSet<>();
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private int smallestAt = NONE;
    private int largestAt = NONE;
    private int firstNotFinite = NONE;
    private int firstNotWhole = NONE;

    private Census(Image image) {
        this.image = image;
    }

    static Census of(Image image) {
        Census census = new Census(image);
        int size = image.shape().size();
        for (int voxel = 0; voxel < size; voxel++) {
            census.count(voxel);
        }
        return census;
    }

    private void count(int voxel) {
        double value = image.at(voxel);
        if (!Double.isFinite(value)) {
            firstNotFinite = firstNotFinite == NONE ? voxel : firstNotFinite;
            return;
        }
        if (value < smallest) {
            smallest = value;
            smallestAt = voxel;
        }
        if (value > largest) {
            largest = value;
            largestAt = voxel;
        }
        countLabel(voxel, value);
    }

    private void countLabel(int voxel, double value) {
        if (value != Math.rint(value)) {
            firstNotWhole = firstNotWhole == NONE ? voxel : firstNotWhole;
        } else if (values.size() <= MOST_LABELS && isNew(voxel, value)) {
            values.add(value + 0.0); // -0.0 is label 0
        }
    }

    /** Neighbours are mostly equal; comparing them first makes the set cheap. */
    private boolean isNew(int voxel, double value) {
        return voxel == 0 || value != image.at(voxel - 1);
    }

    /** The smallest finite number, or NaN where there is none. */
    public double smallest() {
        return smallestAt == NONE ? Double.NaN : smallest;
    }

    /** The largest finite number, or NaN where there is none. */
    public double largest() {
        return largestAt == NONE ? Double.NaN : largest;
    }

    /** The labels in ascending order, where all numbers are whole and at most 256 of them differ. */
    public Optional<SortedSet<Double>> labels() {
        boolean areLabels = firstNotFinite == NONE && firstNotWhole == NONE && values.size() <= MOST_LABELS;
        return areLabels ? Optional.of(values) : Optional.empty();
    }

    InvalidInput notProbabilities(String argument, double scale) {
        if (firstNotFinite != NONE) {
            return notFinite(argument);
        }
        String range = "probabilities from 0 to 1";
        if (scale != 1) {
            return InvalidInput.of(
                    argument, largest() > scale ? most() : least(), "numbers from 0 to the scale " + text(scale));
        }
        if (smallest() < 0) {
            return InvalidInput.of(argument, least(), range + "; logits need a sigmoid first");
        }
        String divisor = largest() <= 255 ? "255" : text(largest());
        return InvalidInput.of(
                argument, most(), range + "; an image of 0 to " + divisor + " is read by --scale " + divisor);
    }

    InvalidInput notTarget(String argument) {
        if (firstNotFinite != NONE) {
            return notFinite(argument);
        }
        String example =
                labels().map(labels -> " --label " + text(labels.last())).orElse("");
        String allowed = "0 and 1, or soft labels from 0 to 1";
        return labels().isPresent()
                ? InvalidInput.of(
                        argument, "labels " + names(), allowed + "; choose the foreground, such as by" + example)
                : InvalidInput.of(argument, smallest() < 0 ? least() : most(), allowed);
    }

    InvalidInput notLabels(String argument) {
        if (firstNotFinite != NONE) {
            return notFinite(argument);
        }
        return InvalidInput.of(argument, place(firstNotWhole), "whole numbers, of which --label chooses some");
    }

    private InvalidInput notFinite(String argument) {
        return InvalidInput.of(argument, place(firstNotFinite), "finite numbers");
    }

    private String most() {
        return "largest number " + place(largestAt);
    }

    private String least() {
        return "smallest number " + place(smallestAt);
    }

    private String place(int voxel) {
        Shape shape = image.shape();
        return text(image.at(voxel)) + " at voxel " + shape.position(voxel);
    }

    private String names() {
        List<String> first = values.stream().limit(MOST_NAMED).map(Census::text).toList();
        String more = values.size() > MOST_NAMED ? " ... " + text(values.last()) : "";
        return first.stream().collect(Collectors.joining(", ", "", more));
    }

    private static String text(double value) {
        return value == (long) value ? Long.toString((long) value) : Double.toString(value);
    }
}

package io.github.certidice.image;

import io.github.certidice.InvalidInput;

/**
 * One class label per voxel, 0 to {@code classes - 1}; with two classes, a binary target whose foreground is label 1.
 * The array is not copied: don't change it.
 */
public final class Labels implements Target {

    private static final int MOST_CLASSES = 256;

    private final Shape shape;
    private final int classes;
    private final byte[] labels;

    private Labels(Shape shape, int classes, byte[] labels) {
        this.shape = shape;
        this.classes = classes;
        this.labels = labels;
    }

    /**
     * Labels of a shape, read as unsigned bytes.
     *
     * @throws InvalidInput if there are not as many labels as voxels, or one is outside the classes
     */
    public static Labels of(Shape shape, int classes, byte[] labels) {
        if (classes < 1 || classes > MOST_CLASSES) {
            throw InvalidInput.of("classes", classes, "1 to " + MOST_CLASSES);
        }
        if (labels.length != shape.size()) {
            throw InvalidInput.of("labels", labels.length + " labels", shape.size() + ", one per voxel of " + shape);
        }
        requireInRange(shape, classes, labels);
        return new Labels(shape, classes, labels);
    }

    private static void requireInRange(Shape shape, int classes, byte[] labels) {
        int largest = 0;
        for (byte label : labels) {
            largest = Math.max(largest, label & 0xff);
        }
        if (largest >= classes) {
            throw outside(shape, classes, labels);
        }
    }

    private static InvalidInput outside(Shape shape, int classes, byte[] labels) {
        int voxel = 0;
        while ((labels[voxel] & 0xff) < classes) {
            voxel++;
        }
        String found = "label " + (labels[voxel] & 0xff) + " at voxel " + shape.position(voxel);
        return InvalidInput.of("labels", found, "0 to " + (classes - 1));
    }

    @Override
    public Shape shape() {
        return shape;
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** The label of a voxel. */
    public int label(int voxel) {
        return labels[voxel] & 0xff;
    }

    /** The labels themselves, not a copy. */
    public byte[] array() {
        return labels;
    }

    /** The voxels of one class. */
    public Mask mask(int label) {
        return Mask.of(shape, voxel -> label(voxel) == label);
    }

    /** 1 on label 1, 0 elsewhere. */
    @Override
    public double at(int voxel) {
        return labels[voxel] == 1 ? 1 : 0;
    }

    @Override
    public boolean isBinary() {
        return classes <= 2;
    }
}

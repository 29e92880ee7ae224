package io.github.certidice.loss.pipeline;

/** Over which axes one ratio sums: the rest is averaged afterwards. */
public enum Grouping {
    /** Voxels: one ratio for each image and class. */
    IMAGE_CLASS(true, true),
    /** Images and voxels: one ratio for each class, "batch Dice". */
    CLASS(false, true),
    /** Classes and voxels: one ratio for each image, "micro" within an image. */
    IMAGE(true, false),
    /** Everything: one ratio. */
    ALL(false, false);

    private final boolean perImage;
    private final boolean perClass;

    Grouping(boolean perImage, boolean perClass) {
        this.perImage = perImage;
        this.perClass = perClass;
    }

    /** True where images have ratios of their own. */
    public boolean perImage() {
        return perImage;
    }

    /** True where classes have ratios of their own. */
    public boolean perClass() {
        return perClass;
    }
}

package io.github.certidice.loss.pipeline;

/**
 * How the tensors become probabilities and targets.
 *
 * @param layout where images, classes and voxels are in the tensors
 * @param activation from the prediction to probabilities
 * @param voids voxels that don't count
 * @param channels classes that don't count
 */
public record Front(Layout layout, Activation activation, Voids voids, Channels channels) {

    /** All voxels and classes count. */
    public static Front of(Layout layout, Activation activation) {
        return new Front(layout, activation, Voids.NONE, Channels.ALL);
    }

    /** The same with another activation. */
    public Front with(Activation other) {
        return new Front(layout, other, voids, channels);
    }

    /** The same with other void voxels. */
    public Front with(Voids other) {
        return new Front(layout, activation, other, channels);
    }

    /** The same with other classes. */
    public Front with(Channels other) {
        return new Front(layout, activation, voids, other);
    }
}

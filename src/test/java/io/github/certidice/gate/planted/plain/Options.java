package io.github.certidice.gate.planted.plain;

import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.call.Call;

/** What a call says, in one vocabulary for all libraries. Fields that a loss doesn't have keep what is neutral. */
public final class Options {

    /** What makes probabilities of a prediction. */
    public enum Activation {
        /** Nothing. */
        NONE,
        /** Class by class. */
        SIGMOID,
        /** All classes of a voxel together. */
        SOFTMAX
    }

    /** What is done with several losses. */
    public enum Reduction {
        /** Their mean. */
        MEAN,
        /** Their sum. */
        SUM,
        /** Nothing. */
        NONE
    }

    /** Where classes are in the prediction. */
    public Axes axes = Axes.SECOND;
    /** What makes probabilities. */
    public Activation activation = Activation.NONE;
    /** True where the target has indices of classes; false where it has a number for each class. */
    public boolean indexed;
    /** The label of voxels that don't count; null where there is none. */
    public Integer voidLabel;
    /** The name of the tensor that is 0 on voxels that don't count; null where there is none. */
    public String mask;
    /** False where class 0 doesn't count. */
    public boolean background = true;
    /** The classes that count; null for all. */
    public double[] classes;

    /** True where sums run over all images. */
    public boolean overImages;
    /** True where sums run over all classes. */
    public boolean overClasses;
    /** True for (p + g - |p - g|) / 2 as the intersection, false for p g. */
    public boolean norms;
    /** True where the sizes are sums of squares. */
    public boolean squares;
    /** What intersection and sizes are multiplied by before smoothing. */
    public double factor = 1;
    /** Weight of false positives. */
    public double alpha = 0.5;
    /** Weight of false negatives. */
    public double beta = 0.5;
    /** Smoothing of the numerator. */
    public double above;
    /** Smoothing of the denominator. */
    public double below;
    /** The least denominator, and the least ratio that a logarithm is taken of. */
    public double floor;
    /** True where a target without foreground costs nothing. */
    public boolean emptyIsFree;
    /** True for -log r, false for 1 - r. */
    public boolean log;
    /** The power of the loss, or of the focal factor. */
    public double gamma = 1;
    /** Classes weigh 1 / volume^this in the ratio; 0 where they all weigh the same. */
    public int volumePower;
    /** Weights of classes; null where they are equal. */
    public double[] weights;
    /** True where the sum of weights is the divisor. */
    public boolean normalised;
    /** What is done with the losses. */
    public Reduction reduction = Reduction.MEAN;
    /** True where unreduced losses keep an axis of size 1 for each spatial one. */
    public boolean ones;

    /** Weights of foreground terms; null where they are 1. */
    public double[] positive;
    /** Weights of foreground (alpha) and background (1 - alpha); NaN where there are none. */
    public double balance = Double.NaN;
    /** True where p of a focal factor is {@code e^-entropy}, for soft labels too. */
    public boolean ofEntropy;
    /** The share of a label that all classes get. */
    public double smoothing;
    /** True where each class has its own mean. */
    public boolean meanOfClasses;

    /** True where each image is sorted by itself. */
    public boolean perImage;
    /** True where classes that the target lacks don't count. */
    public boolean present;

    /** Weights of the two parts of a compound loss. */
    public double[] lambdas = {1, 1};

    /** True where a single channel has no activation, no index and no weights of classes. */
    public boolean plainWhereSingle;

    /** The same for this prediction. */
    public Options forTensor(Tensor prediction) {
        if (plainWhereSingle && prediction.axis(1) == 1) {
            activation = activation == Activation.SOFTMAX ? Activation.NONE : activation;
            indexed = false;
            weights = null;
        }
        return this;
    }

    /** Reads the reduction. */
    Options reduced(Words words) {
        reduction = Reduction.valueOf(words.text("reduction", "mean").toUpperCase(java.util.Locale.ROOT));
        return this;
    }

    /** Which family of losses a call belongs to. */
    public enum Family {
        /** Ratios of sums. */
        OVERLAP,
        /** Sums of terms of one voxel and class. */
        BINARY,
        /** Sums of terms of one voxel. */
        ENTROPY,
        /** Focal terms of a softmax. */
        FOCAL,
        /** Sorted errors. */
        LOVASZ,
        /** Matthews's coefficient. */
        CORRELATION,
        /** A Dice loss and a cross-entropy. */
        COMPOUND
    }

    /** Of a call that this implementation knows. */
    public static Options of(Call call) {
        String name = call.name();
        if (name.startsWith("monai.")) {
            return MonaiOptions.of(call);
        }
        if (name.startsWith("segmentation_models_pytorch.")) {
            return SmpOptions.of(call);
        }
        return name.startsWith("torch.") ? TorchOptions.of(call) : OtherOptions.of(call);
    }

    /** The family of a call. */
    public static Family family(Call call) {
        String name = call.name().toLowerCase(java.util.Locale.ROOT);
        if (name.contains("lovasz")) {
            return Family.LOVASZ;
        }
        if (name.endsWith(".mccloss")) {
            return Family.CORRELATION;
        }
        if (name.contains("dicece")) {
            return Family.COMPOUND;
        }
        if (name.contains("focal")) {
            return Words.of(call).flag("use_softmax", false) ? Family.FOCAL : Family.BINARY;
        }
        if (name.contains("crossentropy") || name.endsWith(".cross_entropy")) {
            return Family.ENTROPY;
        }
        return name.contains("bce") || name.contains("binary_cross") ? Family.BINARY : Family.OVERLAP;
    }
}

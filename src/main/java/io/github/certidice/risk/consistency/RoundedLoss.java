package io.github.certidice.risk.consistency;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.evaluation.Evaluator;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A loss of one image with one foreground class, as a function of the probability of each voxel: correctly rounded, summed over what
 * the loss keeps. Where it takes logits, {@code log(p / (1 - p))} is given to it, at most {@value #LARGEST_LOGIT} in size; where it
 * is a hinge, {@code 4p - 2}, for beyond -1 and 1 a hinge gains nothing.
 */
public final class RoundedLoss {

    private static final double LARGEST_LOGIT = 40;
    private static final int MOST_AXES = 5;

    private final Pipeline pipeline;
    private final Input input;
    private final List<Integer> shape;

    private RoundedLoss(Pipeline pipeline, Input input, List<Integer> shape) {
        this.pipeline = pipeline;
        this.input = input;
        this.shape = shape;
    }

    /**
     * Of a pipeline.
     *
     * @throws InvalidInput where it doesn't take one class
     */
    public static RoundedLoss of(Pipeline pipeline, int voxels) {
        Input input = input(pipeline);
        for (List<Integer> shape : shapes(voxels)) {
            RoundedLoss loss = new RoundedLoss(pipeline, input, shape);
            if (loss.isPossible(voxels)) {
                return loss;
            }
        }
        throw InvalidInput.of(
                "--loss", "one that takes none of the shapes " + shapes(voxels), "a loss of images with one class");
    }

    /** (voxels), then with leading axes of one image and one class, and with the class last. */
    private static List<List<Integer>> shapes(int voxels) {
        List<List<Integer>> shapes = new ArrayList<>();
        for (int axes = MOST_AXES; axes >= 1; axes--) {
            List<Integer> shape = new ArrayList<>(Collections.nCopies(axes - 1, 1));
            shape.add(voxels);
            shapes.add(shape);
        }
        shapes.add(List.of(1, voxels, 1));
        return shapes;
    }

    /** A shape is possible if the loss takes it, and looks at the voxels. */
    private boolean isPossible(int voxels) {
        Mask first = Mask.of(Shape.of(voxels), 1);
        double[] half = filled(voxels, 0.5);
        double[] right = IntStream.range(0, voxels).mapToDouble(first::at).toArray();
        try {
            return at(first, half) > at(first, right);
        } catch (InvalidInput refused) {
            return false;
        }
    }

    private static double[] filled(int voxels, double value) {
        double[] all = new double[voxels];
        Arrays.fill(all, value);
        return all;
    }

    /** What the numbers of a prediction are; 1/2 is where a probability becomes foreground, 0 for the others. */
    private enum Input {
        PROBABILITY,
        LOGIT,
        MARGIN;

        double of(double p) {
            return switch (this) {
                case PROBABILITY -> p;
                case LOGIT -> logit(p);
                case MARGIN -> 4 * p - 2;
            };
        }
    }

    private static Input input(Pipeline pipeline) {
        if (pipeline instanceof LovaszLoss loss) {
            boolean hinge = loss.margin() == LovaszLoss.Margin.HINGE;
            return hinge ? Input.MARGIN : input(loss.front().activation());
        }
        if (pipeline instanceof OverlapLoss loss) {
            return input(loss.front().activation());
        }
        if (pipeline instanceof PixelwiseLoss loss) {
            return input(loss.front().activation());
        }
        if (pipeline instanceof MatthewsLoss loss) {
            return input(loss.front().activation());
        }
        return pipeline instanceof CompoundLoss sum
                ? input(sum.terms().get(0).loss())
                : input(((Choice) pipeline).met());
    }

    private static Input input(Activation activation) {
        if (activation instanceof Activation.Clamped clamped) {
            return input(clamped.inner());
        }
        if (activation instanceof Activation.Softmax softmax) {
            requireOneClass(softmax);
            return Input.LOGIT;
        }
        return activation instanceof Activation.Sigmoid ? Input.LOGIT : Input.PROBABILITY;
    }

    private static void requireOneClass(Activation.Softmax softmax) {
        if (softmax.single() != Activation.Softmax.Single.SIGMOID) {
            throw InvalidInput.of("--loss", "a softmax over classes", "a loss of images with one class");
        }
    }

    /** The loss of a prediction. */
    public double at(Mask target, double... p) {
        double[] prediction = Arrays.stream(p).map(input::of).toArray();
        double[] labels = IntStream.range(0, p.length).mapToDouble(target::at).toArray();
        Case tensors = new Case(Tensor.of(shape, prediction), Tensor.of(shape, labels));
        Tensor value = Evaluator.evaluate(pipeline, tensors, false).value();
        return IntStream.range(0, value.size()).mapToDouble(value::at).sum();
    }

    private static double logit(double p) {
        double logit = StrictMath.log(p) - StrictMath.log1p(-p);
        return Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, logit));
    }
}

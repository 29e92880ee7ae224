package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.oracle.explain.Formula.Stage;
import java.util.ArrayList;
import java.util.List;

/** From tensors to probabilities and targets, in words and formulas. */
final class FrontFormula {

    private FrontFormula() {}

    static List<Stage> stages(Front front) {
        List<Stage> stages = new ArrayList<>();
        stages.add(Symbol.said("layout", layout(front.layout())));
        stages.add(activation(front.activation()).stage("activation"));
        if (!(front.voids().source() instanceof Voids.Nothing)) {
            stages.add(Symbol.said("void", voids(front.voids())));
        }
        if (!front.channels().equals(Channels.ALL)) {
            stages.add(Symbol.said("classes", channels(front.channels())));
        }
        return stages;
    }

    private static String layout(Layout layout) {
        String axis = switch (layout.channels()) {
            case SECOND -> "classes on the second axis";
            case LAST -> "classes on the last axis";
            case NONE -> "no axis of classes";
            case FLAT -> "one image of one class, whatever the axes are";
        };
        String prediction =
                layout.prediction() == Layout.Encoding.CHANNELS ? "" : "; prediction: " + encoding(layout.prediction());
        String labels = switch (layout.labels()) {
            case REFUSED -> "";
            case CLAMPED -> "; indices beyond the classes become the nearest class";
            case NO_CLASS -> "; indices beyond the classes are of no class";
        };
        String off = layout.offValue().signum() == 0
                ? ""
                : "; one-hot encoding writes " + Symbol.of(layout.offValue()).text()
                        + " for 0, and 1 more than that for 1";
        return axis + prediction + "; target: " + encoding(layout.target()) + labels + off + sizes(layout.sizes());
    }

    private static String sizes(Layout.Sizes sizes) {
        return sizes.classes().map(count -> "; " + count + " classes").orElse("")
                + sizes.rank().map(rank -> "; " + rank + " axes").orElse("");
    }

    private static String encoding(Layout.Encoding encoding) {
        return switch (encoding) {
            case CHANNELS -> "a number for each class";
            case INDEX -> "the index of the class";
            case INDEX_CHANNEL -> "the index of the class on an axis of size 1";
            case INDEX_EITHER -> "the index of the class, with or without an axis of size 1";
            case BY_SHAPE -> "a number for each class or the index of the class, as its shape says";
        };
    }

    private static Symbol activation(Activation activation) {
        Symbol result = probability(activation);
        return new Symbol("p = " + result.text(), "p_c = " + result.latex());
    }

    /** What p is. */
    static Symbol probability(Activation activation) {
        if (activation instanceof Activation.Sigmoid) {
            return new Symbol("sigmoid(z)", "\\sigma(z_c)");
        }
        if (activation instanceof Activation.Softmax softmax) {
            return softmax(softmax.single());
        }
        if (activation instanceof Activation.Normalised normalised) {
            Symbol inner = probability(normalised.inner());
            return new Symbol(
                    inner.text() + " / (its sum over classes)",
                    "\\frac{" + inner.latex() + "}{\\sum_{j} \\left[" + inner.latex() + "\\right]_{c=j}}");
        }
        if (activation instanceof Activation.Clamped clamped) {
            return clamped(clamped);
        }
        if (activation instanceof Activation.SigmoidOfLog outer) {
            Symbol inner = probability(outer.inner());
            return new Symbol("sigmoid(log(" + inner.text() + "))", "\\sigma(\\log(" + inner.latex() + "))");
        }
        if (activation instanceof Activation.Threshold threshold) {
            Symbol inner = probability(threshold.inner());
            Symbol at = Symbol.of(threshold.at());
            return new Symbol(
                    "[" + inner.text() + " > " + at.text() + "]",
                    "\\left[" + inner.latex() + " > " + at.latex() + "\\right]");
        }
        return activation instanceof Activation.Argmax ? argmax() : byData(activation);
    }

    private static Symbol argmax() {
        return new Symbol(
                "[class of the largest z, the first of equal ones]", "\\left[c = \\min \\arg\\max_{j} z_j\\right]");
    }

    /** What depends on the tensor itself. */
    private static Symbol byData(Activation activation) {
        if (activation instanceof Activation.ArgmaxOfFloats) {
            return alternatives(argmax(), " where z is floating-point, else z");
        }
        return activation instanceof Activation.SigmoidOfLogits
                ? alternatives(new Symbol("sigmoid(z)", "\\sigma(z_c)"), " unless all z are in [0, 1], else z")
                : new Symbol("z", "z_c");
    }

    private static Symbol alternatives(Symbol one, String words) {
        return new Symbol(one.text() + words, one.latex() + Symbol.words(words));
    }

    private static Symbol softmax(Activation.Softmax.Single single) {
        String one = switch (single) {
            case ONE -> "";
            case LEFT_OUT -> ", or z where there is one class";
            case SIGMOID -> ", or sigmoid(z) where there is one class";
        };
        String formula = "\\frac{e^{z_c}}{\\sum_{j} e^{z_j}}";
        return new Symbol("softmax(z)" + one, one.isEmpty() ? formula : formula + Symbol.words(one));
    }

    private static Symbol clamped(Activation.Clamped clamped) {
        Symbol inner = probability(clamped.inner());
        Symbol low = Symbol.of(clamped.low());
        Symbol high = Symbol.of(clamped.high());
        return new Symbol(
                "min(max(" + inner.text() + ", " + low.text() + "), " + high.text() + ")",
                "\\min(\\max(" + inner.latex() + ", " + low.latex() + "), " + high.latex() + ")");
    }

    private static String voids(Voids voids) {
        String which = "no voxel";
        if (voids.source() instanceof Voids.Label label) {
            which = "voxels with label " + label.value();
        } else if (voids.source() instanceof Voids.Mask mask) {
            which = "voxels where " + mask.argument() + " is 0";
        } else if (voids.source() instanceof Voids.LastTargetChannel) {
            which = "voxels that the target's last channel marks";
        }
        return switch (voids.effect()) {
            case REMOVED -> which + " don't count";
            case ZERO_BEFORE_ACTIVATION -> which + ": z is set to 0 before the activation, and g to 0";
            case OUT_OF_INTERSECTION -> which + " are left out of the intersection only";
        };
    }

    private static String channels(Channels channels) {
        String which = channels.kept().isEmpty() ? "all classes" : "classes " + channels.kept();
        String first = channels.withoutFirst() ? ", without class 0 unless it is the only one" : "";
        String dropped = channels.dropped().isEmpty() ? "" : ", without " + channels.dropped();
        return which
                + first
                + dropped
                + (channels.beforeActivation() ? "; the others are dropped before the activation" : "");
    }

    static Stage grouping(Grouping grouping) {
        return Symbol.said(
                "grouping",
                switch (grouping) {
                    case IMAGE_CLASS -> "sums over the voxels of an image and class";
                    case CLASS -> "sums over the voxels of all images, for each class";
                    case IMAGE -> "sums over the voxels and classes of an image";
                    case ALL -> "sums over everything";
                });
    }
}

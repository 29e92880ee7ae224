package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Activation;
import io.github.certidice.oracle.call.Call;

/** What the arguments of Keras, kornia, mmsegmentation, optax and LovaszSoftmax mean. */
final class OtherOptions {

    private OtherOptions() {}

    static Options of(Call call) {
        Words words = Words.of(call);
        Options o = new Options();
        switch (call.name().substring(0, call.name().indexOf('.'))) {
            case "keras" -> keras(o, words);
            case "kornia" -> kornia(o, words, call.name());
            case "mmseg" -> mmseg(o, words);
            case "optax" -> optax(o, words);
            default -> berman(o, words, call.name());
        }
        return o;
    }

    /** One ratio of everything, smoothed below only. */
    private static void keras(Options o, Words words) {
        o.axes = Axes.FLAT;
        boolean dice = words.call().name().endsWith("Dice");
        o.factor = dice ? 2 : 1;
        o.alpha = words.number("alpha", 0.5);
        o.beta = words.number("beta", 0.5);
        o.below = 1e-7;
    }

    private static void kornia(Options o, Words words, String name) {
        o.activation = Activation.SOFTMAX;
        o.indexed = !name.contains("hinge");
        o.perImage = true;
        if (name.contains("hinge")) {
            o.axes = Axes.NONE;
            o.activation = Activation.NONE;
        }
        if (name.contains("dice")) {
            o.overClasses = words.text("average", "micro").equals("micro");
            o.factor = 2;
            o.below = words.number("eps", 1e-8);
            o.voidLabel = words.label("ignore_index", -100);
        }
    }

    /** Of versions before 1.1. */
    private static void mmseg(Options o, Words words) {
        o.activation = Activation.SOFTMAX;
        o.indexed = true;
        o.voidLabel = words.label("ignore_index", 255);
        o.squares = true;
        o.factor = 2;
        o.above = words.number("smooth", 1);
        o.below = o.above;
    }

    private static void optax(Options o, Words words) {
        o.axes = Axes.NONE;
        o.activation = words.flag("apply_sigmoid", true) ? Activation.SIGMOID : Activation.NONE;
        o.above = words.number("smooth", 1);
        o.below = o.above;
        o.reduction = Options.Reduction.NONE;
    }

    private static void berman(Options o, Words words, String name) {
        boolean hinge = name.endsWith("hinge");
        o.perImage = words.flag("per_image", hinge);
        o.voidLabel = words.label("ignore", null);
        o.indexed = !hinge;
        o.axes = hinge ? o.perImage ? Axes.NONE : Axes.FLAT : Axes.SECOND;
        o.present = !hinge && words.text("classes", "present").equals("present");
    }
}

package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Activation;
import io.github.certidice.oracle.call.Call;

/** What the arguments of segmentation_models_pytorch mean. */
final class SmpOptions {

    private SmpOptions() {}

    static Options of(Call call) {
        if (Options.family(call) == Options.Family.CORRELATION) {
            return correlation(Words.of(call, "eps"));
        }
        Words words = Words.of(call, "mode");
        Options o = common(words);
        switch (call.name().substring(call.name().lastIndexOf('.') + 1)) {
            case "DiceLoss" -> ratio(o, words, 0.5, 0.5);
            case "JaccardLoss" -> ratio(o, words, 1, 1);
            case "TverskyLoss" -> {
                ratio(o, words, words.number("alpha", 0.5), words.number("beta", 0.5));
                o.gamma = words.number("gamma", 1);
            }
            case "FocalLoss" -> focal(o, words);
            default -> lovasz(o, words);
        }
        return o;
    }

    private static Options common(Words words) {
        Options o = new Options().reduced(words);
        String mode = words.text("mode", "binary");
        o.axes = mode.equals("binary") ? Axes.FLAT : Axes.SECOND;
        o.indexed = mode.equals("multiclass");
        Activation activation = o.indexed ? Activation.SOFTMAX : Activation.SIGMOID;
        o.activation = words.flag("from_logits", true) ? activation : Activation.NONE;
        o.voidLabel = words.label("ignore_index", null);
        o.classes = words.numbers("classes");
        o.weights = words.numbers("class_weights");
        o.normalised = true;
        return o;
    }

    private static void ratio(Options o, Words words, double alpha, double beta) {
        o.overImages = true;
        o.norms = true;
        o.alpha = alpha;
        o.beta = beta;
        o.above = words.number("smooth", 0);
        o.below = o.above;
        o.floor = words.number("eps", 1e-7);
        o.emptyIsFree = true;
        o.log = words.flag("log_loss", false);
    }

    private static Options correlation(Words words) {
        Options o = new Options();
        o.axes = Axes.FLAT;
        o.above = words.number("eps", 1e-5);
        return o;
    }

    private static void focal(Options o, Words words) {
        o.activation = Activation.SIGMOID;
        o.gamma = words.number("gamma", 2);
        o.balance = words.number("alpha", Double.NaN);
        o.meanOfClasses = true;
        o.ofEntropy = true;
    }

    private static void lovasz(Options o, Words words) {
        o.perImage = words.flag("per_image", false);
        if (!o.indexed) {
            o.activation = Activation.NONE;
            o.axes = o.axes == Axes.FLAT && o.perImage ? Axes.NONE : o.axes;
        }
        o.present = o.indexed;
    }
}

package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Activation;
import io.github.certidice.oracle.call.Call;

/** What MONAI's arguments mean. */
final class MonaiOptions {

    private MonaiOptions() {}

    static Options of(Call call) {
        Words words = Words.of(call);
        Options o = common(words);
        switch (call.name().substring(call.name().lastIndexOf('.') + 1)) {
            case "TverskyLoss" -> tversky(o, words);
            case "GeneralizedDiceLoss" -> generalized(o, words);
            case "FocalLoss" -> focal(o, words);
            case "MaskedDiceLoss" -> dice(o, words).mask = "mask";
            case "DiceCELoss" -> compound(o, words);
            default -> dice(o, words);
        }
        return o;
    }

    private static Options common(Words words) {
        Options o = new Options().reduced(words);
        o.activation = words.flag("softmax", false)
                ? Activation.SOFTMAX
                : words.flag("sigmoid", false) ? Activation.SIGMOID : Activation.NONE;
        o.indexed = words.flag("to_onehot_y", false);
        o.background = words.flag("include_background", true);
        o.overImages = words.flag("batch", false);
        o.above = words.number("smooth_nr", 1e-5);
        o.below = words.number("smooth_dr", 1e-5);
        o.weights = words.numbers("weight");
        o.norms = words.flag("soft_label", false);
        o.plainWhereSingle = true;
        return o;
    }

    private static Options dice(Options o, Words words) {
        double weight = words.flag("jaccard", false) ? 1 : 0.5;
        o.alpha = weight;
        o.beta = weight;
        o.factor = 2;
        o.squares = words.flag("squared_pred", false);
        o.ones = true;
        return o;
    }

    private static void tversky(Options o, Words words) {
        o.alpha = words.number("alpha", 0.5);
        o.beta = words.number("beta", 0.5);
    }

    private static void generalized(Options o, Words words) {
        dice(o, words);
        o.overClasses = true;
        o.volumePower = switch (words.text("w_type", "square")) {
            case "square" -> 2;
            case "simple" -> 1;
            default -> 0;
        };
    }

    private static void focal(Options o, Words words) {
        o.activation = words.flag("use_softmax", false) ? Activation.SOFTMAX : Activation.SIGMOID;
        o.gamma = words.number("gamma", 2);
        o.balance = words.number("alpha", Double.NaN);
    }

    private static void compound(Options o, Words words) {
        dice(o, words);
        o.smoothing = words.number("label_smoothing", 0);
        o.lambdas = new double[] {words.number("lambda_dice", 1), words.number("lambda_ce", 1)};
    }
}

package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What MONAI's losses have in common: activation, targets, background and class weights. */
record MonaiFront(Arguments arguments) {

    /** With a target of that kind. */
    Front of(Encoding target) {
        return front(target, activation());
    }

    /** With another activation than the arguments say. */
    Front front(Encoding target, Activation activation) {
        return new Front(Layout.of(ChannelAxis.SECOND, target), activation, Voids.NONE, channels());
    }

    /** Checks that at most one of the three is given, as MONAI does. */
    Activation activation() {
        boolean sigmoid = arguments.flag("sigmoid");
        boolean softmax = arguments.flag("softmax");
        if (sigmoid && softmax) {
            throw arguments.invalid("softmax", "False beside sigmoid=True: one activation at most");
        }
        if ((sigmoid || softmax) && !arguments.isNone("other_act")) {
            throw arguments.invalid("other_act", "None beside sigmoid=True or softmax=True: one activation at most");
        }
        if (softmax) {
            return new Activation.Softmax(Activation.Softmax.Single.LEFT_OUT);
        }
        return sigmoid ? Activation.SIGMOID : NamedActivation.of(arguments, "other_act");
    }

    Channels channels() {
        return arguments.flag("include_background") ? Channels.ALL : Channels.WITHOUT_BACKGROUND;
    }

    /** Where to_onehot_y is set, targets are indices, unless the prediction has one channel. */
    Pipeline byTarget(Function<Encoding, Pipeline> loss) {
        Pipeline plain = loss.apply(Encoding.CHANNELS);
        return arguments.flag("to_onehot_y")
                ? Choice.atMostChannels(1, plain, loss.apply(Encoding.INDEX_CHANNEL))
                : plain;
    }

    /** The first where one class counts, the second where more do. */
    Pipeline byCountedClasses(Pipeline one, Pipeline more) {
        return Choice.atMostChannels(arguments.flag("include_background") ? 1 : 2, one, more);
    }

    /** Weights of the classes that count; empty where there are none, or a single number for all. */
    List<Rational> classWeights() {
        List<Rational> weights = Ranges.weights(arguments, "weight");
        return isSingle() ? List.of() : weights;
    }

    /** The weight of all classes, where it is a single number. */
    Optional<Rational> singleWeight() {
        List<Rational> weights = Ranges.weights(arguments, "weight");
        return isSingle() ? Optional.of(weights.get(0)) : Optional.empty();
    }

    private boolean isSingle() {
        Value weight = arguments.value("weight");
        return weight.isNumber()
                || weight instanceof Value.Array array && array.tensor().rank() == 0;
    }

    /** True where an argument exists and is set. */
    boolean has(String flag) {
        return arguments.all().containsKey(flag) && arguments.flag(flag);
    }

    /** Where the norm of a one-hot target is taken. */
    Meaning noteNorm(Meaning meaning) {
        return has("squared_pred") && arguments.flag("to_onehot_y")
                ? meaning.noting(
                        "FLOAT32_INSIDE",
                        "MONAI's one-hot target is float32, and so is its norm, whose square isn't quite the volume.")
                : meaning;
    }

    /** What MONAI ignores where there is one channel. */
    Meaning noteOneChannel(Meaning meaning) {
        boolean concerned = has("softmax")
                || has("to_onehot_y")
                || !arguments.flag("include_background")
                || arguments.all().containsKey("weight") && !arguments.isNone("weight");
        return concerned
                ? meaning.noting(
                        "CONVENTION_ONE_CHANNEL",
                        "Where the prediction has one channel, MONAI ignores softmax, to_onehot_y, include_background"
                                + " and class weights.")
                : meaning;
    }
}

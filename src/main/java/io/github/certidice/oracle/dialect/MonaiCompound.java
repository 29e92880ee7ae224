package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.CompoundLoss.Term;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.List;
import java.util.Optional;

/** MONAI's sums of an overlap loss and a pixelwise one. */
final class MonaiCompound {

    private final Arguments arguments;
    private final MonaiFront fronts;

    private MonaiCompound(Arguments arguments) {
        this.arguments = arguments;
        this.fronts = new MonaiFront(arguments);
        requireReduced();
    }

    /** The parts of an unreduced loss have different shapes. */
    private void requireReduced() {
        if (arguments.choice("reduction", "mean", "sum", "none").equals("none")) {
            throw arguments.unsupported("reduction", "'mean' or 'sum'");
        }
    }

    static Meaning diceCe(Arguments arguments) {
        arguments.choice("reduction", "mean", "sum");
        return new MonaiCompound(arguments).diceCe();
    }

    static Meaning diceFocal(Arguments arguments) {
        MonaiCompound monai = new MonaiCompound(arguments);
        return monai.withFocal("lambda_dice", MonaiOverlap.dice(arguments));
    }

    static Meaning generalizedFocal(Arguments arguments) {
        MonaiCompound monai = new MonaiCompound(arguments);
        return monai.withFocal("lambda_gdl", MonaiOverlap.generalized(arguments));
    }

    private Meaning withFocal(String lambda, Meaning overlap) {
        Pipeline documented = sum(lambda, overlap.documented(), MonaiFocal.part(arguments));
        Meaning meaning = new Meaning(documented, Optional.empty(), overlap.notes())
                .noting("FLOAT32_INSIDE", "MONAI converts prediction and target of the focal part to float32.");
        if (arguments.text("reduction").equals("sum")) {
            Pipeline shipped = sum(lambda, overlap.documented(), MonaiFocal.shippedPart(arguments));
            meaning = MonaiFocal.noteSum(meaning, shipped);
        }
        return arguments.flag("softmax")
                ? meaning.noting(
                        "CONVENTION_SIGMOID_FOCAL",
                        "The focal part takes the sigmoid of the logits, also where the overlap part takes the softmax.")
                : meaning;
    }

    private Pipeline sum(String lambda, Pipeline overlap, Pipeline focal) {
        return new CompoundLoss(List.of(
                new Term(Ranges.notNegative(arguments, lambda), overlap),
                new Term(Ranges.notNegative(arguments, "lambda_focal"), focal)));
    }

    private Meaning diceCe() {
        requireList();
        Pipeline one = sum(MonaiOverlap.part(arguments, Encoding.CHANNELS, List.of()), binary());
        Encoding target = arguments.flag("to_onehot_y") ? Encoding.INDEX_CHANNEL : Encoding.CHANNELS;
        Pipeline more = sum(MonaiOverlap.part(arguments, target, diceWeights()), crossEntropy(target));
        return noted(Meaning.of(Choice.atMostChannels(1, one, more)));
    }

    /** A single number is no weight of the cross-entropy. */
    private void requireList() {
        if (arguments.value("weight").isNumber()) {
            throw arguments.invalid("weight", "a list, one number for each class");
        }
    }

    private Pipeline sum(Pipeline dice, Pipeline entropy) {
        return new CompoundLoss(List.of(
                new Term(Ranges.notNegative(arguments, "lambda_dice"), dice),
                new Term(Ranges.notNegative(arguments, "lambda_ce"), entropy)));
    }

    private List<Rational> weights() {
        return Ranges.weights(arguments, "weight");
    }

    /** The Dice part drops the background's weight with the background. */
    private List<Rational> diceWeights() {
        boolean background = arguments.flag("include_background") || weights().isEmpty();
        return background ? weights() : weights().subList(1, weights().size());
    }

    private Pipeline binary() {
        PixelTerm term = new PixelTerm.BinaryCrossEntropy(weights(), List.of(), Optional.empty(), Rational.ZERO);
        return Reductions.by(
                arguments, front(Encoding.CHANNELS, Activation.SIGMOID), term, new PixelwiseLoss.AllTerms());
    }

    private Pipeline crossEntropy(Encoding target) {
        PixelTerm term = new PixelTerm.CrossEntropy(weights(), Ranges.share(arguments, "label_smoothing"));
        return Reductions.by(arguments, front(target, Activation.SOFTMAX), term, new PixelwiseLoss.WeightsOfTargets());
    }

    private Front front(Encoding target, Activation activation) {
        return fronts.front(target, activation).with(Channels.ALL);
    }

    private Meaning noted(Meaning meaning) {
        Meaning noted = fronts.noteNorm(fronts.noteOneChannel(meaning));
        if (!arguments.flag("include_background")) {
            noted = noted.noting(
                    "CONVENTION_CE_KEEPS_BACKGROUND",
                    "The cross-entropy part keeps the background: include_background=False drops it from the Dice part"
                            + " alone.");
        }
        if (!(arguments.value("weight") instanceof Value.None)) {
            noted = noted.noting(
                    "CONVENTION_WEIGHTED_MEAN",
                    "With class weights the mean of the cross-entropy is divided by the weights of the voxels for targets"
                            + " that are indices, by the number of voxels for one-hot targets.");
        }
        return arguments.number("label_smoothing").signum() == 0
                ? noted
                : noted.noting(
                        "OPTION_IGNORED", "Where the prediction has one channel, label_smoothing has no effect.");
    }
}

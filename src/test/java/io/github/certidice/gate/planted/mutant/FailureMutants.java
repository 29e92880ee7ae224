package io.github.certidice.gate.planted.mutant;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;

import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Crashes, missing answers, answers of another shape. */
public final class FailureMutants {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String SOFTMAX = MONAI + "DiceLoss(" + FROM_INDEX + ")";
    private static final String NONE = MONAI + "DiceLoss(reduction='none')";
    private static final String IGNORING = "lovasz_losses.lovasz_softmax(ignore=255)";

    private FailureMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(crashes(), shapes(), answers()).flatMap(List::stream).toList();
    }

    private static Mutant crashing(Mutant mutant, Predicate<Case> when) {
        return mutant.by(Sign.ERROR).flagged("REFUSED").made(() -> new Plain() {
            @Override
            protected Loss.Result result(Call call, Case tensors) {
                if (when.test(tensors)) {
                    throw new ArrayIndexOutOfBoundsException("0-d tensor has no axis 0");
                }
                return super.result(call, tensors);
            }
        });
    }

    private static long counted(Case tensors) {
        return Arrays.stream(tensors.target().toDoubles())
                .filter(label -> label != 255)
                .count();
    }

    private static boolean sumsTo1(Tensor prediction) {
        double sum = Arrays.stream(prediction.toDoubles()).sum();
        return Math.abs(sum - prediction.size()) < 1e-6;
    }

    private static List<Mutant> crashes() {
        return List.of(
                crashing(
                        Mutant.of(
                                        "crash-on-one-valid-voxel",
                                        "With one voxel that counts an axis is lost.",
                                        "corpus 35: LovaszSoftmax")
                                .on(IGNORING),
                        tensors -> counted(tensors) == 1),
                crashing(
                        Mutant.of(
                                        "demands-sum-1",
                                        "One channel's probabilities are required to sum to 1.",
                                        "corpus 23: optax binary_dice_loss")
                                .on("optax.losses.binary_dice_loss(apply_sigmoid=False)"),
                        tensors -> !sumsTo1(tensors.prediction())),
                crashing(
                        Mutant.of("crash-on-one-voxel", "One voxel in one image: all axes are squeezed.")
                                .on(DICE),
                        tensors -> tensors.prediction().axis(0) == 1
                                && tensors.prediction().axis(-1) == 1),
                crashing(
                        Mutant.of("crash-on-empty-target", "A target without foreground isn't expected.")
                                .on(DICE),
                        tensors -> Arrays.stream(tensors.target().toDoubles()).allMatch(g -> g == 0)),
                crashing(
                        Mutant.of("crash-on-absent-class", "A class that the target lacks has no column.")
                                .on(SOFTMAX),
                        tensors -> Arrays.stream(tensors.target().toDoubles())
                                        .max()
                                        .orElse(0)
                                < 2),
                crashing(
                        Mutant.of("demands-hard-labels", "Soft labels are refused though the loss takes them.")
                                .on(DICE),
                        tensors -> Arrays.stream(tensors.target().toDoubles()).anyMatch(g -> g > 0 && g < 1)));
    }

    private static Mutant shaped(Mutant mutant, Shape shape) {
        return mutant.flagged("SHAPE").made(() -> new Plain() {
            @Override
            protected Loss.Result result(Call call, Case tensors) {
                Loss.Result right = super.result(call, tensors);
                return shape.of(right, tensors);
            }
        });
    }

    private interface Shape {
        Loss.Result of(Loss.Result right, Case tensors);
    }

    private static List<Mutant> shapes() {
        return List.of(
                shaped(
                        Mutant.of(
                                        "empty-answer-where-all-is-void",
                                        "Where no voxel counts, a tensor without elements is returned.",
                                        "corpus 34: LovaszSoftmax #14")
                                .on(IGNORING),
                        (right, tensors) -> counted(tensors) > 0
                                ? right
                                : new Loss.Result(List.of(0, 3), new double[0], right.gradient())),
                shaped(
                        Mutant.of("value-as-vector", "The value is a vector of one number.")
                                .on(DICE),
                        (right, tensors) -> new Loss.Result(List.of(1), right.value(), right.gradient())),
                shaped(
                        Mutant.of("value-by-image", "The mean isn't taken over images.")
                                .on(DICE),
                        (right, tensors) -> {
                            int images = tensors.prediction().axis(0);
                            double[] values = new double[images];
                            Arrays.fill(values, right.value()[0]);
                            return new Loss.Result(List.of(images), values, right.gradient());
                        }),
                shaped(
                        Mutant.of("batch-of-1-squeezed", "The axis of a single image is squeezed away.")
                                .on(NONE),
                        (right, tensors) -> right.shape().get(0) == 1
                                ? new Loss.Result(
                                        right.shape().subList(1, right.shape().size()), right.value(), right.gradient())
                                : right));
    }

    private interface Answering {
        Observed of(Observed right, Question question);
    }

    private static Mutant answering(Mutant mutant, Answering answering) {
        return mutant.made(() -> new Plain() {
            @Override
            protected Observed observed(Loss.Result result, Question question) {
                return answering.of(super.observed(result, question), question);
            }
        });
    }

    private static List<Mutant> answers() {
        return List.of(
                answering(
                        Mutant.of(
                                        "constant-where-no-class-is-present",
                                        "The mean of no class is the number 0, which has no gradient.",
                                        "corpus 33: LovaszSoftmax #26")
                                .by(Sign.ERROR)
                                .on(IGNORING)
                                .flagged("NO_GRADIENT"),
                        (right, question) ->
                                counted(question.tensors()) > 0 ? right : Observed.of(right.dtype(), right.value())),
                answering(
                        Mutant.of("no-gradient-given", "The gradient is asked for and not given.")
                                .by(Sign.ERROR)
                                .on(DICE)
                                .flagged("NO_GRADIENT"),
                        (right, question) -> Observed.of(right.dtype(), right.value())),
                answering(
                        Mutant.of("null-answer", "Large losses come back as nothing.")
                                .by(Sign.ERROR)
                                .on(DICE)
                                .flagged("REFUSED"),
                        (right, question) -> right.value().at(0) > 0.9 ? null : right),
                answering(
                        Mutant.of("gradient-flat", "The gradient has one axis.")
                                .by(Sign.GRADIENT)
                                .on(DICE)
                                .flagged("SHAPE"),
                        (right, question) -> Observed.of(
                                ElementType.FLOAT64,
                                right.value(),
                                Tensor.of(
                                        List.of(question.tensors().prediction().size()),
                                        right.gradient().orElseThrow().toDoubles()))),
                answering(
                        Mutant.of("rubbish", "The answer is a number that has nothing to do with the question.")
                                .on(DICE),
                        (right, question) -> Observed.of(
                                right.dtype(),
                                Tensor.scalar(42),
                                right.gradient().orElseThrow())));
    }
}

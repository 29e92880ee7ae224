package io.github.certidice.gate.planted.mutant;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.TORCH;

import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Cell;
import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Loss.Result;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** What one call leaves behind for the next: the first answer is always right. */
public final class StateMutants {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String SIGMOID = MONAI + "DiceLoss(sigmoid=True)";
    private static final String WEIGHTED = MONAI + "DiceLoss(weight=[1.0, 3.0])";
    private static final String GENERALIZED = MONAI + "GeneralizedDiceLoss(" + FROM_INDEX + ")";
    private static final String BCE = TORCH + "BCEWithLogitsLoss()";

    private StateMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                of(
                        "gradient-accumulates",
                        "The gradient isn't reset: it adds up over calls of one shape.",
                        Accumulating::new),
                of("answer-of-before", "From the second call on the answer of the one before is given.", Delayed::new)
                        .flagged("NOT_REPEATED"),
                of("cached-by-shape", "Tensors of a shape that was seen get the answer of the first.", Cached::new),
                of("momentum", "The value is a running mean over calls.", Momentum::new),
                of("third-call-drops-image", "Every third call leaves the last image out.", ThirdCall::new),
                of("dropout", "From the second call on voxels are dropped at random.", Dropout::new),
                of("reduction-sticks", "The value is multiplied by the number of calls so far.", Counting::new),
                of(
                                "threads-race",
                                "Sums run over threads, whose order of addition changes from call to call.",
                                Racing::new)
                        .flagged("NOT_REPEATED"),
                of(
                                "input-changed",
                                "The prediction is activated in place: the next call sees probabilities.",
                                InPlace::new)
                        .on(SIGMOID)
                        .flagged("NOT_REPEATED"),
                of("target-changed", "The target is rounded in place: the next call sees other labels.", Rounding::new)
                        .on(DICE)
                        .flagged("NOT_REPEATED"),
                of("weights-changed", "Class weights are multiplied in place at each call.", Weights::new)
                        .on(WEIGHTED),
                of("volumes-kept", "The volumes of the first target weigh the classes of later ones.", Volumes::new)
                        .on(GENERALIZED),
                of("gradient-once", "The graph is freed after the first call: later gradients are 0.", Once::new)
                        .on(BCE)
                        .flagged("ZERO"));
    }

    private static Mutant of(String slug, String wrong, Supplier<Plain> subject) {
        return Mutant.of(slug, wrong).by(Sign.BETWEEN_CALLS).on(DICE, SIGMOID).made(subject::get);
    }

    private static final class Accumulating extends Plain {

        private final Map<List<Integer>, double[]> kept = new HashMap<>();

        @Override
        protected Result result(Call call, Case tensors) {
            Result right = super.result(call, tensors);
            double[] sum =
                    kept.computeIfAbsent(tensors.prediction().shape(), shape -> new double[right.gradient().length]);
            Arrays.setAll(sum, i -> sum[i] + right.gradient()[i]);
            return new Result(right.shape(), right.value(), sum.clone());
        }
    }

    private static final class Delayed extends Plain {

        private double[] before;

        @Override
        protected Result result(Call call, Case tensors) {
            Result right = super.result(call, tensors);
            double[] value = before == null ? right.value() : before;
            before = right.value();
            return new Result(right.shape(), value, right.gradient());
        }
    }

    private static final class Cached extends Plain {

        private final Map<List<Integer>, Result> answers = new HashMap<>();

        @Override
        protected Result result(Call call, Case tensors) {
            Result right = super.result(call, tensors);
            return answers.computeIfAbsent(tensors.prediction().shape(), shape -> right);
        }
    }

    private static final class Momentum extends Plain {

        private double mean = Double.NaN;

        @Override
        protected Result result(Call call, Case tensors) {
            Result right = super.result(call, tensors);
            mean = Double.isNaN(mean) ? right.value()[0] : 0.9 * mean + 0.1 * right.value()[0];
            return new Result(right.shape(), new double[] {mean}, right.gradient());
        }
    }

    /** Counts its calls from 1. */
    private abstract static class Numbered extends Plain {

        private int calls;

        @Override
        protected final Result result(Call call, Case tensors) {
            calls++;
            return numbered(super.result(call, tensors), calls);
        }

        abstract Result numbered(Result right, int number);
    }

    private static final class ThirdCall extends Plain {

        private int calls;

        @Override
        protected Loss loss(Family family, Options options) {
            calls++;
            boolean whole = calls % 3 != 0;
            return new Overlaps(options) {
                @Override
                protected double sum(double[] terms) {
                    return super.sum(whole ? terms : Arrays.copyOf(terms, terms.length - 1));
                }
            };
        }
    }

    private static final class Dropout extends Plain {

        private final SplittableRandom random = new SplittableRandom(1);
        private boolean warm;

        @Override
        protected Loss loss(Family family, Options options) {
            boolean drops = warm;
            warm = true;
            return new Overlaps(options) {
                @Override
                protected double[] activate(double[] z) {
                    return Arrays.stream(super.activate(z))
                            .map(p -> drops && random.nextInt(4) == 0 ? 0 : p)
                            .toArray();
                }
            };
        }
    }

    private static final class Counting extends Numbered {

        @Override
        Result numbered(Result right, int number) {
            double[] value =
                    Arrays.stream(right.value()).map(each -> number * each).toArray();
            return new Result(right.shape(), value, right.gradient());
        }
    }

    private static final class Once extends Numbered {

        @Override
        Result numbered(Result right, int number) {
            double[] gradient = number == 1 ? right.gradient() : new double[right.gradient().length];
            return new Result(right.shape(), right.value(), gradient);
        }
    }

    /** Each answer by itself is as good as any order of addition. */
    private static final class Racing extends Plain {

        private final SplittableRandom random = new SplittableRandom(2);

        @Override
        protected Loss loss(Family family, Options options) {
            return new Overlaps(options) {
                @Override
                protected double sum(double[] terms) {
                    double[] shuffled = terms.clone();
                    for (int i = shuffled.length - 1; i > 0; i--) {
                        int other = random.nextInt(i + 1);
                        double term = shuffled[i];
                        shuffled[i] = shuffled[other];
                        shuffled[other] = term;
                    }
                    return super.sum(shuffled);
                }
            };
        }
    }

    private static double[] array(Tensor tensor) {
        return tensor.elements() instanceof Tensor.Doubles doubles ? doubles.array() : new double[0];
    }

    private static final class InPlace extends Plain {

        @Override
        protected Result result(Call call, Case tensors) {
            Result right = super.result(call, tensors);
            double[] numbers = array(tensors.prediction());
            Arrays.setAll(numbers, i -> 1 / (1 + Math.exp(-numbers[i])));
            return right;
        }
    }

    private static final class Rounding extends Plain {

        @Override
        protected Result result(Call call, Case tensors) {
            Result right = super.result(call, tensors);
            double[] numbers = array(tensors.target());
            Arrays.setAll(numbers, i -> Math.rint(numbers[i]));
            return right;
        }
    }

    private static final class Weights extends Plain {

        private double factor = 1;

        @Override
        protected Loss loss(Family family, Options options) {
            double now = factor;
            factor *= 1.5;
            options.weights =
                    Arrays.stream(options.weights).map(each -> each * now).toArray();
            return new Overlaps(options);
        }
    }

    private static final class Volumes extends Plain {

        private final Map<Integer, double[]> kept = new HashMap<>();

        @Override
        protected Loss loss(Family family, Options options) {
            return new Overlaps(options) {
                @Override
                protected double[] volumeWeights(Cell cell) {
                    return kept.computeIfAbsent(cell.row(), row -> super.volumeWeights(cell));
                }
            };
        }
    }
}

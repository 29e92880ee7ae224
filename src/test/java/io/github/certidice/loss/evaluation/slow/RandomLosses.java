package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.evaluation.slow.RandomCases.Targets;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Activation.Softmax.Single;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.EmptyRule.Criterion;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Joined;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.RatioWeights.Absent;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.loss.pipeline.Voids.Effect;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Losses with tensors that they take, a function of their seed. */
public final class RandomLosses {

    private final RandomCases cases;

    /** A loss and what it is of. */
    public record Question(Pipeline loss, Case tensors) {}

    private RandomLosses(long seed) {
        cases = new RandomCases(new SplittableRandom(seed));
    }

    private static Rational q(long above, long below) {
        return Rational.of(above, below);
    }

    private Rational smoothing() {
        return cases.pick(Rational.ZERO, Rational.ONE, Rational.of(1e-5), q(1, 3), Rational.of(1e-7));
    }

    private Activation ofLogits() {
        return cases.pick(
                Activation.SIGMOID,
                Activation.SOFTMAX,
                Activation.SOFTMAX,
                new Activation.Softmax(Single.SIGMOID),
                new Activation.Clamped(Activation.SIGMOID, q(1, 1000), q(999, 1000)),
                new Activation.Clamped(Activation.SOFTMAX, Rational.of(1e-7), Rational.of(1 - 1e-7)),
                new Activation.Normalised(Activation.SIGMOID));
    }

    /** Of overlaps. */
    public static Question overlap(long seed) {
        RandomLosses losses = new RandomLosses(seed);
        boolean logits = losses.cases.chance(60);
        Activation activation = logits ? losses.ofLogits() : Activation.IDENTITY;
        losses.cases.with(activation, losses.cases.pick(Targets.values()));
        OverlapLoss loss = losses.overlap();
        boolean jumps = loss.empty() == EmptyRule.UNION || loss.empty() instanceof EmptyRule.RatioAtZero;
        boolean roots = !loss.overlap().exponent().denominator().equals(BigInteger.ONE);
        return new Question(
                loss,
                logits
                        ? losses.cases.logits()
                        // differences say little of x^(4/3) at 0, and of what jumps there
                        : roots || jumps ? losses.cases.inner() : losses.cases.probabilities());
    }

    private OverlapLoss overlap() {
        Grouping grouping = cases.pick(Grouping.values());
        Overlap ratio = ratio();
        Averaging averaging = grouping.perClass() ? averaging() : unweighted();
        return new OverlapLoss(cases.front(), grouping, ratio, empty(), shape(), averaging);
    }

    private Overlap ratio() {
        Form form = isPartlyVoid() ? cases.pick(Form.PRODUCT, Form.NORM, Form.NORMS) : cases.pick(Form.values());
        Rational exponent = form == Form.SQUARED_MAPS
                ? Rational.ONE
                : cases.pick(Rational.ONE, Rational.ONE, Rational.TWO, q(3, 2), q(4, 3));
        Optional<Rational> floor = cases.chance(30) ? Optional.of(Rational.of(1e-7)) : Optional.empty();
        Rational n = smoothing();
        return new Overlap(
                form,
                exponent,
                cases.pick(Rational.ONE, Rational.TWO),
                cases.weight(),
                cases.weight(),
                n,
                cases.chance(70) ? n : smoothing(),
                floor,
                form == Form.SQUARED_MAPS ? RatioWeights.EQUAL : ratioWeights());
    }

    private boolean isPartlyVoid() {
        return cases.front().voids().effect() == Effect.OUT_OF_INTERSECTION;
    }

    private RatioWeights ratioWeights() {
        return switch (cases.random().nextInt(4)) {
            case 0 -> new RatioWeights.OfProbabilities("weight", cases.weights(cases.kept()));
            case 1 -> new RatioWeights.InverseVolume(cases.random().nextInt(3), absent());
            default -> RatioWeights.EQUAL;
        };
    }

    private Absent absent() {
        return cases.pick(
                new RatioWeights.AsLargestClass(),
                new RatioWeights.AsLargestImage(),
                new RatioWeights.Added(Rational.of(1e-10)),
                new RatioWeights.Floored(Rational.of(1e-5)));
    }

    private EmptyRule empty() {
        if (cases.front().voids().effect() != Effect.REMOVED) {
            return cases.pick(EmptyRule.FORMULA, EmptyRule.ZERO_LOSS);
        }
        return cases.pick(
                EmptyRule.FORMULA,
                EmptyRule.ZERO_LOSS,
                EmptyRule.PRESENT,
                EmptyRule.UNION,
                new EmptyRule.Skipped(Criterion.TARGET, q(1, 100)),
                new EmptyRule.RatioAtZero(Rational.ONE));
    }

    private List<Step> shape() {
        Step floored = new Step.NegativeLog(Optional.of(Rational.of(1e-7)));
        return cases.pick(
                List.of(Step.ONE_MINUS),
                List.of(Step.ONE_MINUS),
                List.of(Step.NEGATED),
                List.of(Step.negativeLog()),
                List.of(floored),
                List.of(Step.ONE_MINUS, new Step.Power(Rational.TWO)),
                List.of(Step.ONE_MINUS, new Step.Power(q(3, 4))),
                List.of(Step.ONE_MINUS, Step.LOG_COSH),
                List.of(Step.ONE_MINUS, new Step.Penalty(q(5, 2)), new Step.Times(q(-1, 3))),
                List.of(floored, new Step.Power(q(4, 3))),
                List.of(new Step.ByClass(List.of(
                        List.of(Step.ONE_MINUS),
                        List.of(Step.ONE_MINUS, new Step.Power(Rational.TWO)),
                        List.of(Step.NEGATED),
                        List.of(Step.negativeLog())))));
    }

    private Averaging averaging() {
        Averaging plain = reduced().with(cases.pick(Averaging.None.values()));
        return switch (cases.random().nextInt(6)) {
            case 0 -> plain.with(new Averaging.Given("weight", cases.weights(cases.kept()), cases.chance(50)));
            case 1 -> plain.with(new Averaging.Support()).with(cases.pick(Order.JOINT, Order.CLASSES_FIRST));
            case 2 -> plain.with(new Averaging.InverseSquareFrequency(Rational.of(1e-7)));
            case 3 -> plain.then(new Step.Power(Rational.TWO));
            default -> plain;
        };
    }

    private Averaging reduced() {
        Reduction classes = cases.pick(Reduction.MEAN, Reduction.MEAN, Reduction.SUM, Reduction.NONE);
        Reduction images = cases.pick(Reduction.MEAN, Reduction.MEAN, Reduction.SUM, Reduction.NONE);
        Averaging averaging = Averaging.of(classes, images).with(cases.pick(Order.values()));
        return cases.chance(10) ? averaging.withSpatialOnes() : averaging;
    }

    private Averaging unweighted() {
        return reduced().with(cases.pick(Averaging.None.values()));
    }

    /** Matthews's coefficient; an epsilon keeps factors from 0. */
    public static Question matthews(long seed) {
        RandomLosses losses = new RandomLosses(seed);
        boolean logits = losses.cases.chance(50);
        Activation activation = logits ? losses.ofLogits() : Activation.IDENTITY;
        losses.cases.with(activation, losses.cases.pick(Targets.values()));
        Rational epsilon = losses.cases.pick(Rational.of(1e-5), Rational.HALF, Rational.ONE);
        Front front = losses.cases.front().with(losses.removing());
        Grouping grouping = losses.cases.pick(Grouping.IMAGE_CLASS, Grouping.CLASS);
        return new Question(
                new MatthewsLoss(front, grouping, epsilon, losses.averaging()),
                logits ? losses.cases.logits() : losses.cases.probabilities());
    }

    /** Lovász extensions; ties are unlikely. */
    public static Question lovasz(long seed) {
        RandomLosses losses = new RandomLosses(seed);
        return losses.lovasz(losses.cases.pick(Margin.values()));
    }

    private Question lovasz(Margin margin) {
        boolean hinge = margin == Margin.HINGE;
        boolean logits = !hinge && cases.chance(60);
        Activation activation = logits ? cases.pick(Activation.SIGMOID, Activation.SOFTMAX) : Activation.IDENTITY;
        cases.withHard(activation, cases.pick(Targets.HARD, Targets.INDEX));
        LovaszLoss loss = new LovaszLoss(
                cases.front().with(removing()),
                cases.pick(Grouping.values()),
                margin,
                Foreground.CLASS,
                cases.pick(EmptyRule.FORMULA, EmptyRule.PRESENT, EmptyRule.ZERO_LOSS),
                unweighted());
        return new Question(
                loss,
                cases.predicting(() -> logits || hinge
                        ? cases.random().nextDouble(-3, 3)
                        : cases.random().nextDouble()));
    }

    private Voids removing() {
        return new Voids(cases.front().voids().source(), Effect.REMOVED);
    }

    /** Pixelwise terms. */
    public static Question pixelwise(long seed) {
        RandomLosses losses = new RandomLosses(seed);
        boolean logits = losses.cases.chance(80);
        Activation activation = logits ? losses.ofLogits() : Activation.IDENTITY;
        losses.cases.with(activation, losses.cases.pick(Targets.values()));
        PixelwiseLoss loss = losses.pixelwise();
        boolean roots = loss.term() instanceof PixelTerm.BinaryFocal
                || loss.term() instanceof PixelTerm.ClassFocal
                || loss.term() instanceof PixelTerm.SmoothedFocal;
        return new Question(
                loss, logits ? losses.cases.logits() : roots ? losses.cases.inner() : losses.cases.probabilities());
    }

    private PixelwiseLoss pixelwise() {
        RandomTerms terms = new RandomTerms(cases);
        PixelTerm term = terms.term();
        PixelwiseLoss.Divisor divisor = terms.divisor(term);
        PixelwiseLoss loss = new PixelwiseLoss(
                cases.front().with(removing()),
                term,
                divisor,
                cases.pick(Grouping.values()),
                Optional.empty(),
                unweighted(),
                cases.chance(10),
                divisor instanceof PixelwiseLoss.FocalFactors ? Joined.APART : cases.pick(Joined.values()));
        boolean top = cases.chance(20)
                && (divisor instanceof PixelwiseLoss.AllTerms
                        || divisor instanceof PixelwiseLoss.CountedTerms
                        || divisor instanceof PixelwiseLoss.One);
        return top ? loss.ofTop(q(2, 3)) : loss;
    }

    /** Sums of two losses. */
    public static Question compound(long seed) {
        RandomLosses losses = new RandomLosses(seed);
        losses.cases.with(losses.ofLogits(), losses.cases.pick(Targets.values()));
        OverlapLoss overlap = losses.overlap();
        PixelwiseLoss pixelwise = losses.pixelwise();
        Pipeline sum = new CompoundLoss(List.of(
                new CompoundLoss.Term(
                        q(1, 3),
                        new OverlapLoss(
                                overlap.front().with(losses.removing()),
                                overlap.grouping(),
                                overlap.overlap(),
                                overlap.empty(),
                                overlap.shape(),
                                Averaging.MEAN)),
                new CompoundLoss.Term(
                        Rational.of(0.7), PixelwiseLoss.of(pixelwise.front(), pixelwise.term(), pixelwise.divisor()))));
        return new Question(sum, losses.cases.logits());
    }
}

package io.github.certidice.loss.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for answers that are correctly rounded. */
class EvaluatorProperties {

    private static final int CLASSES = 2;

    private static final Front SOFTMAX = Front.of(Layout.CHANNELS_SECOND, Activation.SOFTMAX);
    private static final Front SIGMOID = Front.of(Layout.CHANNELS_SECOND, Activation.SIGMOID);
    private static final Front PLAIN = Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY);

    private static OverlapLoss dice(Front front, Grouping grouping, Step... steps) {
        Overlap ratio = Overlap.dice(Overlap.Form.PRODUCT, Rational.of(1e-5), Rational.of(1e-5));
        return new OverlapLoss(front, grouping, ratio, EmptyRule.FORMULA, List.of(steps), Averaging.MEAN);
    }

    private static List<Pipeline> losses() {
        PixelTerm focal = PixelTerm.BinaryFocal.of(
                Rational.of(5, 2), Optional.of(Rational.of(1, 4)), PixelTerm.FocalFactor.OF_CROSS_ENTROPY);
        PixelwiseLoss entropy =
                PixelwiseLoss.of(SOFTMAX, PixelTerm.CrossEntropy.PLAIN, new PixelwiseLoss.CountedTerms());
        return List.of(
                dice(SOFTMAX, Grouping.IMAGE_CLASS, Step.ONE_MINUS, new Step.Power(Rational.of(3, 4))),
                dice(SIGMOID, Grouping.CLASS, Step.negativeLog()),
                entropy,
                entropy.ofTop(Rational.HALF),
                PixelwiseLoss.of(SIGMOID, focal, new PixelwiseLoss.CountedTerms()),
                new LovaszLoss(
                        SOFTMAX,
                        Grouping.CLASS,
                        LovaszLoss.Margin.PROBABILITY,
                        LovaszLoss.Foreground.CLASS,
                        EmptyRule.PRESENT,
                        Averaging.MEAN));
    }

    private static double[] logits(SplittableRandom random, int size) {
        boolean ties = random.nextBoolean();
        double scale = random.nextInt(4) == 0 ? 400 : 3;
        return random.doubles(size)
                .map(x -> ties ? Math.rint(6 * x) - 3 : scale * (2 * x - 1))
                .toArray();
    }

    private static Tensor tensor(double... numbers) {
        return Tensor.of(List.of(1, CLASSES, numbers.length / CLASSES), numbers);
    }

    private static Tensor permuted(Tensor tensor, List<Integer> order) {
        int voxels = order.size();
        double[] moved = new double[tensor.size()];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = tensor.at(i / voxels * voxels + order.get(i % voxels));
        }
        return tensor(moved);
    }

    @Property(tries = 60)
    void the_order_of_voxels_makes_no_difference(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int voxels = random.nextInt(1, 7);
        Tensor z = tensor(logits(random, CLASSES * voxels));
        Tensor g = tensor(random.ints(CLASSES * voxels, 0, 2).asDoubleStream().toArray());
        List<Integer> order = IntStream.range(0, voxels).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        for (Pipeline loss : losses()) {
            Outcome one = Evaluator.evaluate(loss, new Case(z, g), true);
            Outcome other = Evaluator.evaluate(loss, new Case(permuted(z, order), permuted(g, order)), true);
            assertThat(other.value()).as("%s", loss).isEqualTo(one.value());
            assertThat(other.gradient())
                    .as("%s", loss)
                    .contains(permuted(one.gradient().orElseThrow(), order));
            assertThat(other.flags()).isEqualTo(one.flags()).doesNotContain(Event.UNDECIDED);
        }
    }

    /** Large volumes of floats have kernels of their own; doubles of the same numbers go the general way. */
    @Property(tries = 4)
    void kernels_say_what_the_general_way_says(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = (1 << 13) + random.nextInt(100);
        double[] p = random.ints(size, 0, 600).mapToDouble(i -> (float) i / 599).toArray();
        byte[] y = new byte[size];
        for (int i = 0; i < size; i++) {
            y[i] = (byte) (random.nextDouble() < p[i] ? 1 : 0);
        }
        Tensor target = new Tensor(ElementType.UINT8, List.of(1, 1, size), new Tensor.Bytes(y));
        for (Pipeline loss : kernels()) {
            Outcome kernel = Evaluator.evaluate(loss, new Case(floats(p), target), true);
            Outcome general = Evaluator.evaluate(loss, new Case(Tensor.of(List.of(1, 1, size), p), target), true);
            assertThat(kernel.value()).as("%s", loss).isEqualTo(general.value());
            assertThat(kernel.gradient()).as("%s", loss).isEqualTo(general.gradient());
            assertThat(kernel.flags()).as("%s", loss).isEqualTo(general.flags());
        }
    }

    private static List<Pipeline> kernels() {
        return List.of(
                dice(PLAIN, Grouping.IMAGE_CLASS, Step.ONE_MINUS),
                PixelwiseLoss.of(SIGMOID, PixelTerm.BinaryCrossEntropy.PLAIN, new PixelwiseLoss.CountedTerms()),
                new LovaszLoss(
                        PLAIN,
                        Grouping.ALL,
                        LovaszLoss.Margin.PROBABILITY,
                        LovaszLoss.Foreground.CLASS,
                        EmptyRule.FORMULA,
                        Averaging.MEAN));
    }

    private static Tensor floats(double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return new Tensor(ElementType.FLOAT32, List.of(1, 1, floats.length), new Tensor.Floats(floats));
    }

    /** An image twice in a batch gives the value of one, and half its gradient. */
    @Property(tries = 60)
    void batches_are_means_of_their_images(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] z = logits(random, CLASSES * 3);
        double[] g = random.ints(CLASSES * 3, 0, 2).asDoubleStream().toArray();
        for (Pipeline loss : List.of(losses().get(0), losses().get(2), losses().get(4))) {
            Outcome one = Evaluator.evaluate(loss, new Case(tensor(z), tensor(g)), true);
            Outcome two = Evaluator.evaluate(loss, new Case(twice(z), twice(g)), true);
            assertThat(two.value()).isEqualTo(one.value());
            double[] half = Arrays.stream(one.gradient().orElseThrow().toDoubles())
                    .map(x -> x / 2)
                    .toArray();
            assertThat(Arrays.copyOf(two.gradient().orElseThrow().toDoubles(), half.length))
                    .containsExactly(half);
        }
    }

    private static Tensor twice(double... numbers) {
        double[] all = Arrays.copyOf(numbers, 2 * numbers.length);
        System.arraycopy(numbers, 0, all, numbers.length, numbers.length);
        return Tensor.of(List.of(2, CLASSES, numbers.length / CLASSES), all);
    }

    /** -2 p with p = 1/2 + odd 2^-55 lies half-way between two doubles. */
    @Property(tries = 60)
    void exact_ties_are_rounded_to_even(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long odd = 2 * random.nextLong(1L << 20) + 1;
        Rational factor = Rational.ONE.plus(Rational.of(odd, 1L << 53));
        Overlap ratio = Overlap.jaccard(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO);
        OverlapLoss loss = new OverlapLoss(
                PLAIN, Grouping.ALL, ratio, EmptyRule.FORMULA, List.of(new Step.Times(factor)), Averaging.MEAN);
        double value = Evaluator.evaluate(loss, new Case(tensor(1, 1), tensor(1, 1)), false)
                .value()
                .at(0);

        assertThat(value).isEqualTo(factor.doubleValue());
        assertThat(Double.doubleToRawLongBits(value) & 1).isZero();
    }

    /** p of z and of -z are 1 together, so the ratio is the exact tie that the factor says. */
    @Property(tries = 30)
    void symmetric_logits_are_decided(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double z = random.nextDouble(-40, 40);
        Rational factor = Rational.ONE.plus(Rational.of(2 * random.nextLong(1L << 20) + 1, 1L << 53));
        Overlap all = Overlap.tversky(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ONE, Rational.ZERO, Rational.ZERO);
        OverlapLoss loss = new OverlapLoss(
                SIGMOID, Grouping.ALL, all, EmptyRule.FORMULA, List.of(new Step.Times(factor)), Averaging.MEAN);
        Outcome outcome = Evaluator.evaluate(loss, new Case(tensor(z, -z), tensor(1, 1)), true);

        // TP / G = 1/2
        assertThat(outcome.value().at(0)).isEqualTo(factor.doubleValue() / 2);
        assertThat(outcome.flags()).doesNotContain(Event.UNDECIDED);
    }

    /** What tends to a limit has it, for any finite double. */
    @Example
    void huge_logits_have_their_limits() {
        PixelwiseLoss entropy =
                PixelwiseLoss.of(SOFTMAX, PixelTerm.BinaryCrossEntropy.PLAIN, new PixelwiseLoss.CountedTerms());
        for (double z : new double[] {1e5, 1e17, 1e18, 1e19, 1e300, Double.MAX_VALUE}) {
            Outcome outcome = Evaluator.evaluate(entropy, new Case(tensor(z, 0), tensor(0, 1)), true);
            assertThat(outcome.value().at(0)).isEqualTo(z);
            assertThat(outcome.gradient().orElseThrow().toDoubles()).containsExactly(1, -1);
            assertThat(outcome.flags()).isEmpty();
        }
    }

    @Example
    void powers_of_vanishing_probabilities_vanish() {
        for (int gamma : new int[] {2, 16, 22, 40, 64, 100}) {
            PixelTerm term =
                    PixelTerm.BinaryFocal.of(Rational.of(gamma), Optional.empty(), PixelTerm.FocalFactor.OF_EACH_TERM);
            PixelwiseLoss focal = PixelwiseLoss.of(SIGMOID, term, new PixelwiseLoss.CountedTerms());
            for (double z : new double[] {-800, -3e17, -1e18, -1e19, -1e300}) {
                Outcome outcome = Evaluator.evaluate(focal, new Case(tensor(z, z), tensor(0, 0)), true);
                assertThat(outcome.value().at(0)).as("gamma %s, z %s", gamma, z).isZero();
                assertThat(outcome.flags()).isEmpty();
            }
        }
    }
}

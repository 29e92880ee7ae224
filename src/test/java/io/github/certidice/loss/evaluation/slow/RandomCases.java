package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.loss.pipeline.Voids.Effect;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Small tensors and fronts that fit them, a function of their seed: every layout, and numbers that are likely to hurt. */
public final class RandomCases {

    /** The label of void voxels. */
    static final int VOID = 255;

    private static final int MOST_NUMBERS = 12;

    private final SplittableRandom random;
    private final List<Integer> shape;
    private final ChannelAxis axis;
    private final int classes;
    private boolean withOffValue;
    private Front front;
    private Tensor target;
    private Map<String, Tensor> extra = Map.of();

    /** Of a seed. */
    public RandomCases(SplittableRandom random) {
        this.random = random;
        axis = pick(ChannelAxis.SECOND, ChannelAxis.SECOND, ChannelAxis.LAST, ChannelAxis.NONE, ChannelAxis.FLAT);
        boolean plain = axis == ChannelAxis.NONE || axis == ChannelAxis.FLAT;
        classes = plain ? 1 : random.nextInt(1, 5);
        List<Integer> sizes = sizes();
        while (size(sizes) * classes > MOST_NUMBERS) {
            sizes = sizes();
        }
        if (!plain) {
            sizes.add(axis == ChannelAxis.SECOND ? 1 : sizes.size(), classes);
        }
        shape = List.copyOf(sizes);
    }

    private List<Integer> sizes() {
        int spatial = random.nextInt(0, 3);
        List<Integer> sizes = new ArrayList<>(List.of(random.nextInt(1, 4)));
        for (int i = 0; i < spatial; i++) {
            sizes.add(random.nextInt(1, 4));
        }
        return sizes;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A weight that is not negative. */
    Rational weight() {
        return pick(
                Rational.ONE,
                Rational.HALF,
                Rational.of(3, 10),
                Rational.of(7, 10),
                Rational.ZERO,
                Rational.of(0.3),
                Rational.TWO);
    }

    /** Some weights, not all of them 0. */
    List<Rational> weights(int count) {
        List<Rational> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(i == 0 ? Rational.of(3, 4) : weight());
        }
        return all;
    }

    SplittableRandom random() {
        return random;
    }

    int classes() {
        return classes;
    }

    /** The classes that count. */
    int kept() {
        return Tensors.kept(front, classes).size();
    }

    Front front() {
        return front;
    }

    private int size(List<Integer> of) {
        return of.stream().reduce(1, (a, b) -> a * b);
    }

    private Tensor tensor(List<Integer> of, java.util.function.DoubleSupplier numbers) {
        double[] all = new double[size(of)];
        java.util.Arrays.setAll(all, i -> numbers.getAsDouble());
        return Tensor.of(of, all);
    }

    private List<Integer> withClasses(int count) {
        if (axis == ChannelAxis.NONE || axis == ChannelAxis.FLAT) {
            return shape;
        }
        List<Integer> other = new ArrayList<>(shape);
        other.set(axis == ChannelAxis.SECOND ? 1 : shape.size() - 1, count);
        return other;
    }

    private List<Integer> withoutClasses() {
        List<Integer> other = new ArrayList<>(shape);
        if (axis == ChannelAxis.SECOND || axis == ChannelAxis.LAST) {
            other.remove(axis == ChannelAxis.SECOND ? 1 : shape.size() - 1);
        }
        return other;
    }

    /** What kind of targets there are. */
    enum Targets {
        /** 0 and 1, one number for each class. */
        HARD,
        /** Between 0 and 1 as well. */
        SOFT,
        /** Indices. */
        INDEX
    }

    /** Chooses a front and a target. */
    RandomCases with(Activation activation, Targets kind) {
        withOffValue = true;
        return choose(activation, kind);
    }

    /** Chooses a front and a target of nothing but 0 and 1. */
    RandomCases withHard(Activation activation, Targets kind) {
        return choose(activation, kind);
    }

    private RandomCases choose(Activation activation, Targets kind) {
        boolean index = kind == Targets.INDEX && classes > 1;
        Layout layout = Layout.of(axis, Encoding.CHANNELS);
        front = Front.of(layout, activation).with(channels(activation));
        if (index) {
            indexed();
        } else {
            int style = random.nextInt(4);
            target = tensor(shape, () -> kind == Targets.SOFT ? soft(style) : hard(style));
        }
        if (front.voids().equals(Voids.NONE) && chance(40)) {
            mask();
        }
        return this;
    }

    private Channels channels(Activation activation) {
        boolean before = chance(40) && activation instanceof Activation.Softmax;
        if (chance(60)) {
            return Channels.ALL;
        }
        return chance(60)
                ? new Channels(List.of(), true, before)
                : new Channels(List.of(random.nextInt(classes)), false, before);
    }

    private void indexed() {
        Encoding encoding = pick(Encoding.INDEX, Encoding.INDEX_CHANNEL, Encoding.INDEX_EITHER, Encoding.BY_SHAPE);
        boolean channel = encoding == Encoding.INDEX_CHANNEL || encoding != Encoding.INDEX && chance(50);
        Labels labels = pick(Labels.REFUSED, Labels.CLAMPED, Labels.NO_CLASS);
        boolean voids = chance(50);
        Layout layout = Layout.of(axis, encoding).with(labels);
        if (withOffValue && chance(20)) {
            layout = layout.withOffValue(Rational.of(0x1p-20));
        }
        front = layout(layout);
        if (voids) {
            front = front.with(new Voids(new Voids.Label(VOID), effect()));
        }
        int most = labels == Labels.REFUSED ? classes : classes + 2;
        target = tensor(
                channel ? withClasses(1) : withoutClasses(), () -> voids && chance(30) ? VOID : random.nextInt(most));
    }

    private Front layout(Layout layout) {
        return new Front(layout, front.activation(), front.voids(), front.channels());
    }

    private Effect effect() {
        return pick(Effect.REMOVED, Effect.REMOVED, Effect.ZERO_BEFORE_ACTIVATION, Effect.OUT_OF_INTERSECTION);
    }

    private void mask() {
        List<Integer> one = new ArrayList<>(pick(shape, withClasses(1), withoutClasses()));
        if (chance(30) && axis != ChannelAxis.FLAT) {
            one.set(0, 1);
        }
        Effect effect = effect();
        boolean inPart = effect == Effect.REMOVED && chance(30);
        int style = random.nextInt(4);
        front = front.with(new Voids(new Voids.Mask("mask"), effect));
        extra = Map.of("mask", tensor(one, () -> inPart ? soft(2) : hard(style)));
    }

    private double hard(int style) {
        return switch (style) {
            case 0 -> 0;
            case 1 -> 1;
            default -> random.nextInt(2);
        };
    }

    private double soft(int style) {
        return style == 0 ? random.nextInt(5) / 4.0 : pick(0.0, 1.0, 0.5, random.nextDouble(), 0x1p-60, 0x1p-1074);
    }

    /** Takes the numbers of the prediction from somewhere. */
    Case predicting(java.util.function.DoubleSupplier numbers) {
        return new Case(tensor(shape, numbers), target, extra);
    }

    /** Numbers from 0 to 1. */
    Case probabilities() {
        int style = random.nextInt(5);
        return predicting(() -> probability(style));
    }

    /** Numbers between 0 and 1. */
    Case inner() {
        return predicting(random::nextDouble);
    }

    private double probability(int style) {
        return switch (style) {
            case 0 -> random.nextInt(2);
            case 1 -> random.nextInt(9) / 8.0;
            case 2 -> pick(random.nextDouble(), 0.0, 1.0, 0x1p-1074, 1e-300, Math.nextDown(1.0), 0x1p-30);
            default -> random.nextDouble();
        };
    }

    /** Any numbers. */
    Case logits() {
        int style = random.nextInt(6);
        return predicting(() -> logit(style));
    }

    private double logit(int style) {
        return switch (style) {
            case 0 -> random.nextInt(-2, 3);
            case 1 -> random.nextDouble(-30, 30);
            case 2 -> pick(-800.0, -740.0, -30.0, 30.0, 37.0, 710.0, 800.0, random.nextDouble());
            case 3 -> random.nextDouble(-1, 1) * pick(1e-300, 1e-17, 1e-3, 1.0);
            default -> random.nextDouble(-4, 4);
        };
    }
}

package io.github.certidice.loss.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the stages of a loss say of parameters that mean nothing; the last ones that do are taken. */
class RefusedParametersTest {

    private static final Rational BELOW_ZERO = Rational.of(-1, 1000);
    private static final Rational ABOVE_ONE = Rational.of(1001, 1000);
    private static final Front FRONT = Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY);
    private static final Rational ZERO = Rational.ZERO;

    private static Arguments of(String argument, Function<Rational, Object> stage) {
        return arguments(argument, stage);
    }

    private static Overlap overlap(Rational scale, Rational alpha, Rational beta, Rational n, Rational m) {
        return new Overlap(Form.PRODUCT, Rational.ONE, scale, alpha, beta, n, m, Optional.empty(), RatioWeights.EQUAL);
    }

    static Stream<Arguments> fromZero() {
        return Stream.of(
                of("alpha", x -> overlap(Rational.ONE, x, ZERO, ZERO, ZERO)),
                of("beta", x -> overlap(Rational.ONE, ZERO, x, ZERO, ZERO)),
                of("numerator smoothing", x -> overlap(Rational.ONE, ZERO, ZERO, x, ZERO)),
                of("denominator smoothing", x -> overlap(Rational.ONE, ZERO, ZERO, ZERO, x)),
                of("floor", x -> Overlap.dice(Form.PRODUCT, ZERO, ZERO).withFloor(x)),
                of("epsilon", x -> new MatthewsLoss(FRONT, Grouping.IMAGE_CLASS, x, Averaging.MEAN)),
                of("class weights", x -> ClassWeights.each(List.of(Rational.ONE, x))),
                of("class weights", ClassWeights::all),
                of("weights", x -> new RatioWeights.OfProbabilities("weights", List.of(x))),
                of("weights", x -> new Averaging.Given("weights", List.of(Rational.ONE, x), false)),
                of("k", Step.Penalty::new),
                of("pos_weight", RefusedParametersTest::positive),
                of("weight", x -> new PixelTerm.CrossEntropy(List.of(x), ZERO)),
                of("gamma", x -> focal(x, Rational.HALF)),
                of("gamma", x -> new PixelTerm.ClassFocal(x, ClassWeights.EQUAL)),
                of("gamma", x -> new PixelTerm.SmoothedFocal(x, ClassWeights.EQUAL, ZERO)),
                of("gamma", x -> new PixelTerm.BalancedCrossEntropy(x, ZERO, ZERO)),
                of("gamma", x -> new PixelTerm.BalancedCrossEntropy(ZERO, x, ZERO)),
                of("epsilon", x -> new PixelTerm.BalancedCrossEntropy(ZERO, ZERO, x)));
    }

    private static Object positive(Rational x) {
        return new PixelTerm.BinaryCrossEntropy(List.of(x), List.of(), Optional.empty(), ZERO);
    }

    private static Object focal(Rational gamma, Rational alpha) {
        return PixelTerm.BinaryFocal.of(gamma, Optional.of(alpha), PixelTerm.FocalFactor.OF_EACH_TERM);
    }

    @ParameterizedTest
    @MethodSource("fromZero")
    void numbers_of_at_least_0(String argument, Function<Rational, Object> stage) {
        assertThat(stage.apply(ZERO)).isNotNull();
        assertThatThrownBy(() -> stage.apply(BELOW_ZERO))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(argument + ": found -1/1000, allowed: a number of at least 0");
    }

    static Stream<Arguments> aboveZero() {
        return Stream.of(
                of("scale", x -> overlap(x, ZERO, ZERO, ZERO, ZERO)),
                of("epsilon", RatioWeights.Added::new),
                of("least", RatioWeights.Floored::new),
                of("gamma", Step.Power::new),
                of("reduced_threshold", x -> new PixelTerm.Reduced(Rational.HALF, x)));
    }

    @ParameterizedTest
    @MethodSource("aboveZero")
    void numbers_above_0(String argument, Function<Rational, Object> stage) {
        assertThat(stage.apply(Rational.of(1, 1000))).isNotNull();
        assertThatThrownBy(() -> stage.apply(ZERO))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(argument + ": found 0, allowed: a number above 0");
    }

    static Stream<Arguments> shares() {
        return Stream.of(
                of("smoothing", x -> new PixelTerm.BinaryCrossEntropy(List.of(), List.of(), Optional.empty(), x)),
                of("label_smoothing", x -> new PixelTerm.CrossEntropy(List.of(), x)),
                of("alpha", x -> focal(ZERO, x)),
                of("smooth", x -> new PixelTerm.SmoothedFocal(ZERO, ClassWeights.EQUAL, x)));
    }

    @ParameterizedTest
    @MethodSource("shares")
    void numbers_from_0_to_1(String argument, Function<Rational, Object> stage) {
        assertThat(stage.apply(ZERO)).isNotNull();
        assertThat(stage.apply(Rational.ONE)).isNotNull();
        assertThatThrownBy(() -> stage.apply(BELOW_ZERO))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(argument + ": found -1/1000, allowed: a number from 0 to 1");
        assertThatThrownBy(() -> stage.apply(ABOVE_ONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(argument + ": found 1001/1000, allowed: a number from 0 to 1");
    }

    private static void assertRefused(String message, Runnable stage) {
        assertThatThrownBy(stage::run).isInstanceOf(InvalidInput.class).hasMessage(message);
    }

    @Test
    void exponents_from_1_and_powers_from_0_to_2() {
        Overlap dice = Overlap.dice(Form.PRODUCT, ZERO, ZERO);

        assertThat(dice.withExponent(Rational.ONE)).isEqualTo(dice);
        assertRefused("exponent: found 1/2, allowed: a number of at least 1", () -> dice.withExponent(Rational.HALF));
        for (int power : List.of(0, 1, 2)) {
            assertThat(new RatioWeights.InverseVolume(power, new RatioWeights.AsLargestClass()))
                    .isNotNull();
        }
        for (int power : List.of(-1, 3)) {
            assertRefused(
                    "weight power: found " + power + ", allowed: 0, 1 or 2",
                    () -> new RatioWeights.InverseVolume(power, new RatioWeights.AsLargestClass()));
        }
    }

    @Test
    void intervals_that_are_not_empty() {
        assertThat(new Activation.Clamped(Activation.IDENTITY, Rational.HALF, Rational.HALF))
                .isNotNull();
        assertRefused(
                "clamp: found 1/2 to 0, allowed: a lower end of at most the upper one",
                () -> new Activation.Clamped(Activation.IDENTITY, Rational.HALF, ZERO));
    }

    @Test
    void classes_that_there_are() {
        assertThat(Channels.only(List.of(0)).keeps(0, 2)).isTrue();
        assertThat(Channels.only(List.of(0)).keeps(1, 2)).isFalse();
        assertThat(Channels.WITHOUT_BACKGROUND.keeps(0, 1)).isTrue();
        assertThat(Channels.WITHOUT_BACKGROUND.keeps(0, 2)).isFalse();
        assertThat(Channels.without(1).keeps(1, 2)).isFalse();
        assertRefused("classes: found -1, allowed: indices of at least 0", () -> Channels.only(List.of(0, -1)));
        assertThat(new Choice.AtMostChannels(1).most()).isOne();
        assertRefused("channels: found 0, allowed: a number of at least 1", () -> new Choice.AtMostChannels(0));
    }

    private static PixelwiseLoss hardest(Rational share) {
        return new PixelwiseLoss(
                FRONT,
                PixelTerm.CrossEntropy.PLAIN,
                new PixelwiseLoss.AllTerms(),
                Grouping.ALL,
                Optional.of(share),
                Averaging.MEAN,
                false);
    }

    @Test
    void shares_of_the_hardest_voxels() {
        assertThat(hardest(Rational.ONE).top()).contains(Rational.ONE);
        for (Rational share : List.of(ZERO, ABOVE_ONE)) {
            assertRefused("k: found " + share + ", allowed: a share above 0, at most 1", () -> hardest(share));
        }
    }

    @Test
    void a_choice_between_equal_losses_is_none() {
        Pipeline one = PixelwiseLoss.of(FRONT, PixelTerm.CrossEntropy.PLAIN, new PixelwiseLoss.AllTerms());
        Pipeline other = PixelwiseLoss.of(FRONT, PixelTerm.LogCoshDistance.PLAIN, new PixelwiseLoss.AllTerms());

        assertThat(Choice.atMostChannels(1, one, one)).isEqualTo(one);
        assertThat(Choice.atMostChannels(1, one, other))
                .isEqualTo(new Choice(new Choice.AtMostChannels(1), one, other));
        assertThat(Choice.byTarget(one, one)).isEqualTo(one);
        assertThat(Choice.byTarget(one, other)).isEqualTo(new Choice(new Choice.TargetIsIndex(), one, other));
    }

    @Test
    void losses_whose_stages_fit_each_other() {
        assertRefused("terms: found none, allowed: at least one", () -> new CompoundLoss(List.of()));
        assertThatThrownBy(() -> new MatthewsLoss(FRONT, Grouping.ALL, ZERO, Averaging.MEAN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("grouping: found ")
                .hasMessageEndingWith(", allowed: one where classes have counts of their own");
        Front apart = FRONT.with(new Voids(new Voids.Label(255), Voids.Effect.OUT_OF_INTERSECTION));
        assertRefused(
                "voids: found OUT_OF_INTERSECTION, allowed: REMOVED: other effects have no counts",
                () -> new MatthewsLoss(apart, Grouping.CLASS, ZERO, Averaging.MEAN));
    }

    @Test
    void products_of_class_weights() {
        ClassWeights background = ClassWeights.background(Rational.HALF, Rational.TWO);

        assertThat(background.of(0)).isEqualTo(Rational.HALF);
        assertThat(background.of(5)).isEqualTo(Rational.TWO);
        assertThat(background.times(ClassWeights.all(Rational.of(3))))
                .isEqualTo(ClassWeights.background(Rational.of(3, 2), Rational.of(6)));
        assertThat(background.times(ClassWeights.each(List.of(Rational.TWO, Rational.ONE))))
                .isEqualTo(ClassWeights.each(List.of(Rational.ONE, Rational.TWO)));
    }
}

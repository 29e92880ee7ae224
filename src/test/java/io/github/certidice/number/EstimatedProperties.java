package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random expressions: what a program in float or double gets is as near to the exact value as the estimate says. */
class EstimatedProperties {

    @Property(tries = 4000)
    void programs_are_within_the_error_of_the_exact_value(@ForAll long seed, @ForAll boolean single) {
        Expression expression = new Expression(new SplittableRandom(seed), single);
        expression.grow(12);
        expression.check();
    }

    @Property(tries = 500)
    void sums_are_within_their_error(@ForAll long seed, @ForAll boolean single) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatModel model = model(single);
        Arithmetic.Accumulator sum = model.sum();
        Rational exact = Rational.ZERO;
        double program = 0;
        for (int i = random.nextInt(200); i >= 0; i--) {
            double term = rounded(Math.scalb(random.nextDouble(-1, 1), random.nextInt(-30, 30)), single);
            sum.add(term);
            exact = exact.plus(Rational.of(term));
            program = rounded(program + term, single);
        }
        Estimated estimate = (Estimated) sum.total();
        assertThat(distance(program, exact)).isLessThanOrEqualTo(estimate.error());
        assertThat(distance(estimate.value(), exact)).isLessThanOrEqualTo(estimate.error());
    }

    @Example
    void what_every_program_gets_has_no_error() {
        FloatModel model = model(true);

        assertThat(model.input(0.75).complement()).hasToString("0.25 +- 0.0");
        assertThat(model.input(3).times(model.input(0.125))).hasToString("0.375 +- 0.0");
        assertThat(model.input(0).log()).hasToString("-Infinity +- 0.0");
        assertThat(model.input(0).over(model.input(0))).hasToString("NaN +- 0.0");
        assertThat(model.input(-2).over(model.input(0))).hasToString("-Infinity +- 0.0");
        assertThat(model.input(0).exp()).hasToString("1.0 +- 0.0");
        assertThat(model.constant(Rational.of(1, 3)).error()).isBetween(0x1p-26 / 3, 0x1p-24 / 3);
    }

    @Example
    void whole_numbers_add_up_exactly_below_the_end_of_the_significand() {
        Arithmetic.Accumulator sum = model(true).sum();
        sum.add(0x1p24 - 1);
        sum.add(1);
        assertThat(((Estimated) sum.total()).error()).isZero();
        sum.add(1);
        assertThat(((Estimated) sum.total()).error()).isPositive();
    }

    @Example
    void overflow_and_divisors_that_may_be_zero_allow_anything() {
        FloatModel model = model(true);
        Quantity large = model.input(0x1p100);
        Quantity nearZero = model.constant(Rational.of(1, 3)).plus(model.constant(Rational.of(-1, 3)));

        assertThat(((Estimated) large.times(large)).error()).isInfinite();
        assertThat(((Estimated) large.over(nearZero)).error()).isInfinite();
        assertThat(((Estimated) nearZero.log()).error()).isInfinite();
    }

    @Example
    void a_step_whose_side_is_open_may_be_either() {
        FloatModel model = model(true);
        Quantity nearZero = model.constant(Rational.of(1, 3)).plus(model.constant(Rational.of(-1, 3)));

        assertThat(model.input(0.5).step(Rational.ZERO)).hasToString("1.0 +- 0.0");
        assertThat(((Estimated) nearZero.step(Rational.ZERO)).error()).isEqualTo(1);
        assertThat(model.input(0).step(Rational.ZERO).error()).isEqualTo(1);
        assertThat(model.bound().input(0).step(Rational.ZERO)).hasToString("0.0 +- 0.0");
    }

    @Example
    void formats_round_as_they_do() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            double y = Math.scalb(random.nextDouble(-2, 2), random.nextInt(-152, 130));
            assertThat(Double.compare(FloatFormat.FLOAT64.round(x), x)).isZero();
            assertThat(FloatFormat.FLOAT32.round(y)).isEqualTo((float) y);
        }
        assertThat(FloatFormat.FLOAT16.largest()).isEqualTo(65504);
        assertThat(FloatFormat.FLOAT32.largest()).isEqualTo(Float.MAX_VALUE);
        assertThat(FloatFormat.FLOAT64.largest()).isEqualTo(Double.MAX_VALUE);
        assertThat(FloatFormat.FLOAT32.flushing().round(1e-40)).isZero();
    }

    private static FloatModel model(boolean single) {
        return FloatModel.of(single ? FloatFormat.FLOAT32 : FloatFormat.FLOAT64);
    }

    private static double rounded(double x, boolean single) {
        return single ? (float) x : x;
    }

    private static double distance(double x, Rational exact) {
        return Rational.of(x).minus(exact).abs().doubleValue();
    }

    /** The same operations three times: in a program, exactly (to 128 digits and more), and estimated. */
    private static final class Expression {

        private static final Precision EXACT = new Precision(400, 0);

        private final SplittableRandom random;
        private final boolean single;
        private final FloatModel model;
        private final List<Double> programs = new ArrayList<>();
        private final List<Quantity> exacts = new ArrayList<>();
        private final List<Quantity> estimates = new ArrayList<>();

        Expression(SplittableRandom random, boolean single) {
            this.random = random;
            this.single = single;
            this.model = model(single);
            for (int i = 0; i < 3; i++) {
                addInput();
            }
        }

        private void addInput() {
            int exponent = random.nextInt(8) == 0 ? random.nextInt(-140, 100) : random.nextInt(-8, 8);
            double x = rounded(Math.scalb(random.nextDouble(-1, 1), exponent), single);
            add(x, EXACT.input(x), model.input(x));
        }

        private void add(double program, Quantity exact, Quantity estimate) {
            programs.add(program);
            exacts.add(exact);
            estimates.add(estimate);
        }

        void grow(int operations) {
            for (int i = 0; i < operations; i++) {
                try {
                    grow(random.nextInt(programs.size()), random.nextInt(programs.size()));
                } catch (Undecided undecided) {
                    // the exact value has a sign that 400 bits don't tell
                }
            }
        }

        private void grow(int a, int b) {
            double x = programs.get(a);
            Estimated size = (Estimated) estimates.get(a);
            switch (random.nextInt(9)) {
                case 0, 1 -> binary(a, b, x + programs.get(b), '+');
                case 2 -> binary(a, b, x - programs.get(b), '-');
                case 3, 4 -> binary(a, b, x * programs.get(b), '*');
                case 5 -> binary(a, b, x / programs.get(b), '/');
                case 6 -> elementary(a, Math.abs(size.value()) < 80, StrictMath::exp, 'e');
                case 7 -> elementary(a, size.low() > 0, StrictMath::log, 'l');
                default -> elementary(a, size.low() > 0, y -> StrictMath.pow(y, 1.5), 'p');
            }
        }

        private void binary(int a, int b, double result, char operation) {
            add(
                    rounded(result, single),
                    apply(exacts.get(a), exacts.get(b), operation),
                    apply(estimates.get(a), estimates.get(b), operation));
        }

        private void elementary(int a, boolean fits, DoubleUnaryOperator function, char operation) {
            if (fits) {
                add(
                        rounded(function.applyAsDouble(programs.get(a)), single),
                        apply(exacts.get(a), null, operation),
                        apply(estimates.get(a), null, operation));
            }
        }

        private static Quantity apply(Quantity x, Quantity y, char operation) {
            return switch (operation) {
                case '+' -> x.plus(y);
                case '-' -> x.minus(y);
                case '*' -> x.times(y);
                case '/' -> x.over(y);
                case 'e' -> x.exp();
                case 'l' -> x.log();
                default -> x.power(Rational.of(3, 2));
            };
        }

        void check() {
            for (int i = 0; i < programs.size(); i++) {
                Estimated estimate = (Estimated) estimates.get(i);
                Certified exact = (Certified) exacts.get(i);
                if (estimate.error() < Double.POSITIVE_INFINITY) {
                    check(programs.get(i), exact, estimate);
                    check(estimate.value(), exact, estimate);
                }
            }
        }

        private void check(double program, Certified exact, Estimated estimate) {
            if (!exact.isFinite() || !estimate.isFinite()) {
                // the sign of 1/0 is that of a zero, which nobody has decided
                assertThat(Double.compare(Math.abs(program), Math.abs(exact.approximate())))
                        .isZero();
                return;
            }
            Certified distance = (Certified) EXACT.input(program).minus(exact);
            Certified excess = (Certified)
                    distance.times(distance).minus(EXACT.input(estimate.error()).times(EXACT.input(estimate.error())));
            assertThat(excess.approximate()).as("%s in %s", program, estimate).isLessThanOrEqualTo(0);
        }
    }
}

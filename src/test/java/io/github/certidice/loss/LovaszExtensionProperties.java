package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LovaszExtensionProperties {

    private static final LovaszExtension JACCARD = new LovaszExtension(new Jaccard());
    private static final LovaszExtension DICE = new LovaszExtension(new Dice());

    /** Lovász-Jaccard is convex, so that its gradient, ties included, supports it from below at every other point. */
    @Property(tries = 2000)
    void the_gradient_of_lovasz_jaccard_is_a_subgradient_also_in_ties(@ForAll long here, @ForAll long there) {
        Pair p = Pairs.binary(here);
        Pair other = Pairs.binary(there);
        Pair q = Pairs.with(p, voxel -> other.prediction().at(voxel % other.size()));
        Gradient gradient = JACCARD.of(p).gradient();
        Rational support = value(JACCARD, p);
        for (int voxel = 0; voxel < p.size(); voxel++) {
            Rational step = at(q, voxel).minus(at(p, voxel));
            support = support.plus(gradient.at(voxel).times(step));
        }
        assertThat(value(JACCARD, q)).isGreaterThanOrEqualTo(support);
    }

    /** All wrong costs 1, and the marginals telescope. */
    @Property
    void marginals_add_up_to_one(@ForAll long seed) {
        Pair pair = Pairs.nonempty(seed);
        for (LovaszExtension loss : new LovaszExtension[] {JACCARD, DICE}) {
            Gradient gradient = loss.of(pair).gradient();
            Rational sum = Rational.ZERO;
            for (int voxel = 0; voxel < pair.size(); voxel++) {
                assertThat(gradient.at(voxel).signum() * (pair.target().at(voxel) == 1 ? -1 : 1))
                        .isNotNegative();
                sum = sum.plus(gradient.at(voxel).abs());
            }
            assertThat(sum).isEqualTo(Rational.ONE);
        }
    }

    @Property
    void it_is_soft_jaccard_where_all_is_foreground(@ForAll long seed) {
        Pair pair = Pairs.binary(seed);
        Pair full = new Pair(Mask.of(pair.target().shape(), voxel -> true), pair.prediction());
        Real soft = SoftOverlap.jaccard(Exponent.ONE).of(full).exact().orElseThrow();

        assertThat(JACCARD.of(full).exact().orElseThrow().compareWith(soft)).isZero();
    }

    @Property
    void an_empty_target_costs_the_largest_error(@ForAll long seed) {
        Pair pair = Pairs.binary(seed);
        Pair empty = new Pair(Mask.of(pair.target().shape(), voxel -> false), pair.prediction());
        double largest = 0;
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            largest = Math.max(largest, pair.prediction().at(voxel));
        }
        assertThat(JACCARD.of(empty).value()).isEqualTo(largest);
        assertThat(DICE.of(empty).value()).isEqualTo(largest);
    }

    @Example
    void zeros_of_both_signs_are_one_error() {
        Shape shape = Shape.of(4);
        Evaluation plain = JACCARD.of(new Pair(Mask.parse(shape, "1000"), ProbabilityMap.of(shape, 1, 0, 0, 0)));
        Evaluation signed = JACCARD.of(new Pair(Mask.parse(shape, "1000"), ProbabilityMap.of(shape, 1, -0.0, 0, -0.0)));

        assertThat(signed.flags()).containsExactly(Flag.TIE_ORDER);
        assertThat(signed.gradient().doubles()).containsExactly(plain.gradient().doubles());
    }

    @Example
    void errors_that_differ_by_less_than_a_double_can_tell_are_no_tie() {
        Shape shape = Shape.of(2);
        // 1 - p rounds to 1, and so does nothing else
        Pair pair = new Pair(Mask.parse(shape, "10"), ProbabilityMap.of(shape, Double.MIN_VALUE, 1));

        assertThat(JACCARD.of(pair).flags()).isEmpty();
        assertThat(JACCARD.of(pair).gradient().at(1)).isEqualTo(Rational.HALF);
        assertThat(JACCARD.of(pair).gradient().at(0)).isEqualTo(Rational.of(-1, 2));
    }

    @Example
    void soft_labels_are_refused() {
        Shape shape = Shape.of(2);
        ProbabilityMap half = ProbabilityMap.of(shape, 0.5, 1);

        assertThatThrownBy(() -> JACCARD.of(new Pair(half, half)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("target: found soft labels, allowed: a binary target for a Lovász extension");
    }

    @Example
    void a_similarity_that_is_undefined_at_some_error_is_refused() {
        for (Similarity set : new Similarity[] {
            new WeightedHamming(Rational.HALF),
            new Tversky(Rational.ZERO, Rational.ONE),
            new Tversky(Rational.ONE, Rational.ZERO)
        }) {
            assertThatThrownBy(() -> new LovaszExtension(set))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("set: found " + set.name()
                            + ", allowed: a similarity that is defined wherever there is an error");
        }
        assertThat(new LovaszExtension(new Tversky(Rational.ONE, Rational.ONE)).name())
                .isEqualTo("Lovász-Tversky(1, 1)");
    }

    private static Rational value(Loss loss, Pair pair) {
        return loss.of(pair).exact().flatMap(Real::asRational).orElseThrow();
    }

    private static Rational at(Pair pair, int voxel) {
        return Rational.of(pair.prediction().at(voxel));
    }
}

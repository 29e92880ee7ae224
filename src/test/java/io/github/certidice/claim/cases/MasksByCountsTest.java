package io.github.certidice.claim.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Case;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Masks that are given by numbers of voxels, against the masks themselves. */
class MasksByCountsTest {

    private static final int VOXELS = 4;
    private static final Shape SHAPE = Shape.of(VOXELS);
    private static final int ALL = 1 << VOXELS;

    private static Mask mask(long bits) {
        return Mask.of(SHAPE, bits);
    }

    /** How many voxels belong to exactly the sets of a list of three flags. */
    private static int part(long[] sets, boolean... in) {
        LongPredicate belongs = voxel ->
                IntStream.range(0, sets.length).allMatch(set -> (sets[set] >>> voxel & 1) == (in[set] ? 1 : 0));
        return (int) IntStream.range(0, VOXELS).filter(belongs::test).count();
    }

    @Test
    void three_masks() {
        for (int a = 0; a < ALL; a++) {
            for (int b = 0; b < ALL; b++) {
                for (int c = 0; c < ALL; c++) {
                    checkTriple(a, b, c);
                }
            }
        }
    }

    private static void checkTriple(long... sets) {
        boolean fills = (sets[0] | sets[1] | sets[2]) == ALL - 1;
        if (!fills) {
            return; // voxels outside all three masks aren't counted
        }
        MaskTriple triple = MaskTriple.of(List.of(
                part(sets, true, false, false),
                part(sets, false, true, false),
                part(sets, false, false, true),
                part(sets, true, true, false),
                part(sets, false, true, true),
                part(sets, true, false, true),
                part(sets, true, true, true)));

        assertThat(triple.toB()).isEqualTo(mask(sets[1]).against(mask(sets[0])));
        assertThat(triple.fromB()).isEqualTo(mask(sets[2]).against(mask(sets[1])));
        assertThat(triple.direct()).isEqualTo(mask(sets[2]).against(mask(sets[0])));
        assertThat(MaskTriple.of(Case.parse(triple.asCase().token()))).isEqualTo(triple);
    }

    /** Two voxels lie in one part, or in two of the 7, or 8. */
    @Test
    void triples_are_listed_once() {
        assertThat(MaskTriple.ofUnion(1)).hasSize(7).doesNotHaveDuplicates();
        assertThat(MaskTriple.ofUnion(2)).hasSize(7 + 7 * 6 / 2).doesNotHaveDuplicates();
        assertThat(TwoSets.of(2)).hasSize(8 + 8 * 7 / 2).doesNotHaveDuplicates();
    }

    @Test
    void two_sets_beside_a_target() {
        for (int target = 0; target < ALL; target++) {
            for (int first = 0; first < ALL; first++) {
                for (int second = 0; second < ALL; second++) {
                    checkSets(target, first, second);
                }
            }
        }
    }

    private static void checkSets(long target, long first, long second) {
        TwoSets sets = new TwoSets(parts(true, target, first, second), parts(false, target, first, second));

        check(sets, TwoSets.Which.FIRST, target, first);
        check(sets, TwoSets.Which.SECOND, target, second);
        check(sets, TwoSets.Which.UNION, target, first | second);
        check(sets, TwoSets.Which.INTERSECTION, target, first & second);
        assertThat(TwoSets.of(Case.parse(sets.asCase().token()))).isEqualTo(sets);
    }

    private static TwoSets.Parts parts(boolean kind, long... sets) {
        return new TwoSets.Parts(
                part(sets, kind, true, true),
                part(sets, kind, true, false),
                part(sets, kind, false, true),
                part(sets, kind, false, false));
    }

    private static void check(TwoSets sets, TwoSets.Which which, long target, long set) {
        assertThat(sets.wrong(which)).isEqualTo(mask(target ^ set).against(mask(target)));
        assertThat(sets.predicted(which)).isEqualTo(mask(set).against(mask(target)));
    }
}

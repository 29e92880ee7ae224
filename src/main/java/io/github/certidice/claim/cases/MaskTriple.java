package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.SplitMix64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three masks A, B and C, by the numbers of voxels in each part of their Venn diagram: nothing else matters to scores of two
 * of them.
 *
 * @param a voxels in A only
 * @param b in B only
 * @param c in C only
 * @param ab in A and B, not in C
 * @param bc in B and C, not in A
 * @param ac in A and C, not in B
 * @param abc in all three
 */
public record MaskTriple(int a, int b, int c, int ab, int bc, int ac, int abc) {

    private static final List<String> PARTS = List.of("A", "B", "C", "AB", "BC", "AC", "ABC");

    /** Parts are empty, or have up to 2^5 voxels. */
    private static final int LARGEST_POWER = 5;

    /** In the order of the components. */
    public static MaskTriple of(List<Integer> parts) {
        return new MaskTriple(
                parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5), parts.get(6));
    }

    /** Of the numbers of voxels {@code A}, {@code B}, {@code C}, {@code AB}, {@code BC}, {@code AC} and {@code ABC} of a case. */
    public static MaskTriple of(Case example) {
        return of(PARTS.stream().map(example::integer).toList());
    }

    /** The case of these masks. */
    public Case asCase() {
        return new Case(List.of(), numbers(), Optional.empty());
    }

    /** The case of these masks with one more named number. */
    public Case with(String name, Rational value) {
        Map<String, Rational> numbers = numbers();
        numbers.put(name, value);
        return new Case(List.of(), numbers, Optional.empty());
    }

    private Map<String, Rational> numbers() {
        Map<String, Rational> numbers = new LinkedHashMap<>();
        int[] parts = {a, b, c, ab, bc, ac, abc};
        for (int i = 0; i < parts.length; i++) {
            numbers.put(PARTS.get(i), Rational.of(parts[i]));
        }
        return numbers;
    }

    /** B against A. */
    public Confusion toB() {
        return between(ab + abc, b + bc, a + ac);
    }

    /** C against B. */
    public Confusion fromB() {
        return between(bc + abc, c + ac, b + ab);
    }

    /** C against A. */
    public Confusion direct() {
        return between(ac + abc, c + bc, a + ab);
    }

    private Confusion between(int both, int second, int first) {
        return new Confusion(both, second, first, a + b + c + ab + bc + ac + abc - both - second - first);
    }

    /** {1}, {1, 2} and {2}: the triple in which Dice is furthest from a metric. */
    public static MaskTriple detour() {
        return new MaskTriple(0, 0, 0, 1, 1, 0, 0);
    }

    /** All triples whose masks have so many voxels together. */
    public static Stream<MaskTriple> ofUnion(int voxels) {
        return Enumerations.tuples(PARTS.size(), voxels).map(MaskTriple::of);
    }

    /** All triples of small masks. */
    public static Domain.Enumeration all(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all triples of masks A, B, C with up to %d voxels together",
                new int[] {quick, standard, deep}, voxels -> ofUnion(voxels).map(MaskTriple::asCase));
    }

    /** Random triples; each part is empty half of the time. */
    public static Domain.Sampler random() {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "random triples of masks, with up to 32 voxels in each part of their Venn diagram";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(1_000, 10_000, 1_000_000);
            }

            @Override
            public Case sample(long seed, long index) {
                SplitMix64 random = SplitMix64.of(seed, index);
                List<Integer> parts = IntStream.range(0, PARTS.size())
                        .mapToObj(i -> part(random))
                        .toList();
                return (isEmpty(parts) ? detour() : of(parts)).asCase();
            }
        };
    }

    private static boolean isEmpty(List<Integer> parts) {
        return parts.stream().allMatch(part -> part == 0);
    }

    private static int part(SplitMix64 random) {
        return random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(1 << random.nextInt(LARGEST_POWER + 1));
    }
}

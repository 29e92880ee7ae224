package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways to list all small cases. */
public final class Enumerations {

    private static final int SHARDS = 16;

    private Enumerations() {}

    /** All (tp, fp, fn, tn) of masks of up to d voxels. */
    public static Domain.Enumeration quadruples(int quick, int standard, int deep) {
        return bySize(
                "all (tp, fp, fn, tn) with 1 <= tp + fp + fn + tn <= %d",
                new int[] {quick, standard, deep}, total -> MaskCounts.of(total).map(Case::of));
    }

    /** The numbers of voxels d = 1 to a limit. */
    public static Domain.Enumeration sizes(int quick, int standard, int deep) {
        return bySize(
                "all d from 1 to %d, over all masks of d voxels",
                new int[] {quick, standard, deep}, d -> Stream.of(Case.of("d", Rational.of(d))));
    }

    /** All (n, d) with 1 &lt;= n &lt;= d. */
    public static Domain.Enumeration sizesOfTargets(int quick, int standard, int deep) {
        return bySize(
                "all (n, d) with 1 <= n <= d <= %d, over all masks of these sizes",
                new int[] {quick, standard, deep},
                d -> IntStream.rangeClosed(1, d)
                        .mapToObj(n -> Case.of("n", Rational.of(n)).with("d", d)));
    }

    /** All (n, d) with 1 &lt;= n &lt; d. */
    public static Domain.Enumeration foregroundSizes(int quick, int standard, int deep) {
        return bySize(
                "all (n, d) with 1 <= n < d <= %d, over all masks of these sizes",
                new int[] {quick, standard, deep},
                d -> Stream.iterate(1, n -> n < d, n -> n + 1)
                        .map(n -> Case.of("n", Rational.of(n)).with("d", d)));
    }

    /** Cases that belong to a size from 1 to the limit of the budget. */
    public static Domain.Enumeration bySize(String words, int[] limits, IntFunction<Stream<Case>> ofSize) {
        return new BySize(words, limits, ofSize);
    }

    /** All tuples of so many integers from 0 on with that sum. */
    public static Stream<List<Integer>> tuples(int count, int sum) {
        return count == 1
                ? Stream.of(List.of(sum))
                : IntStream.rangeClosed(0, sum)
                        .boxed()
                        .flatMap(first -> tuples(count - 1, sum - first).map(rest -> joined(first, rest)));
    }

    private static List<Integer> joined(int first, List<Integer> rest) {
        List<Integer> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private record BySize(String pattern, int[] limits, IntFunction<Stream<Case>> ofSize)
            implements Domain.Enumeration {

        @Override
        public String words(int limit) {
            return String.format(Locale.ROOT, pattern, limit);
        }

        @Override
        public int limit(Budget budget) {
            return budget.choose(limits[0], limits[1], limits[2]);
        }

        @Override
        public int shards(int limit) {
            return Math.min(SHARDS, limit);
        }

        @Override
        public void forEach(int limit, int shard, Consumer<Case> visitor) {
            for (int size = 1 + shard; size <= limit; size += shards(limit)) {
                ofSize.apply(size).forEach(visitor);
            }
        }
    }

    /** The smallest counts with that Jaccard index: what is wrong is a false positive. */
    public static Case ofJaccard(long tp, long union) {
        return Case.of(new Confusion(tp, union - tp, 0, 0));
    }
}

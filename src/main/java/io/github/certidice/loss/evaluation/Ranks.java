package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Estimated;
import io.github.certidice.number.Quantity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many of some estimated numbers are above another one: certainly, and in some program. */
final class Ranks {

    private final double[] lows;
    private final double[] highs;
    private final Map<List<Double>, Integer> same = new HashMap<>();

    Ranks(List<Quantity> numbers) {
        lows = numbers.stream().mapToDouble(x -> ((Estimated) x).low()).sorted().toArray();
        highs = numbers.stream()
                .mapToDouble(x -> ((Estimated) x).high())
                .sorted()
                .toArray();
        numbers.forEach(x -> same.merge(key(x), 1, Integer::sum));
    }

    private static List<Double> key(Quantity x) {
        return List.of(((Estimated) x).low(), ((Estimated) x).high());
    }

    /** Those that every program, and the exact order, has above x. */
    int certain(Quantity x) {
        return atLeast(lows, Math.nextUp(((Estimated) x).high()));
    }

    /** Those that some program may have above x, x itself included if it is one of them. */
    int possible(Quantity x) {
        return atLeast(highs, ((Estimated) x).low());
    }

    /** Those that no rounding tells from x. */
    int same(Quantity x) {
        return same.getOrDefault(key(x), 0);
    }

    private static int atLeast(double[] sorted, double x) {
        int at = Arrays.binarySearch(sorted, x);
        int first = at < 0 ? -at - 1 : at;
        while (first > 0 && sorted[first - 1] == x) {
            first--;
        }
        return sorted.length - first;
    }
}

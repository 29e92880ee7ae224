package io.github.certidice.claim.ledger.risk;

import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A score with tables of its values for few voxels, so that an expectation over masks is a sum of integers: the enumerations of
 * distributions take millions of them.
 */
final class TabulatedScore implements Similarity {

    /** Images of more voxels have no table. */
    static final int MOST_VOXELS = 8;

    private final Similarity inner;
    private final Map<Integer, Table> tables = new ConcurrentHashMap<>();

    TabulatedScore(Similarity inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public boolean isDefinedAt(Confusion counts) {
        return inner.isDefinedAt(counts);
    }

    @Override
    public Rational of(Confusion counts) {
        return inner.of(counts);
    }

    /** Of images of so many voxels. */
    Table table(int voxels) {
        return tables.computeIfAbsent(voxels, this::made);
    }

    private Table made(int voxels) {
        int side = voxels + 1;
        Rational[] values = new Rational[side * side * side];
        for (int target = 1; target <= voxels; target++) {
            for (int prediction = 0; prediction <= voxels; prediction++) {
                for (int tp = Math.max(0, target + prediction - voxels); tp <= Math.min(target, prediction); tp++) {
                    values[(target * side + prediction) * side + tp] = inner.of(
                            new Confusion(tp, prediction - tp, target - tp, voxels - target - prediction + tp));
                }
            }
        }
        return Table.of(side, values);
    }

    /**
     * Values over one denominator, of nonempty targets.
     *
     * @param side number of voxels and one
     * @param denominator of all values
     * @param numerators by size of target, size of prediction, and true positives
     */
    record Table(int side, long denominator, long... numerators) {

        private static Table of(int side, Rational... values) {
            BigInteger common = Arrays.stream(values)
                    .filter(value -> value != null)
                    .map(Rational::denominator)
                    .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
            Rational factor = Rational.of(common, BigInteger.ONE);
            long[] numerators = Arrays.stream(values)
                    .mapToLong(value -> value == null ? 0 : value.times(factor).longValue())
                    .toArray();
            return new Table(side, common.longValueExact(), numerators);
        }

        /** Of two masks by their bits, times the denominator; the target isn't empty. */
        long at(long target, long prediction) {
            int row = Long.bitCount(target) * side + Long.bitCount(prediction);
            return numerators[row * side + Long.bitCount(target & prediction)];
        }
    }
}

package io.github.certidice.loss;

import io.github.certidice.image.Pair;
import io.github.certidice.number.LogSum;
import io.github.certidice.number.Rational;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The mean weighted cross-entropy, in nats:
 *
 * <pre>-(1/d) sum_i  w1 y_i log p_i + w0 (1 - y_i) log(1 - p_i),   0 log 0 = 0</pre>
 *
 * @param background w0, at least 0
 * @param foreground w1, at least 0
 */
public record CrossEntropy(Rational background, Rational foreground) implements Loss {

    /** Rejects negative weights. */
    public CrossEntropy {
        Tversky.requireWeight("w0", background);
        Tversky.requireWeight("w1", foreground);
    }

    /** Both weights 1. */
    public CrossEntropy() {
        this(Rational.ONE, Rational.ONE);
    }

    @Override
    public String name() {
        boolean plain = background.equals(Rational.ONE) && foreground.equals(Rational.ONE);
        return plain ? "cross-entropy" : "cross-entropy, w0=" + background + " w1=" + foreground;
    }

    @Override
    public Evaluation of(Pair pair) {
        boolean finite = IntStream.range(0, pair.size()).noneMatch(voxel -> isInfinite(pair, voxel));
        return finite
                ? Evaluation.of(new LogSum(() -> terms(pair).iterator()), gradient(pair))
                : Evaluation.without(Flag.INFINITE, gradient(pair));
    }

    /** A certain prediction that is wrong. */
    private boolean isInfinite(Pair pair, int voxel) {
        double y = pair.target().at(voxel);
        double p = pair.prediction().at(voxel);
        return p == 0 && y > 0 && foreground.signum() > 0 || p == 1 && y < 1 && background.signum() > 0;
    }

    /** Made when they are read, so that a large image takes no memory. */
    private Stream<LogSum.Term> terms(Pair pair) {
        Rational share = Rational.of(-1, pair.size());
        Rational on = share.times(foreground);
        Rational off = share.times(background);
        return IntStream.range(0, pair.size()).boxed().flatMap(voxel -> {
            Rational y = Rational.of(pair.target().at(voxel));
            Rational p = Rational.of(pair.prediction().at(voxel));
            return Stream.of(term(on.times(y), p), term(off.times(Rational.ONE.minus(y)), Rational.ONE.minus(p)));
        });
    }

    /** Where the weight is 0, 0 log 0 is 0. */
    private static LogSum.Term term(Rational weight, Rational p) {
        return new LogSum.Term(weight, weight.signum() == 0 ? Rational.ONE : p);
    }

    private Gradient gradient(Pair pair) {
        return new CoordinateGradient(pair, true, new Slope(Rational.of(pair.size())));
    }

    /** {@code (w0 (1 - y) / (1 - p) - w1 y / p) / d}; a term of weight 0 isn't there. */
    private final class Slope implements CoordinateGradient.Coordinate {

        private final Rational voxels;

        private Slope(Rational voxels) {
            this.voxels = voxels;
        }

        @Override
        public Rational of(double y, double p) {
            return ratio(off(y), off(p, Rational.ONE))
                    .minus(ratio(on(y), Rational.of(p)))
                    .over(voxels);
        }

        @Override
        public double rounded(double y, double p) {
            if (p == 0 && on(y).signum() > 0) {
                return Double.NEGATIVE_INFINITY;
            }
            return p == 1 && off(y).signum() > 0 ? Double.POSITIVE_INFINITY : of(y, p).doubleValue();
        }

        private Rational on(double y) {
            return foreground.times(Rational.of(y));
        }

        private Rational off(double y) {
            return off(y, background);
        }

        private Rational off(double x, Rational weight) {
            return weight.times(Rational.ONE.minus(Rational.of(x)));
        }

        private Rational ratio(Rational a, Rational b) {
            return a.signum() == 0 ? Rational.ZERO : a.over(b);
        }
    }

    @Override
    public Optional<Similarity> atVertices() {
        return Optional.empty();
    }

    @Override
    public boolean isSymmetric() {
        return false;
    }

    @Override
    public boolean isZeroAtEquality() {
        return background.signum() > 0 && foreground.signum() > 0;
    }
}

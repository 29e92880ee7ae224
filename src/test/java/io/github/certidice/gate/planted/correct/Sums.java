package io.github.certidice.gate.planted.correct;

import io.github.certidice.gate.planted.plain.Binary;
import io.github.certidice.gate.planted.plain.Correlations;
import io.github.certidice.gate.planted.plain.Entropies;
import io.github.certidice.gate.planted.plain.FocalOfSoftmax;
import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Lovasz;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import io.github.certidice.gate.planted.plain.Plain;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Other orders of addition. */
final class Sums {

    private Sums() {}

    static List<Correct> all() {
        return List.of(
                of("pairwise", "Sums of halves are added.", Sums::pairwise),
                of("reversed", "Sums run from right to left.", Sums::reversed),
                of("compensated", "Sums carry what rounding lost (Kahan).", Sums::compensated),
                of("in-chunks", "Sums of four terms each are added.", Sums::inChunks),
                of("smallest-first", "Terms are sorted before they are added.", Sums::smallestFirst),
                of("interleaved", "Two sums of every second term are added, as vector units do.", Sums::interleaved),
                of("exact", "Sums are exact and rounded once.", Sums::exact));
    }

    private static Correct of(String slug, String how, ToDoubleFunction<double[]> sum) {
        return Correct.everywhere(slug, how, () -> new Plain() {
            @Override
            protected Loss loss(Family family, Options options) {
                return summing(family, options, sum);
            }
        });
    }

    private static Loss summing(Family family, Options options, ToDoubleFunction<double[]> sum) {
        return switch (family) {
            case OVERLAP ->
                new Overlaps(options) {
                    @Override
                    protected double sum(double[] terms) {
                        return sum.applyAsDouble(terms);
                    }
                };
            case BINARY ->
                new Binary(options) {
                    @Override
                    protected double sum(double[] terms) {
                        return sum.applyAsDouble(terms);
                    }
                };
            case ENTROPY ->
                new Entropies(options) {
                    @Override
                    protected double sum(double[] terms) {
                        return sum.applyAsDouble(terms);
                    }
                };
            case FOCAL ->
                new FocalOfSoftmax(options) {
                    @Override
                    protected double sum(double[] terms) {
                        return sum.applyAsDouble(terms);
                    }
                };
            case CORRELATION ->
                new Correlations(options) {
                    @Override
                    protected double sum(double[] terms) {
                        return sum.applyAsDouble(terms);
                    }
                };
            default ->
                new Lovasz(options) {
                    @Override
                    protected double sum(double[] terms) {
                        return sum.applyAsDouble(terms);
                    }
                };
        };
    }

    static double pairwise(double[] terms) {
        if (terms.length <= 1) {
            return terms.length == 0 ? 0 : terms[0];
        }
        int half = terms.length / 2;
        return pairwise(Arrays.copyOf(terms, half)) + pairwise(Arrays.copyOfRange(terms, half, terms.length));
    }

    private static double reversed(double[] terms) {
        double sum = 0;
        for (int i = terms.length - 1; i >= 0; i--) {
            sum += terms[i];
        }
        return sum;
    }

    /** Infinite terms have no rest that could be carried. */
    private static double compensated(double[] terms) {
        double sum = 0;
        double lost = 0;
        for (double term : terms) {
            double corrected = term - lost;
            double next = sum + corrected;
            lost = Double.isInfinite(next) ? 0 : next - sum - corrected;
            sum = next;
        }
        return sum;
    }

    private static double inChunks(double[] terms) {
        double sum = 0;
        for (int from = 0; from < terms.length; from += 4) {
            double part = 0;
            for (int i = from; i < Math.min(from + 4, terms.length); i++) {
                part += terms[i];
            }
            sum += part;
        }
        return sum;
    }

    private static double smallestFirst(double[] terms) {
        double sum = 0;
        for (double term : Arrays.stream(terms).sorted().toArray()) {
            sum += term;
        }
        return sum;
    }

    private static double interleaved(double[] terms) {
        double[] lanes = new double[2];
        for (int i = 0; i < terms.length; i++) {
            lanes[i % 2] += terms[i];
        }
        return lanes[0] + lanes[1];
    }

    private static double exact(double[] terms) {
        if (!Arrays.stream(terms).allMatch(Double::isFinite)) {
            return reversed(terms);
        }
        return Arrays.stream(terms)
                .mapToObj(java.math.BigDecimal::new)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                .doubleValue();
    }
}

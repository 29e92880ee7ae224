package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.SplitMix64;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways to list, draw and find confusion matrices of several classes. */
public final class ConfusionMatrices {

    private static final int CLASSES = 3;
    private static final int MOST_CLASSES = 6;
    private static final int MOST_VOXELS = 64;

    private ConfusionMatrices() {}

    /** The matrix with these rows, one for each class of the target. */
    public static Case of(long[]... rows) {
        return of("n", rows);
    }

    /** A matrix of that name. */
    public static Case of(String name, long[]... rows) {
        Map<String, Rational> entries = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (rows[i][j] > 0) {
                    entries.put(name + "(" + i + "," + j + ")", Rational.of(rows[i][j]));
                }
            }
        }
        return new Case(List.of(), entries, Optional.empty());
    }

    /** One row. */
    public static long[] row(long... entries) {
        return entries;
    }

    /** All matrices of three classes. */
    public static Domain.Enumeration ofThreeClasses(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all confusion matrices of 3 classes with up to %d voxels",
                new int[] {quick, standard, deep}, d -> withVoxels(CLASSES, d).map(ConfusionMatrices::of));
    }

    /** All square matrices of that many classes whose entries add up to d. */
    public static Stream<long[][]> withVoxels(int classes, int d) {
        return compositions(classes * classes, d).map(entries -> square(classes, entries));
    }

    /** All ways to write a number as so many numbers of at least 0, in order. */
    private static Stream<long[]> compositions(int parts, int sum) {
        if (parts == 1) {
            return Stream.of(new long[] {sum});
        }
        return IntStream.rangeClosed(0, sum)
                .boxed()
                .flatMap(first -> compositions(parts - 1, sum - first).map(rest -> joined(first, rest)));
    }

    private static long[] joined(long first, long[] rest) {
        return IntStream.rangeClosed(0, rest.length)
                .mapToLong(i -> i == 0 ? first : rest[i - 1])
                .toArray();
    }

    private static long[][] square(int classes, long[] entries) {
        return IntStream.range(0, classes)
                .mapToObj(i -> Arrays.copyOfRange(entries, classes * i, classes * (i + 1)))
                .toArray(long[][]::new);
    }

    /** Matrices of 2 to 6 classes, with rare classes and good predictions as often as others. */
    public static Domain.Sampler random() {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "random confusion matrices of 2 to " + MOST_CLASSES + " classes and up to " + MOST_VOXELS
                        + " voxels";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(500, 5_000, 2_000_000);
            }

            @Override
            public Case sample(long seed, long index) {
                return drawn(SplitMix64.of(seed, index));
            }
        };
    }

    private static Case drawn(SplitMix64 random) {
        int classes = 2 + random.nextInt(MOST_CLASSES - 1);
        int voxels = 1 + random.nextInt(MOST_VOXELS);
        double right = random.nextDouble();
        long[][] rows = new long[classes][classes];
        for (int voxel = 0; voxel < voxels; voxel++) {
            // the smaller of two draws: low classes are frequent, high ones rare
            int target = Math.min(random.nextInt(classes), random.nextInt(classes));
            rows[target][random.toss(right) ? target : random.nextInt(classes)]++;
        }
        return of(rows);
    }

    /** All entries of three classes, each from 0 to 10^6. */
    public static Domain.SearchSpace space() {
        return new Domain.SearchSpace(
                CLASSES * CLASSES,
                x -> Optional.of(of(square(
                        CLASSES, Arrays.stream(x).mapToLong(CountsSpace::count).toArray()))));
    }

    /** Each of C classes has as many hits, and as many voxels that are taken for the next class. */
    public static Case circular(int classes, long hits, long errors) {
        long[][] rows = new long[classes][classes];
        for (int c = 0; c < classes; c++) {
            rows[c][c] = hits;
            rows[c][(c + 1) % classes] = errors;
        }
        return of(rows);
    }

    /** Class 0 is right in as many voxels as given; one voxel of class 1 is taken for class 2. */
    public static Case oneLargeClass(long right) {
        return of(row(right, 0, 0), row(0, 0, 1), row(0, 0, 0));
    }

    /** Classes 0 and 1, of as many voxels as given, are exchanged; the one voxel of class 2 is right. */
    public static Case exchanged(long swapped) {
        return of(row(0, swapped, 0), row(swapped, 0, 0), row(0, 0, 1));
    }
}

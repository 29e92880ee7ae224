package io.github.certidice.claim.cases;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.sample.SplitMix64;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Distributions over masks as cases, by the probability of each mask: {@code P(10)=3/4;P(11)=1/4} is target {1} with
 * probability 3/4 and {1, 2} with probability 1/4. Other named numbers may stand beside them.
 */
public final class DistributionCases {

    private static final String START = "P(";
    private static final String PREDICTION_START = "S(";
    private static final Pattern NAME = Pattern.compile("[PS]\\(([01]{1,20})\\)");
    private static final String ALLOWED =
            "probabilities of masks of one size from 1 to 20 voxels, such as P(10)=3/4;P(11)=1/4";

    /** Keeps the numbers that a case draws besides its distribution apart from those of the distribution. */
    private static final long OTHER_STREAM = 0x2545F4914F6CDD1DL;

    private static final int MOST_MASKS = 5;
    private static final int MOST_WEIGHT = 16;

    /** Coordinates of an optimiser become integer weights up to this. */
    private static final int GRID = 1 << 12;

    private DistributionCases() {}

    /** The case of a distribution. */
    public static Case of(MaskDistribution distribution) {
        return into(Case.of(), distribution);
    }

    /** That case with the probabilities of a distribution. */
    public static Case into(Case other, MaskDistribution distribution) {
        Map<String, Rational> more = new LinkedHashMap<>(other.parameters());
        distribution.probabilities().forEach((mask, probability) -> more.put(START + mask + ")", probability));
        return new Case(other.allCounts(), more, other.sample());
    }

    /** The case of masks and probabilities in turn: {@code of("10", "3/4", "11", "1/4")}. */
    public static Case of(String... masksAndProbabilities) {
        Case example = Case.of();
        for (int i = 0; i < masksAndProbabilities.length; i += 2) {
            example =
                    example.with(START + masksAndProbabilities[i] + ")", Rational.parse(masksAndProbabilities[i + 1]));
        }
        return of(of(example));
    }

    /**
     * The distribution of a case; what isn't called {@code P(<mask>)} is not looked at.
     *
     * @throws InvalidInput if the case has no masks, or masks of different sizes, or probabilities that aren't positive
     *     numbers of sum 1
     */
    public static MaskDistribution of(Case example) {
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        example.parameters().forEach((name, probability) -> {
            if (name.startsWith(START)) {
                probabilities.put(mask(name), probability);
            }
        });
        if (probabilities.isEmpty()) {
            throw InvalidInput.of("--replay", '"' + example.token() + '"', ALLOWED);
        }
        return MaskDistribution.of(probabilities);
    }

    private static Mask mask(String name) {
        Matcher digits = NAME.matcher(name);
        if (!digits.matches()) {
            throw InvalidInput.of("--replay", '"' + name + '"', ALLOWED);
        }
        return Mask.parse(Shape.of(digits.group(1).length()), digits.group(1));
    }

    /** That case with a prediction: {@code S(01)=1} is voxel 2. */
    public static Case predicting(Case distribution, Mask prediction) {
        return distribution.with(PREDICTION_START + prediction + ")", 1);
    }

    /**
     * The prediction of a case.
     *
     * @throws InvalidInput if the case has none
     */
    public static Mask prediction(Case example) {
        return example.parameters().keySet().stream()
                .filter(name -> name.startsWith(PREDICTION_START))
                .findFirst()
                .map(DistributionCases::mask)
                .orElseThrow(() -> InvalidInput.of("--replay", '"' + example.token() + '"', ALLOWED + ";S(01)=1"));
    }

    /** True where no mask that the target may be is empty, so that Dice and Jaccard are defined. */
    public static boolean isNonempty(Case example) {
        return of(example).probabilities().keySet().stream().allMatch(mask -> mask.count() > 0);
    }

    /** The nonempty masks of so many voxels, in the order of their bits. */
    public static List<Mask> nonempty(int voxels) {
        Shape shape = Shape.of(voxels);
        return LongStream.range(1, 1L << voxels)
                .mapToObj(bits -> Mask.of(shape, bits))
                .toList();
    }

    /** All distributions over the nonempty masks of so many voxels, by the least common denominator. */
    public static Domain.Enumeration grid(int voxels, int... limits) {
        return grid("the nonempty masks of " + voxels + " voxels", nonempty(voxels), limits);
    }

    /** All distributions over these masks, by the least common denominator of the probabilities. */
    public static Domain.Enumeration grid(String which, List<Mask> masks, int... limits) {
        return Enumerations.bySize(
                "all distributions over " + which + " with probabilities of common denominator up to %d",
                limits,
                sum -> ofDenominator(masks, sum));
    }

    /** Those whose least common denominator is this one. */
    public static Stream<Case> ofDenominator(List<Mask> masks, int sum) {
        return Enumerations.tuples(masks.size(), sum)
                .filter(weights -> commonDivisor(weights) == 1)
                .map(weights -> of(weighted(masks, weights)));
    }

    private static int commonDivisor(List<Integer> weights) {
        return weights.stream()
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .intValue();
    }

    /** Each mask with a probability in proportion to its weight; those of weight 0 are left out. */
    public static MaskDistribution weighted(List<Mask> masks, List<Integer> weights) {
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < masks.size(); i++) {
            if (weights.get(i) > 0) {
                probabilities.merge(masks.get(i), Rational.of(weights.get(i), sum), Rational::plus);
            }
        }
        return MaskDistribution.of(probabilities);
    }

    /** Random distributions. */
    public static Domain.Sampler random(int mostVoxels) {
        return random(mostVoxels, "", (example, more) -> example);
    }

    /** Random distributions, and more that is drawn from a sequence of its own. */
    public static Domain.Sampler random(int mostVoxels, String more, BiFunction<Case, SplitMix64, Case> draw) {
        String words = "random distributions over up to " + MOST_MASKS + " nonempty masks of up to " + mostVoxels
                + " voxels" + (more.isEmpty() ? "" : ", and " + more);
        return new Random(mostVoxels, words, draw);
    }

    private record Random(int mostVoxels, String words, BiFunction<Case, SplitMix64, Case> draw)
            implements Domain.Sampler {

        @Override
        public int cases(Budget budget) {
            return budget.choose(200, 2_000, 100_000);
        }

        @Override
        public Case sample(long seed, long index) {
            Case example = of(drawn(mostVoxels, SplitMix64.of(seed, index)));
            return draw.apply(example, SplitMix64.of(seed ^ OTHER_STREAM, index));
        }
    }

    /** One to five masks, perhaps the same one again, with weights from 1 to 16. */
    private static MaskDistribution drawn(int mostVoxels, SplitMix64 random) {
        int voxels = 1 + random.nextInt(mostVoxels);
        List<Mask> masks = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (int left = 1 + random.nextInt(MOST_MASKS); left > 0; left--) {
            masks.add(Mask.of(Shape.of(voxels), 1L + random.nextInt((1 << voxels) - 1)));
            weights.add(1 + random.nextInt(MOST_WEIGHT));
        }
        return weighted(masks, weights);
    }

    /** All distributions over the nonempty masks of so many voxels, for an optimiser. */
    public static Domain.SearchSpace space(int voxels) {
        List<Mask> masks = nonempty(voxels);
        return new Domain.SearchSpace(masks.size(), x -> {
            List<Integer> weights = IntStream.range(0, masks.size())
                    .mapToObj(i -> (int) Math.rint(x[i] * GRID))
                    .toList();
            return weights.stream().anyMatch(w -> w > 0) ? Optional.of(of(weighted(masks, weights))) : Optional.empty();
        });
    }
}

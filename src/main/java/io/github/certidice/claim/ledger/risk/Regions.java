package io.github.certidice.claim.ledger.risk;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A distribution over masks, each digit of which stands for a region of so many voxels that are foreground together: large
 * images in few numbers. In a case, {@code size2=100} is the size of the second region, and 1 where it isn't given.
 *
 * @param masks the distribution
 * @param sizes of the regions
 */
record Regions(MaskDistribution masks, List<Long> sizes) {

    /** Of a case. */
    static Regions of(Case c) {
        MaskDistribution masks = DistributionCases.of(c);
        List<Long> sizes = new ArrayList<>();
        for (int region = 1; region <= masks.voxels(); region++) {
            Rational size = c.parameters().getOrDefault("size" + region, Rational.ONE);
            sizes.add(size.longValue());
        }
        return new Regions(masks, List.copyOf(sizes));
    }

    /** Of single voxels. */
    static Regions of(MaskDistribution masks) {
        return new Regions(
                masks,
                LongStream.generate(() -> 1).limit(masks.voxels()).boxed().toList());
    }

    /** The distribution over single voxels, those of each region in turn. */
    MaskDistribution voxels() {
        List<Integer> regions = regionOfEach();
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        masks.probabilities()
                .forEach((mask, probability) -> probabilities.put(
                        Mask.of(Shape.of(regions.size()), voxel -> mask.contains(regions.get(voxel))), probability));
        return MaskDistribution.of(probabilities);
    }

    /** A prediction of each voxel from one of each region. */
    double[] spread(double... prediction) {
        return regionOfEach().stream().mapToDouble(region -> prediction[region]).toArray();
    }

    private List<Integer> regionOfEach() {
        return IntStream.range(0, sizes.size())
                .boxed()
                .flatMap(region -> Stream.generate(() -> region).limit(sizes.get(region)))
                .toList();
    }

    /** All predictions that don't divide a region. */
    Stream<Mask> predictions() {
        return LongStream.range(0, 1L << masks.voxels()).mapToObj(bits -> Mask.of(masks.shape(), bits));
    }

    /** Of a prediction and a target, in voxels. */
    Confusion counts(Mask prediction, Mask target) {
        long[] counts = new long[4];
        for (int region = 0; region < sizes.size(); region++) {
            counts[(target.contains(region) ? 2 : 0) + (prediction.contains(region) ? 1 : 0)] += sizes.get(region);
        }
        return new Confusion(counts[3], counts[1], counts[2], counts[0]);
    }

    /** The expected score of a prediction. */
    Rational expected(Similarity score, Mask prediction) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Mask, Rational> entry : masks.probabilities().entrySet()) {
            sum = sum.plus(entry.getValue().times(score.of(counts(prediction, entry.getKey()))));
        }
        return sum;
    }

    /** The largest expected score of any prediction that doesn't divide a region. */
    Rational best(Similarity score) {
        return score instanceof TabulatedScore tabulated && FewVoxels.fits(this)
                ? FewVoxels.of(this).best(tabulated)
                : predictions().map(s -> expected(score, s)).reduce(Rational.ZERO, Rational::max);
    }

    /** What is lost by a prediction. */
    Rational regret(Similarity score, Mask prediction) {
        return best(score).minus(expected(score, prediction));
    }

    /**
     * The voxels whose probability is above t.
     *
     * @param ties whether those of probability t are included too
     */
    Mask above(Rational t, boolean ties) {
        List<Rational> marginals = masks.marginals();
        return Mask.of(masks.shape(), i -> marginals.get(i).compareTo(t) >= (ties ? 0 : 1));
    }
}

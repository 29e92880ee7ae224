package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.Optional;

/**
 * A term for each voxel, or each voxel and class, and their average.
 *
 * @param front from tensors to probabilities; terms that are defined on logits take its activation in closed form
 * @param term the term
 * @param divisor what the sum of a group is divided by
 * @param grouping over which axes one quotient sums
 * @param top the share of a group's n largest terms, void ones being 0 among them, that is summed and divided: the
 *     {@code floor(share * n)} largest; all where empty
 * @param averaging from groups to the result
 * @param elementwise true where each term is returned instead
 * @param joined what is done with the terms of the classes of one voxel first
 */
public record PixelwiseLoss(
        Front front,
        PixelTerm term,
        Divisor divisor,
        Grouping grouping,
        Optional<Rational> top,
        Averaging averaging,
        boolean elementwise,
        Joined joined)
        implements GroupedLoss {

    /** What is done with the terms of the classes of one voxel first. Terms that are one for each voxel don't change. */
    public enum Joined {
        /** Nothing: each is a term. */
        APART,
        /** Their sum is one term. */
        SUM,
        /** Their mean is one term. */
        MEAN
    }

    /** What a group's sum is divided by. What 0/0 is, where nothing counts, {@link Averaging.None} says. */
    public sealed interface Divisor {}

    /** All terms of the group, void ones too. */
    public record AllTerms() implements Divisor {}

    /** The terms that are not void. */
    public record CountedTerms() implements Divisor {}

    /**
     * The class weights of the voxels that are not void; where the target has a number for each class, their number.
     */
    public record WeightsOfTargets() implements Divisor {}

    /** Nothing: the sum. */
    public record One() implements Divisor {}

    /**
     * The focal factors of the terms that are not void, {@code max(sum F^gamma, least)}, reduced ones as they are; with
     * slope.
     *
     * @param least above 0
     * @param further what the quotient is divided by once more
     */
    public record FocalFactors(Rational least, Divisor further) implements Divisor {}

    /**
     * The voxels that are not void, counted once for all classes, at least {@code least}.
     *
     * @param least above 0
     */
    public record CountedVoxels(Rational least) implements Divisor {}

    /**
     * Another divisor and a little more.
     *
     * @param inner the other one
     * @param epsilon at least 0
     */
    public record Enlarged(Divisor inner, Rational epsilon) implements Divisor {}

    /** Rejects shares outside (0, 1]. */
    public PixelwiseLoss {
        top.ifPresent(share -> Checks.require(
                share.signum() > 0 && share.compareTo(Rational.ONE) <= 0, "k", share, "a share above 0, at most 1"));
    }

    /** With the terms of classes apart. */
    public PixelwiseLoss(
            Front front,
            PixelTerm term,
            Divisor divisor,
            Grouping grouping,
            Optional<Rational> top,
            Averaging averaging,
            boolean elementwise) {
        this(front, term, divisor, grouping, top, averaging, elementwise, Joined.APART);
    }

    /** One quotient over everything. */
    public static PixelwiseLoss of(Front front, PixelTerm term, Divisor divisor) {
        return new PixelwiseLoss(front, term, divisor, Grouping.ALL, Optional.empty(), Averaging.MEAN, false);
    }

    /** The same with the terms of the classes of a voxel joined first. */
    public PixelwiseLoss joining(Joined how) {
        return new PixelwiseLoss(front, term, divisor, grouping, top, averaging, elementwise, how);
    }

    /** The same, but each term is returned. */
    public PixelwiseLoss unreduced() {
        return new PixelwiseLoss(front, term, divisor, grouping, top, averaging, true, joined);
    }

    /** The same with quotients over other axes. */
    public PixelwiseLoss with(Grouping other, Averaging average) {
        return new PixelwiseLoss(front, term, divisor, other, top, average, elementwise, joined);
    }

    /** The same of the largest terms only. */
    public PixelwiseLoss ofTop(Rational share) {
        return new PixelwiseLoss(front, term, divisor, grouping, Optional.of(share), averaging, elementwise, joined);
    }
}

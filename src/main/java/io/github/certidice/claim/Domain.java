package io.github.certidice.claim;

import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The cases that a claim speaks of, and the ways to meet them.
 *
 * @param hypothesis which of the generated cases the claim speaks of
 * @param enumeration all small cases, where they can be listed
 * @param sampler random cases
 * @param families where the extreme is expected
 * @param space where an optimiser may look for it
 * @param data the case that a user's own pair is, where it is one
 */
public record Domain(
        Predicate<Case> hypothesis,
        Optional<Enumeration> enumeration,
        Optional<Sampler> sampler,
        List<Family> families,
        Optional<SearchSpace> space,
        Optional<FromData> data) {

    /** Turns a user's own pair into a case. */
    @FunctionalInterface
    public interface FromData {

        /**
         * The case.
         *
         * @param pair target and probabilities
         * @param counts of the thresholded prediction; empty where the target is soft
         */
        Optional<Case> of(Pair pair, Optional<Confusion> counts);
    }

    /** All cases up to a size. */
    public interface Enumeration {

        /** What is enumerated, with the limit filled in: {@code "all (tp, fp, fn) with tp + fp + fn <= 128"}. */
        String words(int limit);

        /** The limit of a budget. */
        int limit(Budget budget);

        /** The number of shards that {@link #forEach} may be asked for, which run in parallel. */
        int shards(int limit);

        /** Visits the cases of one shard; all shards together visit every case once, smaller ones first in each. */
        void forEach(int limit, int shard, Consumer<Case> visitor);
    }

    /** Random cases, each addressed by a seed and an index. */
    public interface Sampler {

        /** What is drawn: {@code "two random masks of 64 voxels"}. */
        String words();

        /** How many cases a budget draws. */
        int cases(Budget budget);

        /** Case number {@code index} of the campaign with this seed. */
        Case sample(long seed, long index);
    }

    /**
     * A sequence of cases that runs towards the extreme.
     *
     * @param words what it is
     * @param members how many there are
     * @param member case number k, from 0
     */
    public record Family(String words, int members, IntFunction<Case> member) {}

    /**
     * A cube of numbers that stand for cases.
     *
     * @param dimension number of coordinates
     * @param decode the case of a point of the unit cube; empty where it stands for none
     */
    public record SearchSpace(int dimension, Function<double[], Optional<Case>> decode) {}

    /** True where the claim speaks of this case. */
    public boolean contains(Case example) {
        return hypothesis.test(example);
    }
}

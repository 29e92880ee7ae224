package io.github.certidice.gate.result;

import io.github.certidice.InvalidInput;
import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a campaign, or a part of one, was.
 *
 * @param subject what was tested, as the user names it
 * @param seed of all random cases
 * @param cases how many random scenes each call gets in the whole campaign
 * @param shards into how many parts it was split
 * @param done the parts that are in, from 1, in order
 */
public record Plan(String subject, long seed, long cases, int shards, List<Integer> done) implements Serializable {

    /** Copies the list. */
    public Plan {
        done = List.copyOf(done);
    }

    /** True where no part is missing. */
    public boolean isWhole() {
        return done.size() == shards;
    }

    Plan plus(Plan other) {
        if (!subject.equals(other.subject) || seed != other.seed || cases != other.cases || shards != other.shards) {
            throw InvalidInput.of("merge", other.words(), "parts of one campaign, here " + words());
        }
        List<Integer> all =
                Stream.concat(done.stream(), other.done.stream()).sorted().toList();
        if (new TreeSet<>(all).size() < all.size()) {
            throw InvalidInput.of("merge", "a shard twice: " + all, "each shard once");
        }
        return new Plan(subject, seed, cases, shards, all);
    }

    Plan unsplit() {
        if (!isWhole()) {
            throw new IllegalStateException("found parts " + done + " of " + shards + ", allowed: all of them");
        }
        return new Plan(subject, seed, cases, 1, List.of(1));
    }

    private String words() {
        return "subject " + subject + ", seed " + seed + ", " + cases + " cases, " + shards + " shards";
    }
}

package io.github.certidice.evidence;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import java.util.function.Predicate;

/** Looks through the cases of an enumeration, and ends with the first that is looked for. */
final class FirstCase {

    private FirstCase() {}

    static boolean exists(Domain.Enumeration enumeration, Budget budget, Predicate<Case> isLookedFor) {
        return exists(enumeration, enumeration.limit(budget), isLookedFor);
    }

    /** The shards with the largest cases come last. */
    static boolean exists(Domain.Enumeration enumeration, int limit, Predicate<Case> isLookedFor) {
        try {
            for (int shard = 0; shard < enumeration.shards(limit); shard++) {
                enumeration.forEach(limit, shard, example -> {
                    if (isLookedFor.test(example)) {
                        throw new Found();
                    }
                });
            }
            return false;
        } catch (Found found) {
            return true;
        }
    }

    /** An enumeration hands out its cases and can't be told to end otherwise. */
    private static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Found() {
            super(null, null, false, false);
        }
    }
}

package io.github.certidice.loss.evaluation.slow;

/**
 * A probability p and q = 1 - p, both with all their digits.
 *
 * @param p itself
 * @param q 1 - p
 */
record Chance(Plain p, Plain q) {

    static Chance of(Plain p) {
        return new Chance(p, p.complement());
    }

    /** p times a share: of a voxel that counts in part. */
    Chance times(Plain share) {
        return of(p.times(share));
    }

    /** log(p / (1 - p)). */
    Plain logit() {
        return p.over(q).log();
    }
}

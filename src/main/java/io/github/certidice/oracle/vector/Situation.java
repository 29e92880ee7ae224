package io.github.certidice.oracle.vector;

import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.input.Belief;
import io.github.certidice.oracle.input.Ignorance;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Numbers;
import io.github.certidice.oracle.input.Sketch;
import io.github.certidice.oracle.input.Sketch.Extent;
import io.github.certidice.oracle.input.Tensors;
import io.github.certidice.oracle.input.Tensors.Format;
import io.github.certidice.oracle.input.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of input. */
enum Situation {
    ROUND("random labels, round numbers", Truth.RANDOM, Belief.ROUND),
    TYPICAL("random labels, numbers with 53 bits", Truth.RANDOM, Belief.FULL_BITS),
    FLOAT32("random labels, numbers with 24 bits", Truth.RANDOM, Belief.FLOATS),
    PERFECT("prediction equals target", Truth.RANDOM, Belief.RIGHT),
    DISJOINT("prediction and target have nothing in common", Truth.RANDOM, Belief.WRONG),
    BOTH_EMPTY("neither has foreground", Truth.EMPTY, Belief.EMPTY),
    TARGET_EMPTY("the target has no foreground", Truth.EMPTY, Belief.ROUND),
    PREDICTION_EMPTY("the prediction has no foreground", Truth.RANDOM, Belief.EMPTY),
    TARGET_FULL("the target is foreground everywhere", Truth.FULL, Belief.ROUND),
    UNLIKE_IMAGES(
            "one image without foreground, one full of it: the mean of images isn't the batch",
            Truth.UNLIKE,
            Belief.ROUND),
    ABSENT_CLASS("the last class isn't in the target", Truth.WITHOUT_LAST, Belief.ROUND),
    TIES("equal numbers everywhere", Truth.RANDOM, Belief.EVEN),
    NEIGHBOURS("numbers that differ by one ulp", Truth.RANDOM, Belief.NEIGHBOURS),
    SATURATED_RIGHT("logits of 800, right: exp overflows", Truth.RANDOM, Belief.SATURATED_RIGHT),
    SATURATED_WRONG(
            "logits of 800, wrong: a logarithm of a sigmoid taken by itself is infinite",
            Truth.RANDOM,
            Belief.SATURATED_WRONG),
    ONE_VOXEL("one voxel", Truth.RANDOM, Belief.ROUND),
    SOFT("soft labels", Truth.SOFT, Belief.ROUND),
    SOFT_EQUAL(
            "prediction equals soft target: products of them don't see that it is best", Truth.SOFT, Belief.AS_TARGET),
    SOME_IGNORED("some voxels don't count", Truth.RANDOM, Belief.ROUND),
    ALL_BUT_ONE_IGNORED("one voxel counts", Truth.RANDOM, Belief.ROUND),
    ALL_IGNORED("no voxel counts", Truth.RANDOM, Belief.ROUND);

    /** Those that every combination of options is tried on. */
    private static final List<Situation> TELLING = List.of(
            ROUND,
            TYPICAL,
            BOTH_EMPTY,
            TARGET_EMPTY,
            UNLIKE_IMAGES,
            ABSENT_CLASS,
            SOFT,
            SOFT_EQUAL,
            SOME_IGNORED,
            ALL_IGNORED);

    private final String comment;
    private final Truth truth;
    private final Belief belief;

    Situation(String comment, Truth truth, Belief belief) {
        this.comment = comment;
        this.truth = truth;
        this.belief = belief;
    }

    /** Those that such tensors can be in. */
    static List<Situation> of(Intake intake) {
        return Arrays.stream(values())
                .filter(situation -> situation.fits(intake))
                .toList();
    }

    /** True where every combination of options is tried on it. */
    boolean isTelling() {
        return TELLING.contains(this);
    }

    private boolean fits(Intake intake) {
        return switch (this) {
            case TYPICAL, FLOAT32, TIES, NEIGHBOURS -> !intake.isHard();
            case SATURATED_RIGHT, SATURATED_WRONG -> intake.numbers() == Numbers.LOGITS;
            case ABSENT_CLASS -> intake.exclusive() && intake.classes() > 1;
            case ONE_VOXEL -> !intake.axes().fixed();
            case SOFT -> intake.soft();
            case SOFT_EQUAL -> intake.soft() && intake.numbers() != Numbers.LOGITS;
            case SOME_IGNORED, ALL_BUT_ONE_IGNORED, ALL_IGNORED ->
                intake.ignored().isPresent();
            default -> true;
        };
    }

    String comment() {
        return comment;
    }

    /** What is drawn. */
    Sketch.Kind kind() {
        return new Sketch.Kind(truth, belief, ignorance());
    }

    private Ignorance ignorance() {
        return switch (this) {
            case SOME_IGNORED -> Ignorance.SOME;
            case ALL_BUT_ONE_IGNORED -> Ignorance.ALL_BUT_ONE;
            case ALL_IGNORED -> Ignorance.ALL;
            default -> Ignorance.NONE;
        };
    }

    /** The tensors of an intake in this situation. */
    Case tensors(Intake intake, long seed) {
        boolean single = this == ONE_VOXEL;
        int voxels = single ? 1 : intake.voxels();
        Sketch sketch = new Sketch(intake, kind(), new Extent(single ? 1 : intake.images(), voxels), seed);
        List<Integer> spatial = Tensors.spatial(intake.axes().rank(), voxels);
        return Tensors.of(intake, sketch, this == FLOAT32 ? Format.narrow(spatial) : Format.wide(spatial));
    }

    /** {@code "both-empty"}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.github.certidice.gate.scene;

import static io.github.certidice.oracle.input.Truth.EMPTY;
import static io.github.certidice.oracle.input.Truth.FULL;
import static io.github.certidice.oracle.input.Truth.ONE_VOXEL;
import static io.github.certidice.oracle.input.Truth.RANDOM;
import static io.github.certidice.oracle.input.Truth.SOFT;
import static io.github.certidice.oracle.input.Truth.TINY_OBJECT;
import static io.github.certidice.oracle.input.Truth.UNLIKE;
import static io.github.certidice.oracle.input.Truth.WITHOUT_LAST;

import io.github.certidice.oracle.input.Belief;
import io.github.certidice.oracle.input.Ignorance;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Sketch.Extent;
import io.github.certidice.oracle.input.Sketch.Kind;
import io.github.certidice.oracle.input.Truth;
import java.util.List;

/** Kinds of scenes that mistakes show in. */
final class EdgeKinds {

    /**
     * One of them.
     *
     * @param kind of scene
     * @param extent how large
     * @param isShort true in float32
     */
    record Edge(Kind kind, Extent extent, boolean isShort) {}

    private static final Extent ONE = new Extent(1, 1);
    private static final Extent TWO = new Extent(1, 2);
    private static final Extent USUAL = new Extent(2, 3);
    private static final Extent LARGER = new Extent(3, 8);

    static final List<Edge> ALL = List.of(
            of(RANDOM, Belief.ROUND, ONE),
            of(RANDOM, Belief.ROUND, USUAL),
            of(RANDOM, Belief.FULL_BITS, USUAL),
            of(UNLIKE, Belief.ROUND, USUAL),
            of(RANDOM, Belief.RIGHT, TWO),
            of(RANDOM, Belief.WRONG, TWO),
            of(EMPTY, Belief.EMPTY, TWO),
            of(EMPTY, Belief.ROUND, TWO),
            of(RANDOM, Belief.EMPTY, USUAL),
            of(FULL, Belief.ROUND, TWO),
            of(FULL, Belief.RIGHT, TWO),
            of(WITHOUT_LAST, Belief.ROUND, USUAL),
            of(RANDOM, Belief.EVEN, USUAL),
            of(RANDOM, Belief.NEIGHBOURS, USUAL),
            of(RANDOM, Belief.FEW_LEVELS, LARGER),
            of(RANDOM, Belief.SATURATED_RIGHT, TWO),
            of(RANDOM, Belief.SATURATED_WRONG, TWO),
            of(RANDOM, Belief.SATURATED_SOME, USUAL),
            of(SOFT, Belief.ROUND, TWO),
            of(SOFT, Belief.AS_TARGET, USUAL),
            of(ONE_VOXEL, Belief.ROUND, LARGER),
            of(TINY_OBJECT, Belief.FULL_BITS, LARGER),
            of(RANDOM, Belief.FLOATS, USUAL),
            of(new Kind(RANDOM, Belief.ROUND, Ignorance.SOME), USUAL),
            of(new Kind(RANDOM, Belief.ROUND, Ignorance.ALL_BUT_ONE), USUAL),
            of(new Kind(RANDOM, Belief.ROUND, Ignorance.ALL), TWO),
            of(new Kind(RANDOM, Belief.RIGHT, Ignorance.SOME), USUAL),
            of(new Kind(UNLIKE, Belief.FULL_BITS, Ignorance.SOME), LARGER),
            inFloat32(FULL, Belief.RIGHT, ONE),
            inFloat32(ONE_VOXEL, Belief.SATURATED_RIGHT, TWO));

    private EdgeKinds() {}

    private static Edge of(Truth truth, Belief belief, Extent extent) {
        return of(new Kind(truth, belief, Ignorance.NONE), extent);
    }

    private static Edge of(Kind kind, Extent extent) {
        return new Edge(kind, extent, kind.belief() == Belief.FLOATS);
    }

    /** There clamps and sums round to 1, so that a perfect prediction has the ratio 1, where powers of 1 - 1 are steep. */
    private static Edge inFloat32(Truth truth, Belief belief, Extent extent) {
        return new Edge(new Kind(truth, belief, Ignorance.NONE), extent, true);
    }

    /** The nearest kind that an intake takes. */
    static Kind fitted(Kind kind, Intake intake) {
        return new Kind(
                fitted(kind.truth(), intake),
                fitted(kind.belief(), intake),
                intake.ignored().isPresent() ? kind.ignorance() : Ignorance.NONE);
    }

    private static Truth fitted(Truth truth, Intake intake) {
        boolean fits = switch (truth) {
            case SOFT -> intake.soft();
            case WITHOUT_LAST -> intake.exclusive();
            default -> true;
        };
        return fits ? truth : RANDOM;
    }

    /** Numbers that are no labels make no prediction of labels. */
    private static Belief fitted(Belief belief, Intake intake) {
        return intake.isHard() && belief == Belief.AS_TARGET ? Belief.RIGHT : belief;
    }
}

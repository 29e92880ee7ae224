package io.github.certidice.gate.planted.drawn;

/** Kinds of cases. */
public enum Scenery {
    /** Random labels, numbers with 53 bits. */
    TYPICAL,
    /** Random labels, eighths: ties and round numbers. */
    ROUND,
    /** Labels between 0 and 1. */
    SOFT,
    /** The prediction is the target. */
    PERFECT,
    /** The prediction is soft and is the target. */
    SOFT_EQUAL,
    /** The prediction is opposite to the target. */
    DISJOINT,
    /** No foreground in the target. */
    TARGET_EMPTY,
    /** No foreground in the prediction. */
    PREDICTION_EMPTY,
    /** No foreground in either. */
    BOTH_EMPTY,
    /** Foreground everywhere in the target. */
    TARGET_FULL,
    /** Every second image without foreground, the others full of it. */
    UNLIKE_IMAGES,
    /** The last class isn't in the target. */
    ABSENT_CLASS,
    /** All numbers equal. */
    TIES,
    /** Numbers of 800 where logits are taken, on the right side. */
    SATURATED_RIGHT,
    /** The same on the wrong side. */
    SATURATED_WRONG,
    /** Numbers of 40 where logits are taken, on the wrong side. */
    CONFIDENT_WRONG,
    /** One voxel. */
    ONE_VOXEL,
    /** Half of the voxels don't count. */
    SOME_VOID,
    /** One voxel counts. */
    ALL_VOID_BUT_ONE,
    /** No voxel counts. */
    ALL_VOID;

    /** True where tensors of that form can be so. */
    public boolean fits(Form form) {
        return switch (this) {
            case SOFT -> form.isSoft();
            case SOFT_EQUAL -> form.isSoft() && form.numbers() != Form.Numbers.LOGITS;
            case ABSENT_CLASS -> form.isExclusive() && form.classes() > 1;
            case SATURATED_RIGHT, SATURATED_WRONG, CONFIDENT_WRONG -> form.numbers() == Form.Numbers.LOGITS;
            case SOME_VOID, ALL_VOID_BUT_ONE, ALL_VOID -> form.hasVoids();
            default -> true;
        };
    }
}

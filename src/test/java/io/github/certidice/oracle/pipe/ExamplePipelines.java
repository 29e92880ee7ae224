package io.github.certidice.oracle.pipe;

/** Losses for tests of other rooms. */
public final class ExamplePipelines {

    /** Soft Dice without smoothing, as {@code --loss} takes it. */
    public static final String DICE = Talk.DICE;

    private ExamplePipelines() {}
}

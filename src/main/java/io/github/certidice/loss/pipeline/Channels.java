package io.github.certidice.loss.pipeline;

import java.util.List;

/**
 * Classes that count.
 *
 * @param kept their indices; empty for all, or all but the first
 * @param withoutFirst true where class 0, the background, doesn't count; without effect where it is the only one
 * @param beforeActivation true where the others are dropped before the activation
 * @param dropped indices that don't count, whatever else says so; those of no class are without effect
 */
public record Channels(List<Integer> kept, boolean withoutFirst, boolean beforeActivation, List<Integer> dropped) {

    /** All classes count. */
    public static final Channels ALL = new Channels(List.of(), false, false);

    /** All but class 0. */
    public static final Channels WITHOUT_BACKGROUND = new Channels(List.of(), true, false);

    /** Rejects indices below 0. */
    public Channels {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
        kept.forEach(c -> Checks.require(c >= 0, "classes", c, "indices of at least 0"));
    }

    /** With none dropped by index. */
    public Channels(List<Integer> kept, boolean withoutFirst, boolean beforeActivation) {
        this(kept, withoutFirst, beforeActivation, List.of());
    }

    /** These only. */
    public static Channels only(List<Integer> classes) {
        return new Channels(classes, false, false);
    }

    /** All but this one. */
    public static Channels without(int index) {
        return new Channels(List.of(), false, false, List.of(index));
    }

    /** True if class c of so many counts. */
    public boolean keeps(int c, int classes) {
        if (withoutFirst && c == 0 && classes > 1 || dropped.contains(c)) {
            return false;
        }
        return kept.isEmpty() || kept.contains(c);
    }
}

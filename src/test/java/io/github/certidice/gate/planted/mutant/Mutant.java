package io.github.certidice.gate.planted.mutant;

import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.gate.subject.InProcess;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A wrong implementation.
 *
 * @param slug its name in files
 * @param wrong what is wrong with it
 * @param seen where that was seen: {@code "corpus 3: keras-team/keras #23333"}, by the number of an entry in the survey of
 *     wrong losses; or {@code "thought of"}
 * @param calls that show it
 * @param sign what it takes to see it
 * @param flag what a finding says that names it well: one of {@link io.github.certidice.oracle.Mistake}, REFUSED for a
 *     question that it fails at, or a property's own
 * @param subject makes one that nobody has asked yet
 */
public record Mutant(
        String slug,
        String wrong,
        String seen,
        List<String> calls,
        Sign sign,
        String flag,
        Supplier<InProcess.Losses> subject) {

    /** What was thought of, not seen. */
    public static final String THOUGHT_OF = "thought of";

    /** What it takes to see a mistake. */
    public enum Sign {
        /** A value that isn't the oracle's. */
        VALUE,
        /** A gradient that isn't the oracle's; all values are right. */
        GRADIENT,
        /** It fails, or gives no gradient; what it answers is right. */
        ERROR,
        /** NaN where the mathematics has a number, so near a pole that no tolerance says anything. */
        NAN,
        /** Asked for the first time it is right: only another call shows it. */
        BETWEEN_CALLS,
        /** It answers where a question has to be refused. */
        NOT_REFUSED,
        /** Tensors that lie otherwise in memory. */
        OTHER_STORAGE
    }

    /** Copies the calls. */
    public Mutant {
        calls = List.copyOf(calls);
    }

    /** A mistake that a value shows, by numbers of no special kind. */
    public static Mutant of(String slug, String wrong, String seen) {
        return new Mutant(slug, wrong, seen, List.of(), Sign.VALUE, "OTHER", Plain::new);
    }

    /** One that nobody is known to have made. */
    public static Mutant of(String slug, String wrong) {
        return of(slug, wrong, THOUGHT_OF);
    }

    /** The same, visible on these calls. */
    public Mutant on(String... shown) {
        return new Mutant(slug, wrong, seen, List.of(shown), sign, flag, subject);
    }

    /** The same with another sign. */
    public Mutant by(Sign other) {
        return new Mutant(slug, wrong, seen, calls, other, flag, subject);
    }

    /** The same with another flag. */
    public Mutant flagged(String other) {
        return new Mutant(slug, wrong, seen, calls, sign, other, subject);
    }

    /** The same, made so. */
    public Mutant made(Supplier<InProcess.Losses> other) {
        return new Mutant(slug, wrong, seen, calls, sign, flag, other);
    }

    /** The same, wrong in one family of losses. */
    public Mutant made(Family family, Function<Options, Loss> maker) {
        return made(() -> Plain.with(family, maker));
    }

    /** True where it was seen in public code. */
    public boolean isSeen() {
        return !seen.equals(THOUGHT_OF);
    }

    /** The number of the survey's entry; 0 where there is none. */
    public int entry() {
        return isSeen() ? Integer.parseInt(seen.replaceAll("corpus (\\d+): .+", "$1")) : 0;
    }

    @Override
    public String toString() {
        return slug;
    }
}

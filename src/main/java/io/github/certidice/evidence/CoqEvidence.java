package io.github.certidice.evidence;

import io.github.certidice.claim.Theorem;
import io.github.certidice.evidence.coq.CoqOutcome;

/**
 * A theorem of the proof assistant Coq.
 *
 * @param theorem which one
 * @param outcome what came of checking it
 */
public record CoqEvidence(Theorem theorem, CoqOutcome outcome) implements Evidence {

    /** True where it was checked, and refused or found to rest on more than it may. */
    public boolean fails() {
        return !outcome.proves() && !(outcome instanceof CoqOutcome.NotRun);
    }

    /** The file and the name, and what it covers. */
    public String scope() {
        return theorem.file() + ", theorem " + theorem.name()
                + theorem.part().map(part -> " (" + part + ")").orElse("");
    }

    @Override
    public String says() {
        return scope() + ": " + outcome.says();
    }
}

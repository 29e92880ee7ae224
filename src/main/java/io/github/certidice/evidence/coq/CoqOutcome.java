package io.github.certidice.evidence.coq;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What came of checking a theorem. {@link #says()} holds no times and no paths: it may stand in a report. */
public sealed interface CoqOutcome {

    /**
     * The axioms that a proof may rest on: those of the real numbers in Coq's standard library, excluded middle among them.
     * Any other one, and so every lemma that was admitted, makes a proof worthless here.
     */
    Set<String> ALLOWED = Set.of(
            "ClassicalDedekindReals.sig_forall_dec",
            "ClassicalDedekindReals.sig_not_dec",
            "FunctionalExtensionality.functional_extensionality_dep",
            "Classical_Prop.classic");

    /** True where it was proved from nothing but {@link #ALLOWED}. */
    default boolean proves() {
        return false;
    }

    /** A sentence. */
    String says();

    /**
     * Coq accepted the theorem.
     *
     * @param version of Coq
     * @param axioms all that the proof rests on
     */
    record Accepted(String version, List<String> axioms) implements CoqOutcome {

        /** Copies the axioms. */
        public Accepted {
            axioms = List.copyOf(axioms);
        }

        @Override
        public boolean proves() {
            return ALLOWED.containsAll(axioms);
        }

        @Override
        public String says() {
            if (!proves()) {
                TreeSet<String> others = new TreeSet<>(axioms);
                others.removeAll(ALLOWED);
                return "Coq " + version + " accepted it, but it rests on " + String.join(", ", others);
            }
            return "Coq " + version + " accepted it"
                    + (axioms.isEmpty()
                            ? ", without any axiom"
                            : "; axioms of the real numbers: " + String.join(", ", axioms));
        }
    }

    /**
     * Coq did not accept it.
     *
     * @param complaint what Coq said
     */
    record Rejected(String complaint) implements CoqOutcome {
        @Override
        public String says() {
            return "Coq did not accept it: " + complaint;
        }
    }

    /**
     * Coq was not asked.
     *
     * @param reason why not
     */
    record NotRun(String reason) implements CoqOutcome {
        @Override
        public String says() {
            return "NOT RUN: " + reason;
        }
    }
}

package io.github.certidice.evidence;

import java.util.List;
import java.util.stream.Collectors;

/** What is known of a claim: computed from the evidence that ran, never typed. */
public sealed interface Status {

    /** One word for tables. */
    String label();

    /** A sentence. */
    String says();

    /**
     * A case violates it.
     *
     * @param witness the smallest such case found
     */
    record Refuted(Witness witness) implements Status {
        @Override
        public String label() {
            return "REFUTED";
        }

        @Override
        public String says() {
            return "a counterexample was found";
        }
    }

    /**
     * Coq accepted the theorems that state it, for all cases.
     *
     * @param theorems with what Coq says of them
     */
    record Proved(List<CoqEvidence> theorems) implements Status {

        /** Copies the list. */
        public Proved {
            theorems = List.copyOf(theorems);
        }

        @Override
        public String label() {
            return "PROVED";
        }

        @Override
        public String says() {
            return "for all cases, in Coq: "
                    + theorems.stream()
                            .map(coq -> coq.theorem().qualifiedName())
                            .collect(Collectors.joining(", "));
        }
    }

    /**
     * Solvers decided it for all real sizes.
     *
     * @param solvers which ones
     */
    record Decided(String solvers) implements Status {
        @Override
        public String label() {
            return "DECIDED";
        }

        @Override
        public String says() {
            return "for all real sizes, by " + solvers;
        }
    }

    /**
     * A conjecture that was tested, and not refuted.
     *
     * @param tested what was tried
     */
    record Open(String tested) implements Status {
        @Override
        public String label() {
            return "OPEN";
        }

        @Override
        public String says() {
            return "a conjecture; so far " + tested;
        }
    }

    /**
     * All cases up to a size hold.
     *
     * @param scope which cases
     */
    record Enumerated(String scope) implements Status {
        @Override
        public String label() {
            return "ENUMERATED";
        }

        @Override
        public String says() {
            return scope;
        }
    }

    /**
     * Random cases hold.
     *
     * @param cases how many
     */
    record Sampled(long cases) implements Status {
        @Override
        public String label() {
            return "SAMPLED";
        }

        @Override
        public String says() {
            return cases + " cases";
        }
    }

    /**
     * Nothing ran.
     *
     * @param reason why not
     */
    record NotRun(String reason) implements Status {
        @Override
        public String label() {
            return "NOT RUN";
        }

        @Override
        public String says() {
            return reason;
        }
    }
}

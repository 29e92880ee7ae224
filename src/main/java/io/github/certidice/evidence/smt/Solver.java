package io.github.certidice.evidence.smt;

import java.util.List;
import java.util.Locale;

/**
 * An SMT solver that decides proof files. Two independent ones, so that a defect of one of them is not a proof.
 *
 * <p>This type loads where the solvers' classes are missing.
 */
public enum Solver {
    /** Z3, from tools.aqua:z3-turnkey, which carries its native libraries for all platforms. */
    Z3(List.of("com.microsoft.z3.Context", "tools.aqua.turnkey.support.TurnKey"), List.of()),

    /** cvc5, from io.github.cvc5:cvc5 and the same artifact with the classifier of the host. */
    CVC5(List.of("io.github.cvc5.Solver"), List.of("cvc5-libs/"));

    private final List<String> classes;
    private final List<String> resources;

    Solver(List<String> classes, List<String> resources) {
        this.classes = classes;
        this.resources = resources;
    }

    /** The name in reports and on the command line: {@code z3}, {@code cvc5}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Loads the native library into this process: only a forked process, with one solver on its class path, should. */
    SmtEngine start() {
        return switch (this) {
            case Z3 -> new Z3Engine();
            case CVC5 -> new Cvc5Engine();
        };
    }

    /** One class from each jar that the solver's Java side needs. */
    List<String> classes() {
        return classes;
    }

    /** Resources in further jars, without classes, that hold native libraries. */
    List<String> resources() {
        return resources;
    }
}

package io.github.certidice.evidence.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.evidence.coq.CoqSources;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverFork;
import io.github.certidice.evidence.smt.SolverLimits;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Java, SMT and Coq each have the formulas of the scores in their own words. The same arguments are evaluated in all three: the
 * two files are made from the values that Java computes, solvers and Coq have to confirm them. {@code -Dcertidice.accept} writes the
 * files anew.
 */
class ProofVectorsTest {

    private static final Path SMT = Path.of("proofs", "smt", "vectors.smt2");
    private static final Path COQ = Path.of("proofs", "coq", "Vectors.v");

    private static final String SMT_HEAD = """
            ; The formulas of the scores at exact arguments
            ; =============================================
            ;
            ; Law.  The formulas mean the same here, in Java and in Coq: at the arguments below they have the same values.
            ;       Made from the values that Java computes; not to be edited by hand.
            ;
            ; Variables.  tp, fp, fn, tn are counts; n, hit and spill are the sums of a target and of the soft prediction
            ; on it and off it.
            ;
            ; Hypotheses.  None: all arguments are numbers.
            ;
            ; Reading.  The negation of all equations at once; unsat means that each of them holds. The block with status sat
            ; says that a wrong value would have been noticed.

            (set-logic QF_NRA)

            (define-fun dice ((tp Real) (fp Real) (fn Real)) Real (/ (* 2 tp) (+ (* 2 tp) fp fn)))
            (define-fun jaccard ((tp Real) (fp Real) (fn Real)) Real (/ tp (+ tp fp fn)))
            (define-fun tversky ((alpha Real) (beta Real) (tp Real) (fp Real) (fn Real)) Real
              (/ tp (+ tp (* alpha fp) (* beta fn))))
            (define-fun hamming ((gamma Real) (tp Real) (fp Real) (fn Real) (tn Real)) Real
              (- 1 (* gamma (/ fn (+ tp fn))) (* (- 1 gamma) (/ fp (+ fp tn)))))
            (define-fun Dice ((tp Real) (fp Real) (fn Real) (tn Real)) Real (dice tp fp fn))
            (define-fun Jaccard ((tp Real) (fp Real) (fn Real) (tn Real)) Real (jaccard tp fp fn))
            (define-fun Hamming ((gamma Real) (tp Real) (fp Real) (fn Real) (tn Real)) Real (hamming gamma tp fp fn tn))
            (define-fun SoftDice ((n Real) (hit Real) (spill Real)) Real (/ (* 2 hit) (+ n hit spill)))
            (define-fun SoftJaccard ((n Real) (hit Real) (spill Real)) Real (/ hit (+ n spill)))

            """;

    private static final String COQ_HEAD = """
            (** The formulas of the scores at exact arguments: they mean the same here, in Java and for the SMT solvers.

                Made from the values that Java computes; not to be edited by hand. *)

            From Coq Require Import Reals List Lra.
            From CertiDice Require Import Overlap.
            Import ListNotations.
            Open Scope R_scope.

            Ltac evaluate :=
              cbv [Dice Jaccard Hamming SoftDice SoftJaccard dice jaccard tversky hamming
                   tp fp fn tn count size hit spill sum_where Bool.eqb andb negb Nat.add INR];
              field; repeat split; lra.

            """;

    private final List<ProofVector> vectors = ProofVectors.all();

    private String smt() {
        String equations = vectors.stream().map(v -> "  " + v.inSmt()).collect(Collectors.joining("\n"));
        return SMT_HEAD
                + "(push 1)\n(assert (not (and\n" + equations
                + ")))\n(set-info :status unsat)\n(check-sat)\n(pop 1)\n\n"
                + "(push 1)\n(assert (not (= (dice 1.0 2.0 3.0) (/ 2.0 8.0))))\n(set-info :status sat)\n(check-sat)\n(pop 1)\n";
    }

    private String coq() {
        return COQ_HEAD
                + IntStream.range(0, vectors.size())
                        .mapToObj(i -> "Example vector_" + (i + 1) + " : "
                                + vectors.get(i).inCoq() + ".\nProof. evaluate. Qed.\n")
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void the_files_hold_what_java_computes() throws IOException {
        if (!System.getProperty("certidice.accept", "false").equals("false")) {
            Files.writeString(SMT, smt());
            Files.writeString(COQ, coq());
        }

        assertThat(Files.readString(SMT)).isEqualTo(smt());
        assertThat(Files.readString(COQ)).isEqualTo(coq());
        assertThat(CoqSources.files()).contains("Vectors.v");
    }

    @ParameterizedTest
    @EnumSource(Solver.class)
    void solvers_confirm_them(Solver solver) throws Exception {
        SolverOutcome outcome;
        try (SolverFork fork = new SolverFork(SolverLimits.DEFAULT)) {
            outcome = fork.run(solver, smt());
        }
        Assumptions.assumeFalse(outcome instanceof SolverOutcome.Unavailable, outcome::says);

        assertThat(outcome.decides()).as(outcome.says()).isTrue();
    }

    /** One file writes t for tp and x for fp + fn. */
    @Test
    void the_proof_files_define_the_scores_as_the_vectors_do() throws IOException {
        Map<String, String> bodies = new TreeMap<>();
        bodies.put("D", "(/ (* 2 tp) (+ (* 2 tp) fp fn))");
        bodies.put("J", "(/ tp (+ tp fp fn))");
        bodies.put("T", "(/ tp (+ tp (* alpha fp) (* beta fn)))");
        bodies.values().forEach(body -> assertThat(smt()).contains(body));

        Map<String, String> others = new TreeMap<>();
        try (Stream<Path> files = Files.list(SMT.getParent())) {
            for (Path file : files.toList()) {
                definitions(Files.readString(file)).forEach((name, body) -> {
                    String written =
                            body.replace("(+ (* 2 t) x)", "(+ (* 2 tp) fp fn)").replace("(* 2 t)", "(* 2 tp)");
                    if (!written.equals(bodies.getOrDefault(name, written))) {
                        others.put(file.getFileName() + " " + name, body);
                    }
                });
            }
        }

        assertThat(others).isEmpty();
    }

    private static Map<String, String> definitions(String script) {
        Map<String, String> definitions = new TreeMap<>();
        Matcher m = Pattern.compile("\\(define-fun (\\w+) \\(\\) Real (\\(.*\\))\\)")
                .matcher(script);
        while (m.find()) {
            definitions.put(m.group(1), m.group(2));
        }
        return definitions;
    }
}

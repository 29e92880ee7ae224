package io.github.certidice.evidence.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Planted wrong proof files: none of them decides anything, and each outcome says what is wrong. */
class WrongProofsTest {

    private static final String HEAD = "(set-logic QF_NRA)\n(declare-const x Real)\n";

    /** Enough for a solver to start on a busy machine, too little to end. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    /** A sentence of a proof file; the others need not be decided again. */
    private static final Pattern BLOCK = Pattern.compile("(?s)\\(push 1\\).*?\\(pop 1\\)");

    /** Three cubes with the sum 114: nobody knows whether they exist. */
    private static final String ENDLESS = """
            (set-logic QF_NIA)
            (declare-const x Int)
            (declare-const y Int)
            (declare-const z Int)
            (assert (= (+ (* x x x) (* y y y) (* z z z)) 114))
            (set-info :status unsat)
            (check-sat)
            """;

    @ParameterizedTest
    @EnumSource
    void a_false_law_has_a_counterexample(Solver solver) throws Exception {
        String script = HEAD + "(assert (not (>= (* x x) x)))\n(set-info :status unsat)\n(check-sat)\n";

        SolverOutcome outcome = ProofFiles.run(solver, script);

        assertThat(outcome.decides()).isFalse();
        assertThat(((SolverVerdict) outcome).checks()).containsExactly(new CheckAnswer(5, Answer.UNSAT, Answer.SAT));
        assertThat(outcome.says()).endsWith("did not decide 1 of 1 checks: line 5: expected unsat, found sat");
    }

    /** What is replaced is the constant of the law; the answer to the negation of the law must change with it. */
    @ParameterizedTest(name = "{0}: {2} instead of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dice-jaccard-identity    | (* D (+ 1 J))             | (* D (+ 1001/1000 J))",
                "dice-jaccard-order       | (not (< D1 D2))           | (not (< D1 (* 999/1000 D2)))",
                "dice-jaccard-factor      | (<= D (* 2 J))            | (<= D (* 1999/1000 J))",
                "dice-jaccard-gap         | (<= (- D J) bound)        | (<= (- D J) (- bound 1/1000))",
                "dice-jaccard-loss-factor | (* 2 (- 1 D))             | (* 1999/1000 (- 1 D))",
                "tversky-factor           | (* rho T2)                | (* 999/1000 rho T2)",
                "tversky-factor           | (* rho T)                 | (* 999/1000 rho T)",
                "tversky-gap              | (<= (- T T2) bound)       | (<= (- T T2) (- bound 1/1000))",
                "tversky-gap              | (<= (- T2 T) bound)       | (<= (- T2 T) (- bound 1/1000))",
                "tversky-loss-factor      | (* rho (- 1 T2))          | (* 999/1000 rho (- 1 T2))",
                "tversky-loss-factor      | (* rho (- 1 T))           | (* 999/1000 rho (- 1 T))",
                "class-mean-dice-jaccard  | (<= (dice J1) (* 2 J1))   | (<= (dice J1) (* 1999/1000 J1))",
                "class-mean-dice-jaccard  | (<= (dice J1) (tangent J1)) | (<= (dice J1) (* 999/1000 (tangent J1)))",
                "soft-dice-lovasz-dice-loss | (* k (+ (- r x) (* 3    | (* 999/1000 k (+ (- r x) (* 3",
                "squared-dice-gradient    | (<= (* G G (- (* S S)    | (<= (* 1001/1000 G G (- (* S S)",
                "micro-accuracy           | (* 2 T) E E)) a           | (* 2 T) E E)) (* 999/1000 a)",
                "micro-between-classes    | (<= low micro)            | (<= (* 1001/1000 low) micro)",
                "micro-over-macro         | (>= (+ D1 D2 D3) micro)   | (>= (+ D1 D2 D3) (* 1001/1000 micro))",
                "macro-over-micro         | (<= D (- 1 (/ x           | (<= D (- 999/1000 (/ x",
                "soft-dice-rounding       | (> i (* s (+ 1            | (> i (* s (+ 999/1000",
                "soft-dice-threshold-step | (- (* 2 u N) q)) (* N N)  | (- (* 2 u N) q)) (* 999/1000 N N)",
                "clip-gradient-lost       | (< 0 lost e)              | (< 0 lost (* 999/1000 e))",
                "log-floor-gradient       | (<= (* (size g) c) 1)     | (<= (* (size g) c) 999/1000)",
                "cross-entropy-step       | (<= (* F (- q size)) q)   | (<= (* F (- q size)) (* 999/1000 q))",
                "cross-entropy-modulus    | (<= (* F d) (+ d h))      | (<= (* F d) (+ d (* 999/1000 h)))",
                "cross-entropy-rounded-input | (< s (* 2 q))          | (< s (* 1999/1000 q))",
                "soft-jaccard-rounding    | (<= (- A) e A)            | (<= (- A) e (* 999/1000 A))",
            })
    void a_slightly_better_constant_is_refuted_by_both_solvers(String slug, String law, String mutant)
            throws Exception {
        String mutated = mutate(ProofFiles.read(slug), law, mutant);
        for (Solver solver : Solver.values()) {
            SolverOutcome outcome = ProofFiles.run(solver, mutated);

            assertThat(outcome.decides()).as(outcome.says()).isFalse();
            assertThat(((SolverVerdict) outcome).disagreements())
                    .isNotEmpty()
                    .allSatisfy(check -> assertThat(check.found()).isEqualTo(Answer.SAT));
        }
    }

    private static String mutate(String script, String law, String mutant) {
        assertThat(script).contains(law);
        String wrong = mutant.replaceAll("(\\d+)/(\\d+)", "(/ $1 $2)");
        String mutated = script.replaceFirst(Pattern.quote(law), wrong);
        return BLOCK.matcher(mutated).results().anyMatch(block -> block.group().contains(wrong))
                ? BLOCK.matcher(mutated).replaceAll(block -> block.group().contains(wrong) ? "$0" : "")
                : mutated;
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_name_is_rejected_with_its_line(Solver solver) throws Exception {
        String script = HEAD + "; a comment\n\n(assert (> x yy))\n(set-info :status sat)\n(check-sat)\n";

        assertThat(ProofFiles.run(solver, script))
                .asInstanceOf(type(SolverOutcome.Rejected.class))
                .satisfies(rejected -> assertThat(rejected.line()).isEqualTo(5))
                .satisfies(rejected -> assertThat(rejected.says()).contains("rejected line 5:", "yy"));
    }

    @ParameterizedTest
    @EnumSource
    void an_option_that_the_solver_ignores_is_rejected(Solver solver) throws Exception {
        String script = "(set-option :no-such-option true)\n" + HEAD + "(set-info :status sat)\n(check-sat)\n";

        assertThat(ProofFiles.run(solver, script)).isInstanceOf(SolverOutcome.Rejected.class);
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_is_only_printed_does_not_count(Solver solver) throws Exception {
        String script = HEAD + "(echo \"check 4 unsat\")\n(set-info :status unsat)\n(check-sat)\n(echo \"done\")\n";

        assertThat(ProofFiles.run(solver, script))
                .asInstanceOf(type(SolverVerdict.class))
                .satisfies(verdict ->
                        assertThat(verdict.checks()).containsExactly(new CheckAnswer(5, Answer.UNSAT, Answer.SAT)));
    }

    @ParameterizedTest
    @EnumSource
    void an_endless_search_is_killed_at_the_limit_and_leaves_nothing(Solver solver) throws Exception {
        SolverLimits limits = new SolverLimits(LIMIT, 2048);
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();

        SolverOutcome outcome = ProofFiles.run(solver, ENDLESS, limits);

        assertThat(outcome).isEqualTo(new SolverOutcome.TimedOut(solver, LIMIT, 7));
        assertThat(ProcessHandle.current().descendants()).isSubsetOf(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_solver_that_takes_too_much_memory_is_killed(Solver solver) throws Exception {
        assumeTrue(ResidentMemory.mebibytes(ProcessHandle.current().pid()) > 0, "memory of processes is not told here");

        SolverOutcome outcome = ProofFiles.run(solver, ENDLESS, new SolverLimits(Duration.ofMinutes(1), 16));

        assertThat(outcome).isEqualTo(new SolverOutcome.OutOfMemory(solver, 16, 7));
    }

    @Test
    void a_native_crash_stays_in_the_fork() throws Exception {
        SolverOutcome outcome = new SolverFork(SolverLimits.DEFAULT, CrashingChild.class).run(Solver.Z3, ENDLESS);

        assertThat(ProofFiles.available(outcome))
                .asInstanceOf(type(SolverOutcome.Crashed.class))
                .satisfies(crashed -> assertThat(crashed.exit()).isNotZero())
                .satisfies(
                        crashed -> assertThat(crashed.says()).isEqualTo("z3 crashed with exit code " + crashed.exit()))
                .satisfies(crashed -> assertThat(crashed.complaint()).contains("fatal error"));
    }

    @Test
    void a_file_is_not_blamed_for_what_an_earlier_one_did_to_the_process() throws Exception {
        try (SolverFork fork = new SolverFork(SolverLimits.DEFAULT, LeavingChild.class)) {
            assertThat(fork.run(Solver.Z3, ENDLESS).decides()).isTrue();
            assertThat(fork.run(Solver.Z3, ENDLESS).decides()).isTrue();
        }
    }

    @Test
    void a_child_that_ends_early_without_a_word_has_crashed() throws Exception {
        SolverOutcome outcome = new SolverFork(SolverLimits.DEFAULT, SilentChild.class).run(Solver.Z3, ENDLESS);

        assertThat(ProofFiles.available(outcome)).isEqualTo(new SolverOutcome.Crashed(Solver.Z3, 0, "nothing to say"));
    }
}

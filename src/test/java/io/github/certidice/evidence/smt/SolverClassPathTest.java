package io.github.certidice.evidence.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SolverClassPathTest {

    @ParameterizedTest
    @EnumSource
    void holds_our_classes_and_one_solver_only(Solver solver) throws Exception {
        String path = SolverClassPath.of(solver, SolverChild.class);

        assertThat(path.contains("z3-turnkey")).isEqualTo(solver == Solver.Z3);
        assertThat(path.contains("cvc5")).isEqualTo(solver == Solver.CVC5);
        assertThat(path.split(File.pathSeparator)).allMatch(place -> new File(place).exists());
    }

    @Test
    void without_the_solvers_jars_every_solver_is_unavailable() throws Exception {
        String ours = SolverClassPath.of(Solver.Z3, SolverClassPathTest.class).split("z3-turnkey")[0];
        String onlyOurs = ours.substring(0, ours.lastIndexOf(File.pathSeparator));
        String java = System.getProperty("java.home") + "/bin/java";

        Process process = new ProcessBuilder(List.of(java, "-cp", onlyOurs, WithoutSolvers.class.getName()))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes()).lines())
                .containsExactly(
                        "z3 is not available: java.lang.ClassNotFoundException: com.microsoft.z3.Context",
                        "cvc5 is not available: java.lang.ClassNotFoundException: io.github.cvc5.Solver");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks both solvers, in a process whose class path has neither. */
    static final class WithoutSolvers {

        private WithoutSolvers() {}

        public static void main(String[] arguments) throws Exception {
            for (Solver solver : Solver.values()) {
                SolverOutcome outcome = new SolverFork(SolverLimits.DEFAULT)
                        .run(solver, "(set-logic QF_NRA)(set-info :status sat)(check-sat)");
                System.out.println(outcome.says());
            }
        }
    }
}

package io.github.certidice.evidence;

import io.github.certidice.claim.Claim;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverFork;
import io.github.certidice.evidence.smt.SolverLimits;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Solvers in processes of their own, some at a time. Each file is decided once, from when it is first expected or asked for. */
final class ForkedSolvers implements Provers {

    private final Map<String, List<CompletableFuture<SolverOutcome>>> started = new ConcurrentHashMap<>();
    private final SolverFork fork = new SolverFork(SolverLimits.DEFAULT);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), ForkedSolvers::daemon);

    /** Doesn't keep the program alive. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "solvers");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void expect(List<Claim> claims) {
        claims.stream().flatMap(claim -> claim.proof().stream()).forEach(this::outcomes);
    }

    @Override
    public SolverEvidence decide(String slug) {
        return new SolverEvidence(
                Provers.file(slug),
                outcomes(slug).stream().map(CompletableFuture::join).toList());
    }

    private List<CompletableFuture<SolverOutcome>> outcomes(String slug) {
        return started.computeIfAbsent(slug, s -> {
            String script = script(s);
            return Arrays.stream(Solver.values())
                    .map(solver -> CompletableFuture.supplyAsync(() -> run(solver, script), threads))
                    .toList();
        });
    }

    private SolverOutcome run(Solver solver, String script) {
        try {
            return fork.run(solver, script);
        } catch (IOException e) {
            return new SolverOutcome.Unavailable(solver, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SolverOutcome.Unavailable(solver, "interrupted");
        }
    }

    private static String script(String slug) {
        try (InputStream in = ForkedSolvers.class.getResourceAsStream("/" + Provers.file(slug))) {
            if (in == null) {
                throw new IllegalStateException("no " + Provers.file(slug) + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

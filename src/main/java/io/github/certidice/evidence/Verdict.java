package io.github.certidice.evidence;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A claim with the evidence that ran.
 *
 * @param claim what is claimed
 * @param evidence what ran
 * @param named the case that attains the constant, where the claim names it, measured once for all who ask
 */
public record Verdict(Claim claim, List<Evidence> evidence, Optional<Witness> named) {

    /** Measures the case that the claim names. */
    public Verdict(Claim claim, List<Evidence> evidence) {
        this(claim, evidence, claim.tightness().witness().map(example -> measured(claim, example)));
    }

    private static Witness measured(Claim claim, Case example) {
        return new Witness(example, claim.law().of(example));
    }

    /** What is known of the claim; the strongest that the evidence admits. */
    public Status status() {
        return violation()
                .<Status>map(Status.Refuted::new)
                .or(() -> claim.isOpen() ? open() : held())
                .orElseGet(() -> new Status.NotRun("no evidence was asked for"));
    }

    private Optional<Status> held() {
        return proved().or(this::decided).or(this::enumerated).or(this::sampled);
    }

    private Optional<Status> open() {
        String tested = searches()
                .filter(e -> e.counts().checked() > 0)
                .map(CaseEvidence::says)
                .collect(Collectors.joining("; "));
        return tested.isEmpty() ? Optional.empty() : Optional.of(new Status.Open(tested));
    }

    /** All of its theorems have to be accepted, but those of parts. */
    private Optional<Status> proved() {
        List<CoqEvidence> all =
                theorems().filter(coq -> coq.theorem().part().isEmpty()).toList();
        boolean accepted =
                !all.isEmpty() && all.stream().allMatch(coq -> coq.outcome().proves());
        return accepted ? Optional.of(new Status.Proved(all)) : Optional.empty();
    }

    private Stream<CoqEvidence> theorems() {
        return evidence.stream().filter(CoqEvidence.class::isInstance).map(CoqEvidence.class::cast);
    }

    private Optional<Status> decided() {
        return evidence.stream()
                .filter(SolverEvidence.class::isInstance)
                .map(SolverEvidence.class::cast)
                .filter(SolverEvidence::decides)
                .map(solvers -> (Status) new Status.Decided(solvers.deciders()))
                .findFirst();
    }

    private Optional<Status> enumerated() {
        return cases(CaseEvidence.Kind.ENUMERATED)
                .map(e -> (Status) new Status.Enumerated(e.scope()))
                .findFirst();
    }

    private Optional<Status> sampled() {
        return cases(CaseEvidence.Kind.SAMPLED)
                .map(e -> (Status) new Status.Sampled(e.counts().checked()))
                .findFirst();
    }

    private Stream<CaseEvidence> cases() {
        return evidence.stream().filter(CaseEvidence.class::isInstance).map(CaseEvidence.class::cast);
    }

    private Stream<CaseEvidence> cases(CaseEvidence.Kind kind) {
        return cases().filter(e -> e.kind() == kind && e.counts().checked() > 0);
    }

    /** The smallest counterexample found. */
    public Optional<Witness> violation() {
        return smallest(cases());
    }

    private static Optional<Witness> smallest(Stream<CaseEvidence> cases) {
        return cases.flatMap(e -> e.violation().stream())
                .min(Comparator.comparingLong(witness -> witness.example().size()));
    }

    /**
     * The case closest to the constant: the one that attains it, where the claim names it, else the best one found. Of
     * cases that are practically there, one that is there exactly is the best, then the smallest.
     */
    public Optional<Witness> closest() {
        return named.filter(witness -> !witness.measurement().isEquality()).or(() -> closest(cases()));
    }

    private Optional<Witness> closest(Stream<CaseEvidence> cases) {
        return cases.flatMap(e -> e.closest().stream()).min(byDistance());
    }

    private Comparator<Witness> byDistance() {
        return Comparator.comparing(this::isExactlyThere)
                .reversed()
                .thenComparingDouble(witness -> Math.max(Tally.THERE, share(witness)))
                .thenComparingLong(witness -> witness.example().size());
    }

    /** Cases that were looked for here, not kept from before. */
    private Stream<CaseEvidence> searches() {
        return cases().filter(e -> e.kind() != CaseEvidence.Kind.KEPT);
    }

    /** What this campaign itself found: the smallest counterexample, else the case closest to the constant. */
    Optional<Witness> worstFound() {
        return smallest(searches()).or(() -> closest(searches()));
    }

    /** Whether a case is worse than another one: breaks the law where that doesn't, is smaller, or closer to the constant. */
    boolean isWorse(Witness witness, Witness other) {
        boolean breaks = !witness.measurement().holds();
        if (breaks && !other.measurement().holds()) {
            return witness.example().size() < other.example().size();
        }
        return breaks || other.measurement().holds() && byDistance().compare(witness, other) < 0;
    }

    private boolean isExactlyThere(Witness witness) {
        Bound slack = witness.measurement().slack(claim.tightness().side());
        return slack.compareTo(Rational.ZERO) == 0;
    }

    private double share(Witness witness) {
        return claim.slackShare(witness.measurement());
    }

    /** True where a case is so close to the constant that only the smallest such case is kept. */
    public boolean isThere(Witness witness) {
        return share(witness) < Tally.THERE;
    }

    /** Whether this campaign itself found a worse case than the one that is kept, or one where none is kept. */
    public boolean beatsWhatIsKept() {
        Optional<Witness> kept = WorstCases.known().of(claim).map(worst -> measured(worst.example()));
        return worstFound()
                .filter(found -> kept.map(known -> isWorse(found, known)).orElse(true))
                .isPresent();
    }

    Witness measured(Case example) {
        return measured(claim, example);
    }

    /** The distribution of slack over enumerated and sampled cases. */
    public Optional<Histogram> histogram() {
        return cases().filter(e -> e.kind() == CaseEvidence.Kind.ENUMERATED || e.kind() == CaseEvidence.Kind.SAMPLED)
                .map(CaseEvidence::histogram)
                .reduce(Histogram::plus)
                .filter(histogram -> histogram.total() > 0);
    }

    /** Where the claim names a case that attains its constant: whether that case has slack 0, exactly. */
    public Optional<Boolean> isAttained() {
        return named.map(witness -> witness.measurement().holds() && isExactlyThere(witness));
    }

    /** A law that holds as far as the evidence goes, or a literal reading that was refuted as the ledger says. */
    public boolean isAsExpected() {
        Status status = status();
        boolean refuted = status instanceof Status.Refuted;
        boolean ran = !(status instanceof Status.NotRun);
        return ran && refuted == claim.isLiteralReading() && isAttained().orElse(true) && !isContradicted();
    }

    /** A solver found a model of what should have none, or a theorem was not accepted. */
    private boolean isContradicted() {
        return theorems().anyMatch(CoqEvidence::fails)
                || evidence.stream().anyMatch(e -> e instanceof SolverEvidence solvers && solvers.contradicts());
    }
}

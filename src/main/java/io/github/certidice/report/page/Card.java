package io.github.certidice.report.page;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.Statement;
import io.github.certidice.claim.Tightness;
import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.Status;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.Witness;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A claim with its evidence, in the words of the report.
 *
 * @param verdict the claim and what ran
 * @param links what it has to do with other claims
 */
public record Card(Verdict verdict, Links links) {

    private static final int FEW = 6;

    /** The claim. */
    public Claim claim() {
        return verdict.claim();
    }

    /** The name of its content, and the anchor. */
    public String slug() {
        return claim().slug();
    }

    /** Its place in the ledger: "A3". */
    public String entry() {
        return statement().entry();
    }

    /** The 3 of "A3"; 0 where it has no place. */
    int entryNumber() {
        String digits = entry().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** What is claimed. */
    public Statement statement() {
        return claim().statement();
    }

    /** What is known. */
    public Status status() {
        return verdict.status();
    }

    /** Names the status in style sheets: {@code "not-run"}. */
    public String statusClass() {
        return status().label().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The status in a sentence. */
    public String statusSays() {
        return switch (status().label()) {
            case "REFUTED" ->
                claim().isLiteralReading()
                        ? "this reading is false, as the counterexample shows"
                        : "a counterexample was found";
            case "SAMPLED" -> status().says() + " at random, none of which violates it";
            default -> status().says();
        };
    }

    /** All evidence. */
    public List<EvidenceLine> evidence() {
        return verdict.evidence().stream().map(EvidenceLine::of).toList();
    }

    /** The kinds of evidence for tables: {@code "SMT, all, random"}. */
    public String marks() {
        return evidence().stream().map(EvidenceLine::mark).distinct().collect(Collectors.joining(", "));
    }

    /** The case that tables show: the counterexample, or the one closest to the limit. */
    public Optional<WitnessCard> worst() {
        return counterexample().or(this::closest);
    }

    /** The smallest counterexample. */
    public Optional<WitnessCard> counterexample() {
        return verdict.violation().map(this::shown);
    }

    /** What {@link #counterexample()} shows; cases of numbers only have no size, so the first one is kept. */
    public String counterexampleTitle() {
        boolean sized = verdict.violation().filter(w -> w.example().size() > 0).isPresent();
        return "Counterexample, the " + (sized ? "smallest" : "first") + " found";
    }

    /** Where no case violates it: the case closest to the constant; or one that shows an equality. */
    public Optional<WitnessCard> closest() {
        return verdict.violation().isPresent()
                ? Optional.empty()
                : verdict.closest().or(verdict::named).map(this::shown);
    }

    private WitnessCard shown(Witness witness) {
        return new WitnessCard(claim(), witness);
    }

    /** True where there is a witness or a histogram to stand beside the evidence. */
    public boolean isTwoColumns() {
        return closest().isPresent() || verdict.histogram().isPresent();
    }

    /** What {@link #closest()} shows. */
    public String closestTitle() {
        if (verdict.closest().isEmpty()) {
            return "A case, in which both sides are equal";
        }
        if (isAttained()) {
            return "A case that attains the limit";
        }
        boolean there = verdict.closest().filter(verdict::isThere).isPresent();
        return there
                ? "The simplest case found practically at the limit (within a share of 10⁻¹²)"
                : "The case found closest to the limit";
    }

    private boolean isAttained() {
        return closest()
                .filter(card -> card.slack().compareTo(Rational.ZERO) == 0)
                .isPresent();
    }

    /** The constant for tables; empty where the claim has none of its own. */
    public String constant() {
        return claim().tightness().constant().map(ExactText::withDecimal).orElse("");
    }

    /** The constant with fewer digits, for tables. */
    public String briefConstant() {
        return claim().tightness()
                .constant()
                .map(constant -> ExactText.withDecimal(constant, FEW))
                .orElse("");
    }

    /** The constant for a page of many claims; in words where there is none. */
    public String constantOrWords() {
        String brief = briefConstant();
        return !brief.isEmpty() ? brief : claim().isLiteralReading() ? "" : isEquality() ? equality() : "varies";
    }

    private String equality() {
        return anyChecked() ? "equality" : "";
    }

    /** What is claimed of the constant, and what was found. */
    public String tightness() {
        if (verdict.violation().isPresent()) {
            return "";
        }
        String limit =
                claim().tightness().constant().isPresent() ? "constant" : "limit, which varies from case to case,";
        if (isEquality()) {
            return "an equality: there is no slack";
        }
        return switch (claim().tightness().kind()) {
            case ATTAINED -> "the " + limit + " is attained, by the case shown";
            case APPROACHED -> "the " + limit + " is claimed to be approached as closely as one likes";
            case NOT_CLAIMED ->
                isAttained() ? "nothing is claimed; the case shown attains the limit" : "nothing is claimed";
        };
    }

    private boolean isEquality() {
        return verdict.closest().isEmpty();
    }

    /** Of a conjecture: how close the worst case found comes to what is conjectured. */
    public String soFar() {
        return claim().isOpen() ? closest().map(this::soFar).orElse("") : "";
    }

    private String soFar(WitnessCard worst) {
        Measurement m = worst.witness().measurement();
        if (m.isEquality()) {
            return "";
        }
        boolean upper = claim().tightness().side() == Measurement.Side.UPPER;
        Bound limit = upper ? m.upper() : m.lower();
        return "the worst case found has " + ExactText.withDecimal(m.quantity(), FEW) + ", where "
                + (upper ? "at most " : "at least ") + ExactText.withDecimal(limit, FEW) + " is conjectured";
    }

    /** How near the worst case came, for tables. */
    public String nearest() {
        if (verdict.violation().isPresent()) {
            return "counterexample";
        }
        return closest().map(Card::nearness).orElse(anyChecked() ? "equal in every case" : "");
    }

    private static String nearness(WitnessCard card) {
        if (card.witness().measurement().isEquality()) {
            return "equal in every case";
        }
        boolean attained = card.slack().compareTo(Rational.ZERO) == 0;
        return attained ? "attained" : "slack " + ExactText.brief(card.slack());
    }

    private boolean anyChecked() {
        return verdict.evidence().stream()
                .anyMatch(e -> e instanceof CaseEvidence cases && cases.counts().checked() > 0);
    }

    /** Where the evidence is not what the ledger expects: in which way. */
    public Optional<String> surprise() {
        if (verdict.isAsExpected()) {
            return Optional.empty();
        }
        boolean refuted = status() instanceof Status.Refuted;
        if (refuted != claim().isLiteralReading()) {
            return Optional.of(
                    refuted ? "A law was refuted." : "A reading that the ledger calls false was not refuted.");
        }
        boolean missed = claim().tightness().kind() == Tightness.Kind.ATTAINED
                && !verdict.isAttained().orElse(true);
        return Optional.of(
                missed ? "The named case does not attain the constant." : "A solver contradicts the proof file.");
    }
}

package io.github.certidice.report.page;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.evidence.Witness;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.report.picture.Levels;
import io.github.certidice.report.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case as readers see it: pictures, numbers, what was measured, and how to check it again.
 *
 * @param claim the claim that it is a case of
 * @param witness the case and what was measured
 */
public record WitnessCard(Claim claim, Witness witness) {

    private static final int MOST_LEVELS = 8;
    private static final int FEW = 6;
    private static final int LONGEST_BRIEF = 60;
    private static final long MANY = 1_000_000;

    /** Drawings in SVG. */
    public List<String> pictures() {
        return Picture.of(witness.example());
    }

    /** What the case consists of: counts, named numbers, probabilities. */
    public List<Row> given() {
        List<Row> rows = new ArrayList<>();
        List<Confusion> counts = witness.example().allCounts();
        for (int i = 0; i < counts.size(); i++) {
            rows.add(Row.of(counts.size() == 1 ? "counts" : "counts " + (i + 1), text(counts.get(i))));
        }
        witness.example().parameters().forEach((name, value) -> rows.add(Row.of(name, ExactText.withDecimal(value))));
        witness.example().sample().ifPresent(sample -> addPair(rows, sample));
        return rows;
    }

    /** The same with the scores of each pair of masks, for readers who compare them by hand. */
    public List<Row> scored() {
        List<Row> rows = new ArrayList<>(given());
        List<Confusion> counts = witness.example().allCounts();
        for (int i = 0; i < counts.size(); i++) {
            rows.set(i, Row.of(rows.get(i).name(), rows.get(i).value() + scores(counts.get(i))));
        }
        return rows;
    }

    private static String scores(Confusion c) {
        return c.isBothEmpty()
                ? ""
                : ": D = " + ExactText.of(new Dice().of(c)) + ", J = " + ExactText.of(new Jaccard().of(c));
    }

    private static String text(Confusion c) {
        return "tp " + ExactText.grouped(c.tp()) + ", fp " + ExactText.grouped(c.fp()) + ", fn "
                + ExactText.grouped(c.fn()) + ", tn " + ExactText.grouped(c.tn());
    }

    private static void addPair(List<Row> rows, Case.Sample sample) {
        rows.add(Row.of("voxels", ExactText.grouped(sample.pair().size())));
        if (Picture.isMasks(sample.pair())) {
            return;
        }
        List<Levels> levels = Levels.of(sample.pair());
        levels.stream().limit(MOST_LEVELS).forEach(level -> rows.add(row(level)));
        if (levels.size() > MOST_LEVELS) {
            rows.add(Row.of("…", levels.size() - MOST_LEVELS + " more kinds of voxel: see the replay line"));
        }
    }

    private static Row row(Levels level) {
        return Row.of(
                ExactText.counted(level.count(), "voxel"),
                "y = " + ExactText.of(Rational.of(level.target())) + ", p = "
                        + ExactText.withDecimal(Rational.of(level.prediction())));
    }

    /** The quantity, its limits, and what is left between them. */
    public List<Row> measured() {
        Measurement m = witness.measurement();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.ofFormula(claim.statement().quantity(), ExactText.apartFrom(m.upper(), m.quantity())));
        if (m.isEquality()) {
            rows.add(Row.of("expected", ExactText.withDecimal(m.upper())));
            return rows;
        }
        rows.add(Row.of("lower limit", ExactText.withDecimal(m.lower())));
        rows.add(Row.of("upper limit", ExactText.withDecimal(m.upper())));
        rows.add(slack(m));
        return rows;
    }

    /** Of a violated case: what the quantity is, and what was promised. */
    public String against() {
        Measurement m = witness.measurement();
        boolean above = m.upper().compareTo(m.quantity()) < 0;
        Bound limit = above ? m.upper() : m.lower();
        String promised = m.lower().compareTo(m.upper()) == 0 ? "exactly " : above ? "at most " : "at least ";
        return "is " + ExactText.withDecimal(m.quantity(), FEW) + "; the reading promises " + promised
                + ExactText.withDecimal(limit, FEW);
    }

    /** The case in a few words, for tables; empty where only a picture or many numbers tell it. */
    public String brief() {
        List<String> words = new ArrayList<>();
        witness.example().allCounts().forEach(c -> words.add(nonzero(c)));
        witness.example().parameters().forEach((name, value) -> words.add(name + " = " + ExactText.of(value)));
        witness.example()
                .sample()
                .ifPresent(sample -> words.add(ExactText.counted(sample.pair().size(), "voxel")));
        String text = String.join("; ", words);
        return text.length() <= LONGEST_BRIEF ? text : "";
    }

    private static String nonzero(Confusion c) {
        List<String> counts = new ArrayList<>(
                List.of(count("tp", c.tp()), count("fp", c.fp()), count("fn", c.fn()), count("tn", c.tn())));
        counts.removeIf(String::isEmpty);
        return counts.isEmpty() ? "no voxels" : String.join(", ", counts);
    }

    private static String count(String name, long count) {
        return count == 0 ? "" : name + (count < MANY ? " " + ExactText.grouped(count) : " ≈ " + rounded(count));
    }

    private static String rounded(long count) {
        return ExactText.brief(Rational.of(count));
    }

    private Row slack(Measurement m) {
        Bound slack = slack();
        String beyond = slack.compareTo(Rational.ZERO) == 0 ? "0: attained" : ExactText.decimal(slack);
        return Row.of(m.holds() ? "slack" : "slack (negative: violated)", beyond);
    }

    /** The distance to the limit; of a violated case, the negative distance to the limit that it violates. */
    public Bound slack() {
        Measurement m = witness.measurement();
        Bound upper = m.slack(Measurement.Side.UPPER);
        Bound lower = m.slack(Measurement.Side.LOWER);
        Bound claimed = m.slack(claim.tightness().side());
        return m.holds() ? claimed : upper.compareTo(lower) <= 0 ? upper : lower;
    }

    /** The line that checks this case again; empty for a case that no token describes. */
    public Optional<String> replay() {
        String token = witness.example().token();
        return canBeParsed(token)
                ? Optional.of("./certidice verify --claims " + claim.slug() + " --replay " + quoted(token))
                : Optional.empty();
    }

    private static boolean canBeParsed(String token) {
        try {
            return Case.parse(token).token().equals(token);
        } catch (InvalidInput e) {
            return false;
        }
    }

    /** For a shell: names such as alpha' hold a quote themselves. */
    private static String quoted(String token) {
        return token.contains("'") ? '"' + token + '"' : "'" + token + "'";
    }
}

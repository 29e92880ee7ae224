package io.github.certidice.gate.campaign;

import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.Finding.Origin;
import io.github.certidice.gate.result.MinimalCase;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.oracle.Comparison.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what comes of one property on one call. */
final class CellTally {

    private final Property property;
    private final Map<String, Seen> findings = new TreeMap<>();
    private Counts counts = Counts.NONE;
    private double worst;

    /** Cases that ended in the same way, and the smallest of them. */
    private static final class Seen {

        private final Finding.Kind kind;
        private final String flag;
        private long count;
        private Origin origin;
        private Trial trial;
        private Judgement judgement;

        private Seen(Finding.Kind kind, String flag) {
            this.kind = kind;
            this.flag = flag;
        }

        private void add(Origin where, Trial what, Judgement how) {
            count++;
            if (origin == null || where.compareTo(origin) < 0) {
                origin = where;
                trial = what;
                judgement = how;
            }
        }
    }

    CellTally(Property property) {
        this.property = property;
    }

    void add(Judgement judgement, Sitting sitting) {
        counts = counts.plus(one(judgement.verdict()));
        worst = Math.max(worst, judgement.ratio());
        Verdicts.kind(judgement.verdict())
                .ifPresent(kind -> findings.computeIfAbsent(
                                kind + " " + judgement.flag(), key -> new Seen(kind, judgement.flag()))
                        .add(
                                new Origin(sitting.trial().scene().size().numbers(), sitting.index()),
                                sitting.trial(),
                                judgement));
    }

    static Counts one(Verdict verdict) {
        return switch (verdict) {
            case AGREE -> new Counts(1, 0, 0, 0, 0);
            case ACCEPTABLE -> new Counts(0, 1, 0, 0, 0);
            case DISAGREE -> new Counts(0, 0, 1, 0, 0);
            case ERROR -> new Counts(0, 0, 0, 1, 0);
            case UNSUPPORTED -> new Counts(0, 0, 0, 0, 1);
        };
    }

    /** With all findings shrunk. */
    Cell cell(Shrinker shrinker) {
        return cell(seen -> shrinker.minimal(property, seen.trial, new Shrinker.Failure(seen.kind, seen.flag)));
    }

    /** With all findings as they are. */
    Cell cellAsItIs() {
        return cell(seen -> CaseFacts.of(property, seen.trial, seen.judgement));
    }

    private Cell cell(Function<Seen, MinimalCase> minimal) {
        List<Finding> all = findings.values().stream()
                .map(seen -> new Finding(seen.kind, seen.flag, seen.count, seen.origin, minimal.apply(seen)))
                .toList();
        return new Cell(property.words().slug(), counts, worst, all, "");
    }
}

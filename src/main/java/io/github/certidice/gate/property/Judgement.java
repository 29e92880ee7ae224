package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.number.Decimal;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What becomes of the answers.
 *
 * @param verdict in one word
 * @param flag which kind of mistake, or which choice; empty where they agree
 * @param ratio the largest distance over what is allowed; 0 where nothing was compared
 * @param facts observed, expected, distance, allowed: made when they are wanted
 */
public record Judgement(Verdict verdict, String flag, double ratio, Supplier<List<Fact>> facts) {

    /** Within the tolerance. */
    public static Judgement agreed(double ratio) {
        return new Judgement(Verdict.AGREE, "", ratio, List::of);
    }

    /** Wrong. */
    public static Judgement wrong(String flag, double ratio, Supplier<List<Fact>> facts) {
        return new Judgement(Verdict.DISAGREE, flag, ratio, facts);
    }

    /** The subject doesn't do this. */
    public static Judgement unsupported(String says) {
        return new Judgement(Verdict.UNSUPPORTED, "", 0, () -> List.of(new Fact("subject", says)));
    }

    /** The subject failed. */
    public static Judgement failed(String flag, String says) {
        return new Judgement(Verdict.ERROR, flag, 0, () -> List.of(new Fact("subject", says)));
    }

    /** A comparison with the oracle, with further facts. */
    public static Judgement of(Comparison comparison, Supplier<List<Fact>> more) {
        return new Judgement(comparison.verdict(), comparison.flag(), finite(comparison.ratio()), () -> {
            List<Fact> facts = new ArrayList<>();
            if (!comparison.says().isEmpty()) {
                facts.add(new Fact("says", comparison.says()));
            }
            comparison.wrong().stream().findFirst().ifPresent(worst -> facts.addAll(facts(worst)));
            if (!comparison.like().isEmpty()) {
                facts.add(new Fact("like", comparison.like()));
            }
            facts.addAll(more.get());
            return List.copyOf(facts);
        });
    }

    /** Numbers that should be equal within what is allowed; a failure carries that flag. */
    static Judgement of(List<Difference> all, String flag) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare");
        }
        Difference farthest = all.get(0);
        for (Difference each : all) {
            farthest = each.ratio() > farthest.ratio() ? each : farthest;
        }
        Difference worst = farthest;
        return worst.isWithin() ? agreed(worst.ratio()) : wrong(flag, worst.ratio(), () -> facts(worst));
    }

    /** The same with further facts. */
    public Judgement with(Supplier<List<Fact>> more) {
        return new Judgement(verdict, flag, ratio, () -> {
            List<Fact> joined = new ArrayList<>(facts.get());
            joined.addAll(more.get());
            return List.copyOf(joined);
        });
    }

    private static double finite(double ratio) {
        return Double.isNaN(ratio) ? 0 : ratio;
    }

    private static List<Fact> facts(Difference worst) {
        String where = worst.index() < 0 ? worst.part() : worst.part() + " " + worst.index();
        return List.of(
                new Fact("where", where),
                new Fact("observed", Decimal.shortest(worst.observed())),
                new Fact("expected", Decimal.shortest(worst.expected())),
                new Fact("distance", Decimal.shortest(worst.distance())),
                new Fact("allowed", allowed(worst)));
    }

    private static String allowed(Difference worst) {
        if (Double.isNaN(worst.allowed())) {
            return "nothing else";
        }
        if (worst.allowed() == Double.MAX_VALUE) {
            return "any finite number";
        }
        return String.format(
                Locale.ROOT, "%s; the distance is %.3g times that", Decimal.shortest(worst.allowed()), worst.ratio());
    }
}

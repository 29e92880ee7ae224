package io.github.certidice.gate.property.variant;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.property.Slopes;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the ledger of laws says between two losses of one library. For soft counts Dice is {@code D = 2 J / (1 + J)}, so
 *
 * <pre>1 - D &lt;= 1 - J &lt;= 2 (1 - D),   (1 - J) - (1 - D) &lt;= 3 - 2 sqrt 2</pre>
 *
 * in each group and so in each mean; and the Lovász extension of the Jaccard loss is at most the soft Jaccard loss.
 *
 * @param isShipped the calls that the subject is known to have
 */
record LedgerBounds(Predicate<Call> isShipped) implements Property {

    private static final String FLAG = "LEDGER_BOUND";
    private static final double LARGEST_GAP = 3 - 2 * Math.sqrt(2);

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "ledger-bounds",
                "Bounds between losses",
                "The soft Dice loss is at most the soft Jaccard loss, that is at most twice the Dice loss and at most"
                        + " 0.1716 more; the Lovász loss is at most the soft Jaccard loss.",
                "L_D \\le L_J \\le \\min(2 L_D, L_D + 3 - 2 \\sqrt 2), \\quad L_{Lov} \\le L_J",
                FLAG);
    }

    @Override
    public Property among(List<TestedCall> calls) {
        return new LedgerBounds(
                call -> calls.stream().anyMatch(tested -> tested.call().equals(call)));
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        boolean related = call.forms().stream()
                .anyMatch(form ->
                        jaccard(call).flatMap(other -> law(call, other, form)).isPresent());
        return related ? Optional.empty() : Optional.of("no loss under test that the ledger relates it to");
    }

    private Optional<TestedCall> jaccard(TestedCall call) {
        return JaccardOf.call(call.call()).filter(isShipped).flatMap(call::other);
    }

    private static Optional<JaccardOf.Law> law(TestedCall low, TestedCall high, Form form) {
        return JaccardOf.law(parts(low, form), parts(high, form));
    }

    private static List<Part> parts(TestedCall call, Form form) {
        return Part.of(call.oracle().meaning().documented(), form.intake());
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        return jaccard(trial.call())
                .flatMap(call -> trial.ofValue().by(call))
                .flatMap(other -> law(trial.call(), other.call(), trial.form()).map(how -> new Pair(trial, other, how)))
                .filter(Pair::isLaw)
                .map(pair ->
                        Experiment.of(List.of(trial, pair.high()), pair::judge).orRefusal());
    }

    /** A loss and the Jaccard loss above it. */
    private record Pair(Trial low, Trial high, JaccardOf.Law how) {

        /** Where groups are empty, rules differ: the exact losses decide. */
        private boolean isLaw() {
            Tensor a = low.answer().value();
            Tensor b = high.answer().value();
            if (!Slopes.isFinite(low.answer().outcome())
                    || !Slopes.isFinite(high.answer().outcome())
                    || !a.shape().equals(b.shape())) {
                return false;
            }
            boolean law = true;
            for (int i = 0; i < a.size(); i++) {
                double ulp = 4 * Math.ulp(Math.max(1, Math.abs(b.at(i))));
                law = law && a.at(i) <= b.at(i) + ulp && (how == JaccardOf.Law.LOVASZ || isNear(a.at(i), b.at(i)));
            }
            return law;
        }

        private static boolean isNear(double dice, double jaccard) {
            return jaccard <= most(dice) + 4 * Math.ulp(1.0);
        }

        private static double most(double dice) {
            return Math.min(2 * dice, dice + LARGEST_GAP);
        }

        private Judgement judge(List<Observed> answers) {
            Relation relation = new Relation(FLAG);
            Tensor a = low.ownBounds(answers.get(0)).value();
            Tensor b = high.ownBounds(answers.get(1)).value();
            if (relation.hasShape("value", answers.get(0).value(), a.shape())
                    && relation.hasShape("Jaccard loss", answers.get(1).value(), b.shape())) {
                for (int i = 0; i < a.size(); i++) {
                    compare(relation, answers, i, new double[] {a.at(i), b.at(i)});
                }
            }
            return relation.judgement(
                    () -> List.of(new Fact("beside", high.call().toString())));
        }

        private void compare(Relation relation, List<Observed> answers, int i, double[] bounds) {
            double x = answers.get(0).value().at(i);
            double y = answers.get(1).value().at(i);
            double ulp = 4 * Math.ulp(Math.max(1, Math.abs(y)));
            relation.atMost(new Difference("value, at most the Jaccard loss", i, x, y, bounds[0] + bounds[1] + ulp));
            if (how == JaccardOf.Law.DICE) {
                relation.atMost(new Difference(
                        "Jaccard loss, at most what Dice allows", i, y, most(x), 2 * bounds[0] + bounds[1] + ulp));
            }
        }
    }
}

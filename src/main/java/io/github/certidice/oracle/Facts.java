package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import java.util.Locale;
import java.util.StringJoiner;

/** A comparison in words: input, observed, expected, distance, allowed, flag, what that is like, how to replay. */
record Facts(Comparison comparison, Question question, String replay) {

    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(headline());
        add(lines, "input", input());
        if (!comparison.wrong().isEmpty()) {
            addWorst(lines, comparison.wrong().get(0));
        }
        if (!Double.isNaN(comparison.ratio())) {
            add(lines, "usual", "rtol 1e-5, atol 1e-8 say " + (comparison.usual() ? "agree" : "disagree"));
        }
        add(lines, "flag", comparison.flag());
        add(lines, "like", comparison.like());
        add(lines, "replay", replay);
        return lines.toString();
    }

    private static void add(StringJoiner lines, String name, String fact) {
        if (!fact.isEmpty()) {
            lines.add("  " + name + ": " + " ".repeat(8 - name.length()) + fact);
        }
    }

    private String headline() {
        String verdict = comparison.verdict().name().toLowerCase(Locale.ROOT);
        if (!comparison.says().isEmpty()) {
            return verdict + ": " + comparison.says();
        }
        if (comparison.wrong().isEmpty()) {
            return verdict;
        }
        Difference worst = comparison.wrong().get(0);
        int count = comparison.wrong().size();
        String numbers = count == 1 ? "1 number is" : count + " numbers are";
        return verdict + ": " + numbers + " too far off, the farthest " + worst.part() + " " + worst.index();
    }

    private String input() {
        Tensor prediction = question.tensors().prediction();
        Tensor target = question.tensors().target();
        String tensors = "prediction " + prediction + ", target " + target;
        boolean isAt = !comparison.wrong().isEmpty()
                && comparison.wrong().get(0).part().equals("gradient")
                && target.shape().equals(prediction.shape());
        return isAt ? tensors + at(comparison.wrong().get(0).index()) : tensors;
    }

    private String at(int index) {
        return ", there " + question.tensors().prediction().at(index) + " and "
                + question.tensors().target().at(index);
    }

    private static void addWorst(StringJoiner lines, Difference worst) {
        add(lines, "observed", String.valueOf(worst.observed()));
        add(lines, "expected", String.valueOf(worst.expected()));
        add(lines, "distance", String.valueOf(worst.distance()));
        add(lines, "allowed", allowed(worst));
    }

    private static String allowed(Difference worst) {
        if (Double.isNaN(worst.allowed())) {
            return "nothing else";
        }
        return String.format(Locale.ROOT, "%s; the distance is %.3g times that", worst.allowed(), worst.ratio());
    }
}

package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.number.Certified;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.dialect.Note;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the oracle has to say of a case: the exact value, and notes. */
public final class OracleFacts {

    private static final int LONGEST_FRACTION = 60;
    private static final int DIGITS = 25;

    private OracleFacts() {}

    /** Notes on the case. */
    public static List<Fact> of(Trial trial) {
        List<Note> notes = trial.answer().notes();
        return notes.stream()
                .map(note -> new Fact("note", note.flag() + ": " + note.says()))
                .toList();
    }

    /** The exact number that is expected where the value is farthest off, and notes. */
    public static List<Fact> ofValue(Trial trial, Comparison comparison) {
        List<Fact> facts = new ArrayList<>();
        Answer digits = trial.call().oracle().answerInDigits(trial.ofValue().asked());
        comparison.wrong().stream()
                .findFirst()
                .filter(worst -> worst.index() < digits.outcome().certified().size())
                .ifPresent(worst -> facts.add(
                        new Fact("exactly", text(digits.outcome().certified().get(worst.index())))));
        facts.addAll(of(trial));
        return facts;
    }

    private static String text(Certified exact) {
        Optional<Rational> fraction = exact.asRational();
        if (fraction.isPresent() && fraction.get().toString().length() <= LONGEST_FRACTION) {
            return fraction.get().toString();
        }
        return fraction.or(() -> exact.enclosure().map(Enclosure::low))
                .map(OracleFacts::digits)
                .orElseGet(() -> Decimal.shortest(exact.approximate()));
    }

    private static String digits(Rational x) {
        MathContext down = new MathContext(DIGITS, RoundingMode.DOWN);
        return new BigDecimal(x.numerator()).divide(new BigDecimal(x.denominator()), down) + "...";
    }
}

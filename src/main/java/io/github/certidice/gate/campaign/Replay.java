package io.github.certidice.gate.campaign;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Subject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One case of one property, as a token that means the same everywhere: {@code "g1:value:<call>:<scene>"}, without blanks
 * and without signs that a shell reads.
 *
 * @param property what is checked
 * @param trial on what
 */
public record Replay(Property property, Trial trial) {

    /** The version of tokens: a change of what they mean changes it. */
    private static final String VERSION = "g1";

    private static final String ARGUMENT = "--replay";
    private static final int PARTS = 4;
    private static final String ALLOWED = VERSION + ":<property>:<call>:<scene>, as this version prints it";

    /**
     * Of a token.
     *
     * @throws InvalidInput about {@code --replay} where it is of another version, or no token
     */
    public static Replay of(String token) {
        String[] parts = token.split(":", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            throw InvalidInput.of(ARGUMENT, token, ALLOWED);
        }
        Property property = KnownProperties.named(parts[1], ARGUMENT);
        return new Replay(property, trial(call(parts[2]), parts[3]));
    }

    private static Trial trial(TestedCall call, String text) {
        Trial trial = Trial.parse(call, text, ARGUMENT);
        try {
            trial.answer();
            return trial;
        } catch (InvalidInput refused) {
            throw InvalidInput.of(ARGUMENT, text, "a scene that the call takes: " + refused.getMessage());
        }
    }

    private static TestedCall call(String encoded) {
        try {
            return TestedCall.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw InvalidInput.of(ARGUMENT, encoded, "a call that is known: " + e.getMessage());
        }
    }

    /** The token. */
    public String token() {
        String call = URLEncoder.encode(trial.call().toString(), StandardCharsets.UTF_8)
                .replace("*", "%2A");
        return String.join(":", VERSION, property.words().slug(), call, trial.text());
    }

    /** Asks a subject just that. The result has one call, one property and one case, with facts where it failed. */
    public GateResult run(Subject subject, String name) {
        Sitting sitting = Sitting.of(trial, 0, Panel.of(trial.call(), List.of(property)));
        sitting.inquiries()
                .forEach(inquiry ->
                        sitting.take(inquiry, subject.askAll(List.of(inquiry)).get(0)));
        sitting.judge();
        CellTally tally = new CellTally(property);
        sitting.judgements().get(0).ifPresent(judgement -> tally.add(judgement, sitting));
        CallResult call = new CallResult(trial.call().toString(), List.of(tally.cellAsItIs()));
        return new GateResult(new Plan(name, 0, 1, 1, List.of(1)), List.of(property.words()), List.of(call));
    }
}

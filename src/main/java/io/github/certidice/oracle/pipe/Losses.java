package io.github.certidice.oracle.pipe;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads losses as requests have them: a string, {@code {"call": ..., "args": ...}} or {@code {"pipeline": ...}}. */
public final class Losses {

    private static final String ALLOWED =
            "a call in its library's words as a string, {\"call\": ..., \"args\": {...}}, or {\"pipeline\": {...}}";
    private static final List<String> FIELDS = List.of("call", "args", "pipeline");
    private static final int MOST_KEPT = 256;
    private static final int LONGEST_KEPT = 4096;
    private static final int LONGEST_CALL = 1 << 16;
    private static final int LONGEST_NAME = 200;

    /** Requests mostly ask the same few losses, so the last ones are kept, by their JSON. */
    private final Map<String, Oracle> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Oracle> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final Calls calls;

    /** What calls mean. */
    interface Calls {
        Oracle oracle(Call call);
    }

    Losses(Calls calls) {
        this.calls = calls;
    }

    /**
     * Reads a call in its library's words, or JSON as the request's field {@code loss} has it, which begins with a brace.
     *
     * @throws InvalidInput where it is neither
     */
    public static Oracle read(String text) {
        return text.isBlank() || text.strip().charAt(0) != '{'
                ? Oracle.of(Call.parse(text))
                : new Losses(Oracle::of).read(Slice.of(text));
    }

    Oracle read(Slice json) {
        Oracle known = kept.get(json.key());
        return known == null ? readAnew(json) : known;
    }

    private Oracle readAnew(Slice json) {
        Tokens in = json.tokens();
        return switch (in.current()) {
            case VALUE_STRING -> keep(json, calls.oracle(call(json, in)));
            case START_OBJECT -> object(json, in);
            default -> throw in.wrong("loss", ALLOWED);
        };
    }

    private static Call call(Slice json, Tokens in) {
        if (json.length() > LONGEST_CALL) {
            throw InvalidInput.of("loss", "a call of " + json.length() + " bytes", "at most " + LONGEST_CALL);
        }
        return Call.parse(in.text());
    }

    private Oracle keep(Slice json, Oracle oracle) {
        if (json.length() <= LONGEST_KEPT) {
            kept.put(json.key(), oracle);
        }
        return oracle;
    }

    private Oracle object(Slice json, Tokens in) {
        Fields fields = Fields.of(in);
        fields.requireKnown(FIELDS);
        if (fields.find("pipeline").isPresent()) {
            if (fields.find("call").isPresent() || fields.find("args").isPresent()) {
                throw InvalidInput.of("loss", "pipeline beside call", "one of the two");
            }
            return keep(json, Oracle.of(PipelineJson.read(fields.need("pipeline", ALLOWED))));
        }
        Call call = call(fields);
        Oracle oracle = calls.oracle(call);
        return call.named().values().stream().anyMatch(ValueReader::hasTensor) ? oracle : keep(json, oracle);
    }

    private static Call call(Fields fields) {
        String name = fields.need("call", ALLOWED).tokens().string("call", "a dotted name");
        if (name.length() > LONGEST_NAME) {
            throw InvalidInput.of("call", "a name of " + name.length() + " characters", "at most " + LONGEST_NAME);
        }
        Map<String, Value> arguments = fields.find("args")
                .map(args -> ValueReader.readAll(args.tokens()))
                .orElse(Map.of());
        return new Call(name, List.of(), arguments);
    }
}

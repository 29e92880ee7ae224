package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import io.github.certidice.oracle.dialect.Dialects;
import io.github.certidice.oracle.dialect.Entry;
import io.github.certidice.oracle.dialect.Meaning;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a loss means.
 *
 * @param library name and version
 * @param name the dotted name as the signature has it
 * @param arguments all of them, defaults included
 * @param given the names of those that the call gives
 * @param meaning its pipelines and notes
 */
public record Explanation(
        String library, String name, Map<String, Value> arguments, Set<String> given, Meaning meaning) {

    /**
     * Of a library's own call.
     *
     * @throws io.github.certidice.InvalidInput where the call is unknown or its arguments are wrong
     */
    public static Explanation of(Call call) {
        Entry entry = Dialects.entry(call.name());
        Map<String, Value> all = Arguments.of(call, entry.signature()).all();
        int byPosition = call.positional().size();
        Set<String> given = new LinkedHashSet<>(entry.signature().parameters().subList(0, byPosition));
        given.addAll(call.named().keySet());
        return new Explanation(entry.library(), entry.signature().name(), all, given, entry.meaning(call));
    }

    /** Of CertiDice's own stages. */
    public static Explanation of(Pipeline pipeline) {
        return new Explanation("CertiDice", "pipeline", Map.of(), Set.of(), Meaning.of(pipeline));
    }
}

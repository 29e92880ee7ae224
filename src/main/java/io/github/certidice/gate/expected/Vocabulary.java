package io.github.certidice.gate.expected;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.oracle.Mistake;
import io.github.certidice.oracle.call.Closest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that an expected-failures file may use.
 *
 * @param properties slugs
 * @param flags that findings carry
 * @param conventions the flags that a maintainer may accept or refuse once for all: those of which none is a mistake
 */
public record Vocabulary(Set<String> properties, Set<String> flags, Set<String> conventions) {

    /** What findings of subjects that failed are flagged with. */
    private static final List<String> FAILURES =
            List.of("CRASHED", "TIMED_OUT", "GARBLED", "OUT_OF_ORDER", "TOO_LARGE", "GIVEN_UP", "REFUSED");

    /** Copies the sets, by name. */
    public Vocabulary {
        properties = new TreeSet<>(properties);
        flags = new TreeSet<>(flags);
        conventions = new TreeSet<>(conventions);
    }

    /** Of these properties and of all flags: those of a comparison, of an event, of a failure, and the properties' own. */
    public static Vocabulary of(Collection<PropertyWords> properties) {
        Set<String> events = names(Event.values());
        Set<String> flags = names(Mistake.values());
        flags.addAll(events);
        flags.addAll(FAILURES);
        properties.forEach(property -> flags.add(property.flag()));
        return new Vocabulary(
                new TreeSet<>(properties.stream().map(PropertyWords::slug).toList()), flags, events);
    }

    /** With the flags of what was found. */
    public Vocabulary and(GateResult result) {
        List<Finding> found = result.calls().stream()
                .map(CallResult::cells)
                .flatMap(List::stream)
                .map(Cell::findings)
                .flatMap(List::stream)
                .toList();
        Set<String> allFlags = new TreeSet<>(flags);
        Set<String> allConventions = new TreeSet<>(conventions);
        found.forEach(finding -> allFlags.add(finding.flag()));
        found.stream()
                .filter(finding -> finding.kind() == Finding.Kind.ACCEPTABLE)
                .forEach(finding -> allConventions.add(finding.flag()));
        return new Vocabulary(properties, allFlags, allConventions);
    }

    static void require(String place, String word, Set<String> known) {
        if (!known.contains(word)) {
            String all = String.join(", ", known);
            throw InvalidInput.of(
                    place, '"' + word + '"', "one of those known, " + Closest.hint(word, known) + "; all: " + all);
        }
    }

    private static Set<String> names(Enum<?>[] constants) {
        return new TreeSet<>(Arrays.stream(constants).map(Enum::name).toList());
    }
}

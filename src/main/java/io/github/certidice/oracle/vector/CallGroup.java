package io.github.certidice.oracle.vector;

import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.input.Intake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A call, and what it is tried on.
 *
 * @param call in its library's words
 * @param intake the tensors that it takes
 * @param all true where it is tried on every kind of input, not on the telling ones alone
 */
record CallGroup(String call, Intake intake, boolean all) {

    /** One for each list of arguments; the first is tried on every kind of input. */
    static List<CallGroup> of(String name, Intake intake, String... arguments) {
        List<CallGroup> groups = new ArrayList<>();
        for (String written : arguments) {
            groups.add(new CallGroup(name + "(" + written + ")", intake, groups.isEmpty()));
        }
        return groups;
    }

    /** The same, none of which is tried on every kind of input. */
    static List<CallGroup> more(String name, Intake intake, String... arguments) {
        return Arrays.stream(arguments)
                .map(written -> new CallGroup(name + "(" + written + ")", intake, false))
                .toList();
    }

    /** All groups of several lists. */
    @SafeVarargs
    static List<CallGroup> join(List<CallGroup>... lists) {
        List<CallGroup> all = new ArrayList<>();
        for (List<CallGroup> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }

    /** Dotted. */
    String name() {
        return call.substring(0, call.indexOf('('));
    }

    /** The vectors, in the order of situations. */
    List<Vector> vectors(long seed) {
        Oracle oracle = Oracle.of(call);
        return Situation.of(intake).stream()
                .filter(this::isTriedOn)
                .map(situation -> Vector.of(this, oracle, situation, seed))
                .toList();
    }

    private boolean isTriedOn(Situation situation) {
        return all || situation.isTelling() || KnownMistakes.of(call, situation).isPresent();
    }

    /** What a vector says of itself. */
    String comment(Situation situation) {
        return KnownMistakes.of(call, situation)
                .map(mistake -> situation.comment() + "; reveals " + mistake)
                .orElse(situation.comment());
    }
}

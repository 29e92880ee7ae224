package io.github.certidice.gate.planted.correct;

import io.github.certidice.gate.planted.drawn.Asked;
import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.gate.planted.storage.Stored;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.oracle.call.Call;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A right implementation.
 *
 * @param slug its name in files
 * @param how what is written differently
 * @param calls that it changes
 * @param subject makes one that nobody has asked yet
 */
public record Correct(String slug, String how, List<String> calls, Supplier<InProcess.Losses> subject) {

    /** All of them. */
    public static List<Correct> all() {
        return Stream.of(
                        List.of(everywhere(
                                "as-it-stands", "Formulas as they stand, sums from left to right.", Plain::new)),
                        List.of(everywhere(
                                "by-strides",
                                "Tensors lie in memory as the question says, and are read by their strides.",
                                Stored::new)),
                        Sums.all(),
                        Formulas.all(),
                        Orders.all(),
                        Floats.all())
                .flatMap(List::stream)
                .toList();
    }

    static Correct everywhere(String slug, String how, Supplier<InProcess.Losses> subject) {
        return new Correct(slug, how, Asked.all().stream().map(Asked::call).toList(), subject);
    }

    /** Different in one family of losses. */
    static Correct of(String slug, String how, Family family, Function<Options, Loss> maker) {
        Set<Family> concerned = family == Family.OVERLAP || family == Family.ENTROPY || family == Family.BINARY
                ? EnumSet.of(family, Family.COMPOUND)
                : EnumSet.of(family);
        List<String> calls = Asked.all().stream()
                .map(Asked::call)
                .filter(call -> concerned.contains(Options.family(Call.parse(call))))
                .toList();
        return new Correct(slug, how, calls, () -> Plain.with(family, maker));
    }

    @Override
    public String toString() {
        return slug;
    }
}

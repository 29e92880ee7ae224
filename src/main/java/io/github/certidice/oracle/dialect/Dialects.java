package io.github.certidice.oracle.dialect;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Closest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All classes and functions that are understood, by dotted name. */
public final class Dialects {

    private static final Map<String, Entry> BY_NAME = new TreeMap<>();

    static {
        Stream.<List<Entry>>of(
                        TorchLosses.entries(),
                        KorniaLosses.entries(),
                        KorniaFocal.entries(),
                        TorchmetricsScores.entries(),
                        TorchmetricsJaccard.entries(),
                        LovaszSoftmaxLosses.entries(),
                        KerasLosses.entries(),
                        KerasFocal.entries(),
                        KerasEntropies.entries(),
                        OptaxLosses.entries(),
                        OptaxPixelwise.entries(),
                        Nd4jLossFunctions.entries(),
                        Nd4jSameDiff.entries(),
                        MmsegDice.entries(),
                        MmsegLosses.entries(),
                        MmsegPixelwise.entries(),
                        MonaiLosses.entries(),
                        SmpLosses.entries(),
                        ToolbeltLosses.entries(),
                        NnUnetLosses.entries(),
                        JdtLosses.entries(),
                        SegLossOdysseyLosses.entries())
                .flatMap(List::stream)
                .forEach(Dialects::add);
    }

    private Dialects() {}

    private static void add(Entry entry) {
        BY_NAME.put(entry.signature().name(), entry);
        entry.aliases().forEach(alias -> BY_NAME.put(alias, entry));
    }

    /** All names, sorted. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * The entry of a dotted name.
     *
     * @throws InvalidInput if it is unknown; names the closest ones
     */
    public static Entry entry(String name) {
        Entry entry = BY_NAME.get(name);
        if (entry == null) {
            throw InvalidInput.coded("UNKNOWN_CALL", "loss", name, Closest.hint(name, BY_NAME.keySet()));
        }
        return entry;
    }

    /** What a call means. */
    public static Meaning meaning(Call call) {
        return entry(call.name()).meaning(call);
    }
}

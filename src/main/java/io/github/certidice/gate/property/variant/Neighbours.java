package io.github.certidice.gate.property.variant;

import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls that differ from another one in one argument, or in the name. */
final class Neighbours {

    private Neighbours() {}

    /** With another argument; nothing where that means none. */
    static Optional<TestedCall> with(TestedCall tested, String name, Value value) {
        Call call = tested.call();
        Map<String, Value> named = new LinkedHashMap<>(call.named());
        named.put(name, value);
        return tested.other(new Call(call.name(), call.positional(), named));
    }
}

package io.github.certidice.gate.scene;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls with one argument less, as far as they still mean something. */
final class FewerArguments {

    private FewerArguments() {}

    static Stream<TestedCall> of(TestedCall tested) {
        Call call = tested.call();
        Stream<Call> named = call.named().keySet().stream().map(name -> without(call, name));
        Stream<Call> positional = call.positional().isEmpty() ? Stream.empty() : Stream.of(withoutLast(call));
        return Stream.concat(named, positional).flatMap(fewer -> tested(fewer).stream());
    }

    private static Call without(Call call, String name) {
        Map<String, Value> fewer = new LinkedHashMap<>(call.named());
        fewer.remove(name);
        return new Call(call.name(), call.positional(), fewer);
    }

    private static Call withoutLast(Call call) {
        List<Value> fewer = call.positional().subList(0, call.positional().size() - 1);
        return new Call(call.name(), fewer, call.named());
    }

    private static Optional<TestedCall> tested(Call call) {
        try {
            return Optional.of(TestedCall.of(call));
        } catch (InvalidInput refused) {
            return Optional.empty();
        }
    }
}

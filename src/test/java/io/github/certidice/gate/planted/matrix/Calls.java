package io.github.certidice.gate.planted.matrix;

import io.github.certidice.gate.scene.TestedCall;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls under test, each derived once. */
final class Calls {

    private static final Map<String, TestedCall> KNOWN = new ConcurrentHashMap<>();

    private Calls() {}

    static TestedCall of(String call) {
        return KNOWN.computeIfAbsent(call, TestedCall::of);
    }
}

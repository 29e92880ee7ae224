package io.github.certidice.gate.property;

import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import java.util.List;
import java.util.Optional;

/** Something that has to hold of a loss. It has no state: the same trial makes the same experiment. */
public interface Property {

    /** As readers see it. */
    PropertyWords words();

    /** Why it says nothing about a call, whatever the scene; empty where it does say something. */
    default Optional<String> silence(TestedCall call) {
        return Optional.empty();
    }

    /** The same where other losses are asked only if they are among these: a subject may not have more. */
    default Property among(List<TestedCall> calls) {
        return this;
    }

    /** What to ask and how to judge; nothing where it says nothing about this scene. */
    Optional<Experiment> on(Trial trial);
}

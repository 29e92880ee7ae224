package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.TestedCall;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Of which forms of a call a law speaks. */
final class Laws {

    private Laws() {}

    /** The reason, where it speaks of none: that isn't so for any form and its parts. */
    static Optional<String> silence(TestedCall call, String reason, BiPredicate<Form, List<Part>> law) {
        return call.forms().stream().noneMatch(form -> law.test(form, parts(call, form)))
                ? Optional.of(reason)
                : Optional.empty();
    }

    private static List<Part> parts(TestedCall call, Form form) {
        return Part.of(call.oracle().meaning().documented(), form.intake());
    }
}

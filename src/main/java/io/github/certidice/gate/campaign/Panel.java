package io.github.certidice.gate.campaign;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The properties of a campaign beside one of its calls. Which of them say nothing about that call is asked once, not for each
 * trial.
 */
final class Panel {

    /** Nothing for those that are silent. */
    private final List<Optional<Property>> speaking;

    private Panel(List<Optional<Property>> speaking) {
        this.speaking = speaking;
    }

    static Panel of(TestedCall call, List<Property> properties) {
        return new Panel(properties.stream()
                .map(property ->
                        property.silence(call).isPresent() ? Optional.<Property>empty() : Optional.of(property))
                .toList());
    }

    /** By property; nothing where it says nothing. */
    List<Optional<Experiment>> experiments(Trial trial) {
        List<Optional<Experiment>> experiments = new ArrayList<>(speaking.size());
        for (Optional<Property> property : speaking) {
            experiments.add(property.flatMap(some -> experiment(some, trial)));
        }
        return experiments;
    }

    /** A property says nothing of scenes that it would have to bring into a form that the call doesn't take. */
    private static Optional<Experiment> experiment(Property property, Trial trial) {
        try {
            return property.on(trial);
        } catch (InvalidInput refused) {
            return Optional.empty();
        }
    }
}

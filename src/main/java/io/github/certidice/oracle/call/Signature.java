package io.github.certidice.oracle.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a library's constructor or function, with its defaults, in order.
 *
 * @param name dotted
 * @param defaults by parameter
 * @param required parameters without a default
 */
public record Signature(String name, Map<String, Value> defaults, List<String> required) {

    /** What a parameter without a default has in its place. */
    private static final Value.Text REQUIRED = new Value.Text("REQUIRED");

    /** Reads {@code "monai.losses.DiceLoss(sigmoid=False, ...)"}; {@code =REQUIRED} marks a parameter without a default. */
    public static Signature parse(String text) {
        Call call = Call.parse(text);
        List<String> required = new ArrayList<>();
        call.named().forEach((parameter, value) -> {
            if (value.equals(REQUIRED)) {
                required.add(parameter);
            }
        });
        return new Signature(call.name(), call.named(), List.copyOf(required));
    }

    /** The parameters in order. */
    public List<String> parameters() {
        return List.copyOf(defaults.keySet());
    }

    /** As it was parsed. */
    @Override
    public String toString() {
        return new Call(name, List.of(), defaults).toString().replace("'REQUIRED'", "REQUIRED");
    }
}

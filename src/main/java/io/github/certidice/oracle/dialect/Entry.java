package io.github.certidice.oracle.dialect;

import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Signature;
import java.util.List;
import java.util.function.Function;

/**
 * One class or function of a library.
 *
 * @param library its name and version, {@code "MONAI 1.5.0"}
 * @param signature dotted name, parameters and defaults
 * @param aliases other dotted names of the same thing
 * @param translation from arguments to meaning
 */
public record Entry(
        String library, Signature signature, List<String> aliases, Function<Arguments, Meaning> translation) {

    /** Of a signature as {@link Signature#parse} reads it. */
    public static Entry of(
            String library, String signature, Function<Arguments, Meaning> translation, String... aliases) {
        return new Entry(library, Signature.parse(signature), List.of(aliases), translation);
    }

    /** What a call of it means. */
    public Meaning meaning(Call call) {
        return translation.apply(Arguments.of(call, signature));
    }
}

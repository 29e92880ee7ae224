package io.github.certidice.gate.scene;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import java.util.Optional;

/**
 * A call under test.
 *
 * @param call in its library's words
 * @param oracle what it means
 * @param forms the tensors that it takes, at least one
 */
public record TestedCall(Call call, Oracle oracle, List<Form> forms) {

    /** Copies the forms. */
    public TestedCall {
        forms = List.copyOf(forms);
    }

    /**
     * Of a call as a user writes it.
     *
     * @throws InvalidInput where it is unknown or its arguments are wrong, and where no form of tensors is known that it
     *     takes
     */
    public static TestedCall of(String call) {
        return of(Call.parse(call));
    }

    /** Of a call. */
    public static TestedCall of(Call call) {
        Oracle oracle = Oracle.of(call);
        List<Form> forms = Forms.of(oracle, Habits.of(call.name(), oracle.meaning()));
        if (forms.isEmpty()) {
            throw InvalidInput.coded("UNSUPPORTED", "loss", call, "a call that takes tensors of 1 to 256 classes");
        }
        return new TestedCall(call, oracle, forms);
    }

    /** The form that takes scenes of another one. */
    public Optional<Form> formLike(Form other) {
        return forms.stream().filter(form -> form.takesThatOf(other)).findFirst();
    }

    /** As a user would write it. */
    @Override
    public String toString() {
        return call.toString();
    }
}

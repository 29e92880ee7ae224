package io.github.certidice.gate.scene;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A call under test: what it means, and what tensors it takes. */
public final class TestedCall {

    private final Call call;
    private final Oracle oracle;
    private final List<Form> forms;

    /** Known once it was wanted: to derive forms takes longer than to ask a subject. */
    private List<TestedCall> simpler;

    private final Map<Call, Optional<TestedCall>> others = new ConcurrentHashMap<>();

    private TestedCall(Call call, Oracle oracle, List<Form> forms) {
        this.call = call;
        this.oracle = oracle;
        this.forms = List.copyOf(forms);
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

    /** In its library's words. */
    public Call call() {
        return call;
    }

    /** What it means. */
    public Oracle oracle() {
        return oracle;
    }

    /** The tensors that it takes, at least one form; those with few classes first. */
    public List<Form> forms() {
        return forms;
    }

    /** The form that takes scenes of another one. */
    Optional<Form> formLike(Form other) {
        return forms.stream().filter(form -> form.takesThatOf(other)).findFirst();
    }

    /** Calls with one argument less. */
    synchronized List<TestedCall> simpler() {
        if (simpler == null) {
            simpler = FewerArguments.of(this).toList();
        }
        return simpler;
    }

    /** Another call; nothing where that means none. */
    public Optional<TestedCall> other(Call neighbour) {
        return others.computeIfAbsent(neighbour, TestedCall::known);
    }

    private static Optional<TestedCall> known(Call call) {
        try {
            return Optional.of(of(call));
        } catch (InvalidInput refused) {
            return Optional.empty();
        }
    }

    /** As a user would write it. */
    @Override
    public String toString() {
        return call.toString();
    }
}

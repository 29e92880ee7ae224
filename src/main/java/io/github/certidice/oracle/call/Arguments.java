package io.github.certidice.oracle.call;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call, completed by a signature's defaults, and read as what a dialect expects. */
public final class Arguments {

    private final Map<String, Value> values;

    private Arguments(Map<String, Value> values) {
        this.values = values;
    }

    /**
     * Binds a call to a signature.
     *
     * @throws InvalidInput for an argument that the signature lacks, one that is given twice, and a missing one
     */
    public static Arguments of(Call call, Signature signature) {
        Map<String, Value> bound = new LinkedHashMap<>(signature.defaults());
        signature.required().forEach(bound::remove);
        List<String> parameters = signature.parameters();
        if (call.positional().size() > parameters.size()) {
            throw InvalidInput.of(
                    "call", call.positional().size() + " positional arguments", "at most " + parameters.size());
        }
        for (int i = 0; i < call.positional().size(); i++) {
            bound.put(parameters.get(i), call.positional().get(i));
        }
        List<String> taken = parameters.subList(0, call.positional().size());
        call.named().forEach((name, value) -> bind(bound, parameters, taken, name, value));
        requireAll(bound, signature);
        return new Arguments(bound);
    }

    private static void bind(
            Map<String, Value> bound, List<String> parameters, List<String> taken, String name, Value value) {
        if (!parameters.contains(name)) {
            throw InvalidInput.coded(
                    "UNKNOWN_ARGUMENT", name, "an argument of that name", Closest.hint(name, parameters));
        }
        if (taken.contains(name)) {
            throw InvalidInput.of(name, "it twice, once by position", "each argument once");
        }
        bound.put(name, value);
    }

    private static void requireAll(Map<String, Value> bound, Signature signature) {
        for (String name : signature.required()) {
            if (!bound.containsKey(name)) {
                throw InvalidInput.coded("MISSING_ARGUMENT", name, "nothing", "a value: it has no default");
            }
        }
    }

    /** The value as it is. */
    public Value value(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the signature has no parameter " + name);
        }
        return value;
    }

    /** True for None. */
    public boolean isNone(String name) {
        return value(name) instanceof Value.None;
    }

    /** A truth value. */
    public boolean flag(String name) {
        if (value(name) instanceof Value.Flag flag) {
            return flag.value();
        }
        throw invalid(name, "True or False");
    }

    /** A number, exactly. */
    public Rational number(String name) {
        if (value(name).isNumber()) {
            return value(name).number();
        }
        throw invalid(name, "a number");
    }

    /** A number, or nothing for None. */
    public Optional<Rational> optionalNumber(String name) {
        return isNone(name) ? Optional.empty() : Optional.of(number(name));
    }

    /** An integer. */
    public int whole(String name) {
        if (value(name) instanceof Value.Whole whole && whole.value() == (int) whole.value()) {
            return (int) whole.value();
        }
        throw invalid(name, "an integer");
    }

    /** An integer, or nothing for None. */
    public Optional<Integer> optionalWhole(String name) {
        return isNone(name) ? Optional.empty() : Optional.of(whole(name));
    }

    /** A string. */
    public String text(String name) {
        if (value(name) instanceof Value.Text text) {
            return text.value();
        }
        throw invalid(name, "a name in quotes");
    }

    /** One of these strings. */
    public String choice(String name, String... allowed) {
        if (value(name) instanceof Value.Text text && List.of(allowed).contains(text.value())) {
            return text.value();
        }
        throw invalid(name, "one of " + String.join(", ", allowed));
    }

    /** Numbers from a list, a tensor or a single number; nothing for None. */
    public Optional<List<Rational>> numbers(String name) {
        Value value = value(name);
        if (value instanceof Value.None) {
            return Optional.empty();
        }
        if (value instanceof Value.Array array) {
            return Optional.of(finite(name, array.tensor()));
        }
        List<Value> items = value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
        if (!items.stream().allMatch(Value::isNumber)) {
            throw invalid(name, "a list of numbers");
        }
        return Optional.of(items.stream().map(Value::number).toList());
    }

    private static List<Rational> finite(String name, Tensor tensor) {
        double[] numbers = tensor.toDoubles();
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw InvalidInput.of(name, "NaN or infinity", "finite numbers");
        }
        return Arrays.stream(numbers).mapToObj(Rational::of).toList();
    }

    /** Integers from a list or a single one; nothing for None. */
    public Optional<List<Integer>> wholes(String name) {
        return numbers(name).map(list -> list.stream().map(x -> whole(name, x)).toList());
    }

    private int whole(String name, Rational x) {
        if (x.equals(Rational.of(x.intValue()))) {
            return x.intValue();
        }
        throw invalid(name, "integers");
    }

    /** A dictionary as the arguments of another constructor, to which it is handed on. */
    public Arguments nested(String name, Signature signature) {
        if (value(name) instanceof Value.Mapping mapping) {
            return of(new Call(signature.name(), List.of(), mapping.entries()), signature);
        }
        throw invalid(name, "a dictionary, {'argument': value}");
    }

    /** An error about an argument's value. */
    public InvalidInput invalid(String name, String allowed) {
        return InvalidInput.of(name, value(name), allowed);
    }

    /** An error about a value that the library takes and this dialect doesn't. */
    public InvalidInput unsupported(String name, String supported) {
        return InvalidInput.coded("UNSUPPORTED", name, value(name), supported);
    }

    /** Rejects values other than the default of an argument that this dialect doesn't translate. */
    public void requireUntouched(Signature signature, String... names) {
        for (String name : names) {
            if (!value(name).equals(signature.defaults().get(name))) {
                throw unsupported(name, signature.defaults().get(name) + " only");
            }
        }
    }

    /** All of them, defaults included. */
    public Map<String, Value> all() {
        return Collections.unmodifiableMap(values);
    }
}

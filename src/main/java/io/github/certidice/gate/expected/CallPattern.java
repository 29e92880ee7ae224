package io.github.certidice.gate.expected;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.util.List;
import java.util.Map;

/**
 * The calls that an expectation is about:
 *
 * <ul>
 *   <li>{@code monai.losses.DiceLoss}: whatever the arguments;
 *   <li>{@code monai.losses.DiceLoss()}: without arguments;
 *   <li>{@code monai.losses.DiceLoss(sigmoid=True)}: with these alone, in any order;
 *   <li>{@code monai.losses.DiceLoss(sigmoid=True, *)}: with these and any others;
 *   <li>{@code monai.losses.*}: a star in a name stands for any characters.
 * </ul>
 */
public final class CallPattern {

    private static final String ARGUMENT = "call";
    private static final String ALLOWED =
            "library.Loss, library.Loss(argument=value), library.Loss(argument=value, *) or library.*";

    private final String text;
    private final Glob name;
    private final Call arguments;
    private final boolean open;

    private CallPattern(String text, Glob name, Call arguments, boolean open) {
        this.text = text;
        this.name = name;
        this.arguments = arguments;
        this.open = open;
    }

    /**
     * Reads a pattern.
     *
     * @throws InvalidInput where it is none of those forms
     */
    public static CallPattern parse(String text) {
        int parenthesis = text.indexOf('(');
        String name = (parenthesis < 0 ? text : text.substring(0, parenthesis)).strip();
        if (!name.matches("[\\w.*]+")) {
            throw InvalidInput.of(ARGUMENT, '"' + text + '"', ALLOWED);
        }
        return parenthesis < 0
                ? new CallPattern(text, new Glob(name), call(""), true)
                : withArguments(
                        text, new Glob(name), text.substring(parenthesis).strip());
    }

    private static CallPattern withArguments(String text, Glob name, String arguments) {
        String closed = arguments.replaceFirst("[(,]\\s*\\*\\s*\\)$", ")");
        boolean open = !closed.equals(arguments);
        return new CallPattern(text, name, call(closed.equals(")") ? "" : closed), open);
    }

    /** The arguments alone; the name may be no name of a call. */
    private static Call call(String arguments) {
        return Call.parse("loss" + arguments);
    }

    /** True where it is about this call. */
    public boolean matches(String call) {
        Call asked = Call.parse(call);
        return name.matches(asked.name()) && (open ? has(asked) : isSame(asked));
    }

    private boolean isSame(Call asked) {
        return arguments.positional().equals(asked.positional())
                && arguments.named().equals(asked.named());
    }

    private boolean has(Call asked) {
        List<Value> first = arguments.positional();
        List<Value> all = asked.positional();
        return all.size() >= first.size()
                && all.subList(0, first.size()).equals(first)
                && arguments.named().entrySet().stream().allMatch(argument -> has(asked.named(), argument));
    }

    private static boolean has(Map<String, Value> named, Map.Entry<String, Value> argument) {
        return argument.getValue().equals(named.get(argument.getKey()));
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}

package io.github.certidice.sample;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Decimal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A family with its parameters as a token writes them: {@code copy}, {@code blobs(0.3)}, {@code values(0,0.5)}. */
record Call(String name, List<String> arguments) {

    private static final Pattern FORM = Pattern.compile("([a-z]+)(?:\\(([^()]*)\\))?");

    /** Digits that tell all doubles apart. */
    static Call parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw InvalidInput.of("family", '"' + text + '"', "a name, or name(parameter,...)");
        }
        String arguments = matcher.group(2);
        return new Call(matcher.group(1), arguments == null ? List.of() : List.of(arguments.split(",", -1)));
    }

    static String text(String name, double... parameters) {
        return name + "("
                + Arrays.stream(parameters).mapToObj(Decimal::shortest).collect(Collectors.joining(",")) + ")";
    }

    /** The parameters, of which there must be {@code count}. */
    double[] numbers(int count) {
        if (arguments.size() != count) {
            throw InvalidInput.of(name, arguments.size() + " parameters", String.valueOf(count));
        }
        return numbers();
    }

    double[] numbers() {
        return arguments.stream().mapToDouble(this::number).toArray();
    }

    private double number(String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw InvalidInput.of(name, '"' + text + '"', "decimal numbers");
        }
    }

    /** The only parameter. */
    double number() {
        return numbers(1)[0];
    }

    /** The only parameter, an integer. */
    int integer() {
        try {
            return new BigDecimal(text()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw InvalidInput.of(name, '"' + text() + '"', "an integer");
        }
    }

    /** The only parameter, as it stands. */
    String text() {
        if (arguments.size() != 1) {
            throw InvalidInput.of(name, arguments.size() + " parameters", "1");
        }
        return arguments.get(0);
    }

    /** The family, if no parameters are given. */
    <T> T plain(T family) {
        numbers(0);
        return family;
    }

    static double requireProbability(String name, double x) {
        if (!(x >= 0 && x <= 1)) {
            throw InvalidInput.of(name, x, "numbers from 0 to 1");
        }
        return x;
    }

    static void requireInRange(String name, int x, int least, int most) {
        if (x < least || x > most) {
            throw InvalidInput.of(name, x, least + " to " + most);
        }
    }

    /** Parameters of a literal list: at least one, all from 0 to 1. */
    static List<Double> requireProbabilities(String name, List<Double> values) {
        if (values.isEmpty()) {
            throw InvalidInput.of(name, "no numbers", "one per voxel");
        }
        values.forEach(x -> requireProbability(name, x));
        return List.copyOf(values);
    }
}

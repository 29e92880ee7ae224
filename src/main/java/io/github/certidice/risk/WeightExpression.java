package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.Map;

/**
 * A weight as a formula in n, the number of foreground voxels, and d, the number of all voxels, such as {@code 1/(d-n)}: numbers,
 * n, d, + - * /, ^ with an integer exponent, and parentheses. Values are exact.
 */
public final class WeightExpression {

    private static final String ALLOWED =
            "a formula of numbers, n (foreground voxels), d (voxels), + - * / ^ and parentheses, such as 1/(d-n)";
    private static final int LARGEST_EXPONENT = 100;

    private final String text;
    private final Map<Character, Rational> variables;
    private int position;

    private WeightExpression(String text, Map<Character, Rational> variables) {
        this.text = text;
        this.variables = variables;
    }

    /**
     * The value of a formula.
     *
     * @throws InvalidInput where the text is none, or divides by 0
     */
    public static Rational value(String text, int n, int d) {
        WeightExpression expression = new WeightExpression(text, Map.of('n', Rational.of(n), 'd', Rational.of(d)));
        Rational value = expression.sum();
        expression.skipBlanks();
        if (expression.position < text.length()) {
            throw expression.wrong();
        }
        return value;
    }

    private Rational sum() {
        Rational sum = product();
        while (true) {
            if (takes('+')) {
                sum = sum.plus(product());
            } else if (takes('-')) {
                sum = sum.minus(product());
            } else {
                return sum;
            }
        }
    }

    private Rational product() {
        Rational product = power();
        while (true) {
            if (takes('*')) {
                product = product.times(power());
            } else if (takes('/')) {
                product = product.over(nonzero(power()));
            } else {
                return product;
            }
        }
    }

    private Rational nonzero(Rational divisor) {
        if (divisor.signum() == 0) {
            throw InvalidInput.of(
                    "--weights",
                    '"' + text + "\", which divides by 0 at n = " + variables.get('n') + ", d = " + variables.get('d'),
                    "formulas with a value");
        }
        return divisor;
    }

    private Rational power() {
        Rational base = factor();
        if (!takes('^')) {
            return base;
        }
        boolean inverse = takes('-');
        Rational exponent = factor();
        boolean isSmall = exponent.signum() >= 0 && exponent.compareTo(Rational.of(LARGEST_EXPONENT)) <= 0;
        if (!isSmall || !exponent.denominator().equals(BigInteger.ONE)) {
            throw InvalidInput.of(
                    "--weights", '"' + text + "\" with the exponent " + exponent, "integers up to " + LARGEST_EXPONENT);
        }
        Rational power = base.power(exponent.intValue());
        return inverse ? Rational.ONE.over(nonzero(power)) : power;
    }

    private Rational factor() {
        if (takes('-')) {
            return factor().negated();
        }
        if (takes('(')) {
            Rational inner = sum();
            if (!takes(')')) {
                throw wrong();
            }
            return inner;
        }
        char next = position < text.length() ? text.charAt(position) : ' ';
        if (variables.containsKey(next)) {
            position++;
            return variables.get(next);
        }
        return number();
    }

    private Rational number() {
        int start = position;
        while (position < text.length() && "0123456789.".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        try {
            return Rational.parse(text.substring(start, position));
        } catch (NumberFormatException e) {
            position = start;
            throw wrong();
        }
    }

    private boolean takes(char symbol) {
        skipBlanks();
        boolean found = position < text.length() && text.charAt(position) == symbol;
        position += found ? 1 : 0;
        return found;
    }

    private void skipBlanks() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
    }

    private InvalidInput wrong() {
        String rest = position < text.length() ? '"' + text.substring(position) + '"' : "its end";
        return InvalidInput.of("--weights", '"' + text + "\", not understood from " + rest, ALLOWED);
    }
}

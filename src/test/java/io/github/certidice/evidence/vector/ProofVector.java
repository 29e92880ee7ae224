package io.github.certidice.evidence.vector;

import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula at exact arguments, with its exact value.
 *
 * @param formula its name in the proofs, {@code "dice"}
 * @param arguments numbers, masks and lists of probabilities
 * @param value what this library computes
 */
record ProofVector(String formula, List<Object> arguments, Rational value) {

    static ProofVector of(String formula, Rational value, Object... arguments) {
        return new ProofVector(formula, List.of(arguments), value);
    }

    /** A target or prediction, {@code "0110"}. */
    record Bits(String text) {

        String coq() {
            return text.chars().mapToObj(c -> c == '1' ? "true" : "false").collect(Collectors.joining("; ", "[", "]"));
        }
    }

    /** Probabilities. */
    record Values(List<Rational> all) {

        static Values of(Rational... all) {
            return new Values(Arrays.asList(all));
        }

        String coq() {
            return all.stream().map(ProofVector::coq).collect(Collectors.joining("; ", "[", "]"));
        }
    }

    /** {@code dice 1 2 3 = 2/7}. */
    String inCoq() {
        String arguments = this.arguments.stream().map(ProofVector::coq).collect(Collectors.joining(" "));
        return formula + " " + arguments + " = " + plainCoq(value);
    }

    private static String coq(Object argument) {
        if (argument instanceof Bits bits) {
            return bits.coq();
        }
        return argument instanceof Values values ? values.coq() : coq((Rational) argument);
    }

    private static String coq(Rational x) {
        String plain = plainCoq(x);
        return plain.matches("\\d+") ? plain : "(" + plain + ")";
    }

    private static String plainCoq(Rational x) {
        return x.toString().replace("/", " / ");
    }

    /** {@code (= (dice 1.0 2.0 3.0) (/ 2.0 7.0))}; lists are written as the sums that stand for them. */
    String inSmt() {
        String arguments = numbers().stream().map(ProofVector::smt).collect(Collectors.joining(" "));
        return "(= (" + formula + " " + arguments + ") " + smt(value) + ")";
    }

    private static String smt(Rational x) {
        String size = x.abs().toString();
        int slash = size.indexOf('/');
        String positive =
                slash < 0 ? size + ".0" : "(/ " + size.substring(0, slash) + ".0 " + size.substring(slash + 1) + ".0)";
        return x.signum() < 0 ? "(- " + positive + ")" : positive;
    }

    /** All arguments as numbers: of a target and a prediction their counts, of probabilities n, hit and spill. */
    private List<Rational> numbers() {
        List<Rational> numbers = new ArrayList<>();
        List<Bits> masks = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Bits bits) {
                masks.add(bits);
            } else if (argument instanceof Values values) {
                numbers.addAll(sums(masks.get(0).text(), values.all()));
            } else {
                numbers.add((Rational) argument);
            }
        }
        if (masks.size() == 2) {
            numbers.addAll(counts(masks.get(0).text(), masks.get(1).text()));
        }
        return numbers;
    }

    private static List<Rational> counts(String target, String prediction) {
        List<Rational> counts = new ArrayList<>(Collections.nCopies(4, Rational.ZERO));
        for (int i = 0; i < target.length(); i++) {
            int kind = (target.charAt(i) == '1' ? 0 : 1) + (prediction.charAt(i) == target.charAt(i) ? 0 : 2);
            int place = List.of(0, 3, 2, 1).get(kind);
            counts.set(place, counts.get(place).plus(Rational.ONE));
        }
        return counts;
    }

    private static List<Rational> sums(String target, List<Rational> probabilities) {
        Rational n = Rational.ZERO;
        Rational hit = Rational.ZERO;
        Rational spill = Rational.ZERO;
        for (int i = 0; i < target.length(); i++) {
            boolean foreground = target.charAt(i) == '1';
            n = foreground ? n.plus(Rational.ONE) : n;
            hit = foreground ? hit.plus(probabilities.get(i)) : hit;
            spill = foreground ? spill : spill.plus(probabilities.get(i));
        }
        return List.of(n, hit, spill);
    }
}

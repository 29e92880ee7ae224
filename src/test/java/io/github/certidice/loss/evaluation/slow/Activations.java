package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Activation.Softmax.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Activations by their formulas. */
final class Activations {

    private final Digits digits;

    Activations(Digits digits) {
        this.digits = digits;
    }

    List<Chance> of(Activation activation, List<Plain> z) {
        if (activation instanceof Activation.Sigmoid) {
            return z.stream().map(this::sigmoid).toList();
        }
        if (activation instanceof Activation.Softmax softmax) {
            return z.size() > 1 || softmax.single() == Single.ONE ? softmax(z) : single(softmax, z);
        }
        if (activation instanceof Activation.Normalised normalised) {
            return shares(of(normalised.inner(), z).stream().map(Chance::p).toList());
        }
        if (activation instanceof Activation.Clamped clamped) {
            Plain low = Plain.of(clamped.low(), digits);
            Plain high = Plain.of(clamped.high(), digits);
            return each(of(clamped.inner(), z), p -> p.max(low).min(high));
        }
        if (activation instanceof Activation.Threshold threshold) {
            Plain at = Plain.of(threshold.at(), digits);
            return each(of(threshold.inner(), z), p -> Plain.of(p.compareTo(at) > 0 ? 1 : 0, digits));
        }
        return activation instanceof Activation.Argmax
                ? argmax(z)
                : z.stream().map(Chance::of).toList();
    }

    private static List<Chance> each(List<Chance> all, UnaryOperator<Plain> change) {
        return all.stream().map(one -> Chance.of(change.apply(one.p()))).toList();
    }

    private Plain one() {
        return Plain.of(1, digits);
    }

    /** 1 / (1 + e^-z), and 1 minus it is 1 / (1 + e^z). */
    Chance sigmoid(Plain z) {
        return new Chance(one().over(one().plus(z.negated().exp())), one().over(one().plus(z.exp())));
    }

    private List<Chance> single(Activation.Softmax softmax, List<Plain> z) {
        return softmax.single() == Single.SIGMOID ? List.of(sigmoid(z.get(0))) : List.of(Chance.of(z.get(0)));
    }

    List<Chance> softmax(List<Plain> z) {
        return shares(z.stream().map(Plain::exp).toList());
    }

    /** Each number's share in the sum of all, and that of the others. */
    private List<Chance> shares(List<Plain> all) {
        Plain sum = Plain.sum(all, digits);
        List<Chance> shares = new ArrayList<>();
        for (int c = 0; c < all.size(); c++) {
            List<Plain> others = new ArrayList<>(all);
            others.remove(c);
            shares.add(
                    new Chance(all.get(c).over(sum), Plain.sum(others, digits).over(sum)));
        }
        return shares;
    }

    private List<Chance> argmax(List<Plain> z) {
        int best = 0;
        for (int c = 0; c < z.size(); c++) {
            best = z.get(c).compareTo(z.get(best)) > 0 ? c : best;
        }
        int winner = best;
        List<Chance> hard = new ArrayList<>();
        for (int c = 0; c < z.size(); c++) {
            hard.add(Chance.of(Plain.of(c == winner ? 1 : 0, digits)));
        }
        return hard;
    }
}

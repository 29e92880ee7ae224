package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/** Applies an activation to the classes of one voxel. */
final class Activator {

    private final Activation activation;

    /** Of an activation that may depend on the whole prediction. */
    Activator(Activation activation, Tensor prediction) {
        this.activation = resolved(activation, prediction);
    }

    private static Activation resolved(Activation activation, Tensor prediction) {
        if (activation instanceof Activation.ArgmaxOfFloats) {
            return prediction.type().isFloating() ? new Activation.Argmax() : Activation.IDENTITY;
        }
        if (activation instanceof Activation.SigmoidOfLogits) {
            return isProbabilities(prediction) ? Activation.IDENTITY : Activation.SIGMOID;
        }
        if (activation instanceof Activation.Threshold outer) {
            return new Activation.Threshold(resolved(outer.inner(), prediction), outer.at());
        }
        return activation;
    }

    private static boolean isProbabilities(Tensor prediction) {
        for (int i = 0; i < prediction.size(); i++) {
            if (prediction.at(i) < 0 || prediction.at(i) > 1) {
                return false;
            }
        }
        return true;
    }

    /** True where a class's probability depends on its own number only, and is that number. */
    boolean isIdentity() {
        return activation instanceof Activation.Identity;
    }

    List<Probability> apply(Tape tape, List<Variable> z) {
        return apply(activation, tape, z);
    }

    private static List<Probability> apply(Activation activation, Tape tape, List<Variable> z) {
        if (activation instanceof Activation.Sigmoid) {
            return z.stream().<Probability>map(Probability.Logistic::of).toList();
        }
        if (activation instanceof Activation.Softmax softmax) {
            return z.size() == 1 ? single(softmax, tape, z) : Softmax.of(tape, z);
        }
        if (activation instanceof Activation.Clamped clamped) {
            return map(
                    apply(clamped.inner(), tape, z),
                    p -> p.atLeast(clamped.low()).atMost(clamped.high()));
        }
        if (activation instanceof Activation.Threshold threshold) {
            return map(apply(threshold.inner(), tape, z), p -> tape.constant(above(p, threshold.at())));
        }
        if (activation instanceof Activation.Normalised normalised) {
            return normalised(tape, apply(normalised.inner(), tape, z));
        }
        if (activation instanceof Activation.SigmoidOfLog outer) {
            return map(apply(outer.inner(), tape, z), p -> p.over(p.plus(Rational.ONE)));
        }
        return activation instanceof Activation.Argmax ? argmax(tape, z) : map(z);
    }

    private interface Change {
        Variable of(Variable p);
    }

    private static List<Probability> map(List<Probability> all, Change change) {
        return map(all.stream().map(one -> change.of(one.p())).toList());
    }

    private static List<Probability> map(List<Variable> all) {
        return all.stream().map(Probability::of).toList();
    }

    private static List<Probability> single(Activation.Softmax softmax, Tape tape, List<Variable> z) {
        return switch (softmax.single()) {
            case ONE -> map(List.of(tape.constant(Rational.ONE)));
            case LEFT_OUT -> map(z);
            case SIGMOID -> List.of(Probability.Logistic.of(z.get(0)));
        };
    }

    private static Quantity above(Variable p, Rational at) {
        return p.plus(at.negated()).value().step(Rational.ZERO);
    }

    private static List<Probability> normalised(Tape tape, List<Probability> inner) {
        List<Variable> p = inner.stream().map(Probability::p).toList();
        Variable sum = tape.sum(p);
        return map(p.stream().map(one -> one.over(sum)).toList());
    }

    private static List<Probability> argmax(Tape tape, List<Variable> z) {
        int best = 0;
        for (int c = 1; c < z.size(); c++) {
            if (z.get(c).minus(z.get(best)).value().signum() > 0) {
                best = c;
            }
        }
        List<Variable> hard = new ArrayList<>();
        for (int c = 0; c < z.size(); c++) {
            hard.add(tape.constant(c == best ? Rational.ONE : Rational.ZERO));
        }
        return map(hard);
    }
}

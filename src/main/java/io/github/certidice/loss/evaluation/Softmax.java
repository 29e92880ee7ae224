package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/** {@code p_c = e^(z_c) / sum_j e^(z_j)}, by the differences to the largest z, which never overflow. */
final class Softmax {

    private final List<Variable> z;
    private final int largest;
    private final List<Variable> e;
    private final Tape tape;

    private Softmax(Tape tape, List<Variable> z, int largest, List<Variable> e) {
        this.tape = tape;
        this.z = z;
        this.largest = largest;
        this.e = e;
    }

    static List<Probability> of(Tape tape, List<Variable> z) {
        Softmax softmax = of(z, tape);
        List<Probability> all = new ArrayList<>();
        for (int c = 0; c < z.size(); c++) {
            all.add(softmax.new OfClass(c));
        }
        return all;
    }

    private static Softmax of(List<Variable> z, Tape tape) {
        int largest = 0;
        for (int c = 1; c < z.size(); c++) {
            if (z.get(c).value().minus(z.get(largest).value()).signum() > 0) {
                largest = c;
            }
        }
        Variable top = z.get(largest);
        List<Variable> e = new ArrayList<>();
        for (int c = 0; c < z.size(); c++) {
            e.add(
                    c == largest
                            ? tape.constant(Rational.ONE)
                            : z.get(c).minus(top).exp());
        }
        return new Softmax(tape, z, largest, e);
    }

    /** The sum of all e but one; of all for -1. */
    private Variable sumWithout(int c) {
        List<Variable> rest = new ArrayList<>(e);
        if (c >= 0) {
            rest.remove(c);
        }
        return tape.sum(rest);
    }

    private final class OfClass implements Probability {

        private final int c;
        private Variable sum;

        private OfClass(int c) {
            this.c = c;
        }

        private Variable sum() {
            if (sum == null) {
                sum = sumWithout(-1);
            }
            return sum;
        }

        @Override
        public Variable p() {
            return e.get(c).over(sum());
        }

        @Override
        public Variable q() {
            return sumWithout(c).over(sum());
        }

        @Override
        public Variable minusLogP() {
            Variable log = sumWithout(largest).logOnePlus();
            return c == largest ? log : log.plus(z.get(largest).minus(z.get(c)));
        }

        /** log(1 + p / q), in which nothing cancels. */
        @Override
        public Variable minusLogQ() {
            return c == largest && z.size() > 1
                    ? minusLogOfRest()
                    : e.get(c).over(sumWithout(c)).logOnePlus();
        }

        /** With d the lead over the next one and s the sum of the others' e^(z - next): d - log s + log(1 + s e^-d). */
        private Variable minusLogOfRest() {
            List<Variable> others = new ArrayList<>(z);
            others.remove(c);
            Softmax rest = of(others, tape);
            Variable lead = z.get(c).minus(others.get(rest.largest));
            Variable share = rest.sumWithout(-1).times(lead.negated().exp());
            return lead.minus(rest.sumWithout(rest.largest).logOnePlus()).plus(share.logOnePlus());
        }

        @Override
        public Variable logit() {
            return minusLogQ().minus(minusLogP());
        }
    }
}

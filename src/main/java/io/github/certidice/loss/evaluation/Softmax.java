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

    private Variable sum;
    private Variable logSum;

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

    private Variable inverseSum() {
        if (sum == null) {
            sum = sumWithout(-1).inverse();
        }
        return sum;
    }

    /** The logarithm of the sum. */
    private Variable logSum() {
        if (logSum == null) {
            logSum = sumWithout(largest).logOnePlus();
        }
        return logSum;
    }

    private final class OfClass implements Probability {

        private final int c;
        private Variable p;

        private OfClass(int c) {
            this.c = c;
        }

        @Override
        public Variable p() {
            if (p == null) {
                p = sloped(e.get(c).times(inverseSum()));
            }
            return p;
        }

        @Override
        public Variable q() {
            return Doubtful.fromOne(sloped(sumWithout(c).times(inverseSum())));
        }

        @Override
        public Variable minusLogP() {
            Variable minusLog =
                    c == largest ? logSum() : logSum().plus(z.get(largest).minus(z.get(c)));
            return tape.estimates() ? doubtful(minusLog) : minusLog;
        }

        /** Slopes are p_c g_c - p_c sum_j p_j g_j, which cancel. */
        private Variable sloped(Variable x) {
            Variable sloped = x;
            for (int j = 0; tape.estimates() && j < z.size(); j++) {
                Variable size = e.get(c).times(inverseSum());
                sloped = Doubtful.slope(
                        sloped, z.get(j), j == c ? size : size.times(e.get(j).times(inverseSum())));
            }
            return sloped;
        }

        /** As log(sum e^z) - z_c, with slopes p_j = e^(log p_j), less 1 for the class itself. */
        private Variable doubtful(Variable minusLog) {
            Variable log = Doubtful.value(Doubtful.value(minusLog, z.get(largest)), z.get(c));
            for (int j = 0; j < z.size(); j++) {
                Variable share = e.get(j).times(inverseSum());
                log = Doubtful.slope(log, z.get(j), j == c ? tape.constant(Rational.ONE) : share);
                log = Doubtful.slope(log, z.get(j), share.times(z.get(largest)));
                log = Doubtful.slope(log, z.get(j), share.times(z.get(j)));
            }
            return log;
        }

        /** log(1 + p / q), in which nothing cancels. */
        @Override
        public Variable minusLogQ() {
            if (tape.estimates()) {
                return q().log().negated(); // as programs have it
            }
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

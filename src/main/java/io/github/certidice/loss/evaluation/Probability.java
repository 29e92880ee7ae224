package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Rational;

/** The probability of one class at one voxel, with everything about it that terms ask for, free of cancellation. */
interface Probability {

    /** p. */
    Variable p();

    /** 1 - p. */
    Variable q();

    /** -log p. */
    Variable minusLogP();

    /** -log(1 - p). */
    Variable minusLogQ();

    /** log(p / (1 - p)). */
    Variable logit();

    /** Of a number that is itself the probability. */
    static Probability of(Variable p) {
        return new Plain(p, p.complement());
    }

    /**
     * A number that is itself the probability.
     *
     * @param p itself
     * @param q 1 - p
     */
    record Plain(Variable p, Variable q) implements Probability {
        @Override
        public Variable minusLogP() {
            return Doubtful.logOfProbability(p.log(), p, q).negated();
        }

        @Override
        public Variable minusLogQ() {
            return Doubtful.logOfProbability(q.log(), q, p).negated();
        }

        @Override
        public Variable logit() {
            return p.over(q).log();
        }
    }

    /** 1 / (1 + e^-z), by e^-|z|, which never overflows. */
    final class Logistic implements Probability {

        private final Variable z;
        private final boolean positive;
        private final Variable e;
        private Variable larger;
        private Variable smaller;
        private Variable log;

        private Logistic(Variable z, boolean positive, Variable e) {
            this.z = z;
            this.positive = positive;
            this.e = e;
        }

        static Logistic of(Variable z) {
            boolean positive = z.value().signum() >= 0;
            return new Logistic(z, positive, (positive ? z.negated() : z).exp());
        }

        @Override
        public Variable p() {
            return sloped(positive ? larger() : smaller());
        }

        @Override
        public Variable q() {
            return Doubtful.fromOne(sloped(positive ? smaller() : larger()));
        }

        @Override
        public Variable minusLogP() {
            return Doubtful.logOfLogistic(positive ? log() : log().minus(z), z);
        }

        @Override
        public Variable minusLogQ() {
            return Doubtful.logOfLogistic(positive ? log().plus(z) : log(), z);
        }

        @Override
        public Variable logit() {
            return z;
        }

        /** The slope is p (1 - p), with 1 - p as a difference. */
        private Variable sloped(Variable x) {
            return Doubtful.slope(x, z, positive ? larger() : smaller());
        }

        /** 1 / (1 + e). */
        private Variable larger() {
            if (larger == null) {
                larger = e.plus(Rational.ONE).inverse();
            }
            return larger;
        }

        /** e / (1 + e). */
        private Variable smaller() {
            if (smaller == null) {
                smaller = e.times(larger());
            }
            return smaller;
        }

        /** log(1 + e). */
        private Variable log() {
            if (log == null) {
                log = e.logOnePlus();
            }
            return log;
        }
    }
}

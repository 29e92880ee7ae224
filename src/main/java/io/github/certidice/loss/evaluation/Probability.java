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
            return p.log().negated();
        }

        @Override
        public Variable minusLogQ() {
            return q.log().negated();
        }

        @Override
        public Variable logit() {
            return p.over(q).log();
        }
    }

    /**
     * 1 / (1 + e^-z), by e^-|z|, which never overflows.
     *
     * @param z the logit
     * @param positive true where z is at least 0
     * @param e e^-|z|
     */
    record Logistic(Variable z, boolean positive, Variable e) implements Probability {

        static Logistic of(Variable z) {
            boolean positive = z.value().signum() >= 0;
            return new Logistic(z, positive, (positive ? z.negated() : z).exp());
        }

        @Override
        public Variable p() {
            return positive ? larger() : smaller();
        }

        @Override
        public Variable q() {
            return positive ? smaller() : larger();
        }

        @Override
        public Variable minusLogP() {
            return positive ? e.logOnePlus() : e.logOnePlus().minus(z);
        }

        @Override
        public Variable minusLogQ() {
            return positive ? e.logOnePlus().plus(z) : e.logOnePlus();
        }

        @Override
        public Variable logit() {
            return z;
        }

        /** 1 / (1 + e) has the slope -1 / (1 + e)^2 by e. */
        private Variable larger() {
            Variable below = e.plus(Rational.ONE);
            return below.power(Rational.of(-1));
        }

        private Variable smaller() {
            return e.over(e.plus(Rational.ONE));
        }
    }
}

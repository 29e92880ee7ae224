package io.github.certidice.loss.variant;

import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;

/** What libraries make of a soft Dice or Tversky similarity x beside the plain loss 1 - x. */
public enum Reshaping {
    /** {@code -log x}; x &gt; 0. */
    NEGATIVE_LOG {
        @Override
        public Real of(Rational x) {
            return bits -> Elementary.log(x, bits).negated();
        }
    },

    /** {@code log cosh(1 - x)} (Jadon 2020). */
    LOG_COSH {
        @Override
        public Real of(Rational x) {
            return bits -> logCosh(Rational.ONE.minus(x), bits);
        }
    },

    /** {@code (1 - x)^2}, the focal Tversky loss with the exponent 2. */
    SQUARE {
        @Override
        public Real of(Rational x) {
            return Rational.ONE.minus(x).power(2);
        }
    };

    private static final int GUARD_BITS = 8;

    /** The loss that belongs to a similarity. */
    public abstract Real of(Rational similarity);

    /** log((e^u + e^-u) / 2), where the argument of the logarithm is at least 1: errors don't grow. */
    private static Enclosure logCosh(Rational u, int bits) {
        int work = Math.max(bits, 0) + GUARD_BITS;
        Enclosure cosh =
                Elementary.exp(u, work).plus(Elementary.exp(u.negated(), work)).times(Rational.HALF);
        Enclosure low = Elementary.log(cosh.low().max(Rational.ONE), work);
        Enclosure high = Elementary.log(cosh.high(), work);
        return new Enclosure(low.lowUnits(), high.highUnits(), work).coarser(bits);
    }
}

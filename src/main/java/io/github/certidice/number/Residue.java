package io.github.certidice.number;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The image of a number in a finite field, by which enclosures of zero are told from zero.
 *
 * <p>What a loss computes from logits by sums, products and quotients is a rational function of exponentials e^z with
 * dyadic z, that is of one transcendental number t = e^(2^-1074) (Lindemann). Such a number is 0 exactly where the
 * function is 0 identically, and then it is 0 too with any other number in place of t, here one of the field of
 * 2^521 - 1 elements. The converse fails only by coincidence, and it is only asked where an enclosure of hundreds of digits
 * contains 0 as well.
 */
final class Residue {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);
    private static final BigInteger ORDER = MODULUS.subtract(BigInteger.ONE);
    private static final BigInteger STAND_IN = BigInteger.valueOf(0x9e3779b97f4a7c15L >>> 1);

    /** Exponents are multiples of 2^-1074. */
    private static final int FINEST = 1074;

    private Residue() {}

    /** Of a fraction; null where the denominator is a multiple of the modulus. */
    static BigInteger of(Rational x) {
        return over(x.numerator().mod(MODULUS), x.denominator().mod(MODULUS));
    }

    /** Of e^x for a multiple x of 2^-1074; null for other fractions. */
    static BigInteger ofExponential(Rational x) {
        BigInteger below = x.denominator();
        if (below.bitCount() != 1 || below.bitLength() > FINEST + 1) {
            return null;
        }
        BigInteger steps = x.numerator().shiftLeft(FINEST + 1 - below.bitLength());
        return STAND_IN.modPow(steps.mod(ORDER), MODULUS);
    }

    /**
     * Of a function's value at a number of this residue, for functions that no identity is known of: a scrambled number, the
     * same for the same argument, so that equal expressions are seen to be equal.
     */
    static BigInteger ofFunction(String name, BigInteger argument) {
        if (argument == null) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest.digest(argument.toByteArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-512", impossible);
        }
    }

    static BigInteger plus(BigInteger a, BigInteger b) {
        return a == null || b == null ? null : a.add(b).mod(MODULUS);
    }

    static BigInteger negated(BigInteger a) {
        return a == null ? null : a.negate().mod(MODULUS);
    }

    static BigInteger times(BigInteger a, BigInteger b) {
        return a == null || b == null ? null : a.multiply(b).mod(MODULUS);
    }

    static BigInteger over(BigInteger a, BigInteger b) {
        return a == null || b == null || b.signum() == 0
                ? null
                : a.multiply(b.modInverse(MODULUS)).mod(MODULUS);
    }
}

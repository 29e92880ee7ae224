package io.github.certidice.number;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The image of a number in a finite field, by which enclosures of zero are told from zero.
 *
 * <p>What a loss computes from logits by sums, products and quotients is a rational function of exponentials e^z with
 * dyadic z, that is of one transcendental number t = e^(2^-1074). Such a number is 0 exactly where the function is 0
 * identically, so also with a number of large order in place of t. Logarithms, roots and other exponentials are taken for
 * further unknowns, one for each argument: equal ones cancel, and what holds between different ones isn't seen. The
 * converse fails only by a coincidence modulo a prime of 512 bits, and it is only asked where an enclosure of hundreds of
 * digits contains 0 as well.
 */
final class Residue {

    /**
     * The first safe prime from pi/4 2^512 on, so that 2 has a large order too: modulo 2^521 - 1, say, all powers of two
     * that are 521 apart would be equal.
     */
    private static final BigInteger MODULUS = new BigInteger(
            "c90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22"
                    + "514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d535a77",
            16);

    private static final BigInteger ORDER = MODULUS.subtract(BigInteger.ONE);
    private static final BigInteger GENERATOR = BigInteger.valueOf(0x9e3779b97f4a7c15L >>> 1);

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
        return GENERATOR.modPow(steps.mod(ORDER), MODULUS);
    }

    /** Of log(x) by the image of x. */
    static BigInteger ofLogarithm(BigInteger x) {
        return BigInteger.ONE.equals(x) ? BigInteger.ZERO : unknown("log", x);
    }

    /** Of e^x by the image of x, where {@link #ofExponential(Rational)} doesn't tell. */
    static BigInteger ofExponential(BigInteger x) {
        return unknown("exp", x);
    }

    /** Of x^y by the image of x: a whole power, times an unknown for the rest of y. */
    static BigInteger ofPower(BigInteger x, Rational y) {
        if (x == null || x.signum() == 0) {
            return null;
        }
        BigInteger whole = y.floor();
        Rational rest = y.minus(Rational.of(whole, BigInteger.ONE));
        BigInteger power = x.modPow(whole.mod(ORDER), MODULUS);
        return rest.signum() == 0 ? power : times(power, unknown("power " + rest, x));
    }

    /** A number that depends on the function and its argument, and on nothing else. */
    private static BigInteger unknown(String function, BigInteger x) {
        if (x == null) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(function.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest.digest(x.toByteArray())).mod(MODULUS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
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

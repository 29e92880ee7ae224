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
 * function is 0 identically, and then it is 0 too with any other number in place of t, here one of a field whose size is
 * a prime of 256 bits. The converse fails only by coincidence, and it is only asked where an enclosure of hundreds of
 * digits contains 0 as well.
 */
final class Residue {

    /**
     * The first safe prime from pi/4 2^256 on: powers of two are as good as all different. Modulo a Mersenne prime such as
     * 2^521 - 1 all that are 521 apart are equal, and their differences would be taken for 0.
     */
    static final BigInteger MODULUS =
            new BigInteger("c90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b13ed03", 16);

    private static final BigInteger ORDER = MODULUS.subtract(BigInteger.ONE);
    static final BigInteger STAND_IN = BigInteger.valueOf(0x9e3779b97f4a7c15L >>> 1);

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
        return Powers.of(steps.mod(ORDER));
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
            return new BigInteger(1, digest.digest(argument.toByteArray())).mod(MODULUS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-512", impossible);
        }
    }

    /** Of x^y by the residue of x: a whole power, times a scrambled number for the rest of y. */
    static BigInteger ofPower(BigInteger x, Rational y) {
        if (x == null || x.signum() == 0) {
            return null;
        }
        BigInteger whole = y.floor();
        Rational rest = y.minus(Rational.of(whole, BigInteger.ONE));
        BigInteger power = x.modPow(whole.mod(ORDER), MODULUS);
        return rest.signum() == 0 ? power : times(power, ofFunction("power " + rest, x));
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

    /**
     * Powers of the stand-in, a product of one factor for each byte of the exponent: every exponential of every voxel asks for
     * one, and squaring and multiplying bit by bit takes several times as long.
     */
    static final class Powers {

        private static final int BYTES = 32;
        private static final int VALUES = 256;

        /** {@code OF_BYTE[i][k]} is the stand-in to the power k 256^i. */
        private static final BigInteger[][] OF_BYTE = new BigInteger[BYTES][VALUES];

        static {
            BigInteger first = STAND_IN;
            for (BigInteger[] ofByte : OF_BYTE) {
                ofByte[0] = BigInteger.ONE;
                for (int k = 1; k < VALUES; k++) {
                    ofByte[k] = times(ofByte[k - 1], first);
                }
                first = times(ofByte[VALUES - 1], first);
            }
        }

        private Powers() {}

        /** For an exponent from 0 to less than the order. */
        static BigInteger of(BigInteger exponent) {
            byte[] bytes = exponent.toByteArray();
            BigInteger power = BigInteger.ONE;
            for (int i = 0; i < Math.min(bytes.length, BYTES); i++) {
                int k = Byte.toUnsignedInt(bytes[bytes.length - 1 - i]);
                power = k == 0 ? power : times(power, OF_BYTE[i][k]);
            }
            return power;
        }
    }
}

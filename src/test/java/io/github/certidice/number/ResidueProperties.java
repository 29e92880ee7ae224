package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Residues go with the arithmetic of the numbers that they are of. */
@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class ResidueProperties {

    @Property(tries = 300)
    void residues_of_results_are_results_of_residues(@ForAll Rational x, @ForAll Rational y) {
        BigInteger a = Residue.of(x);
        BigInteger b = Residue.of(y);

        assertThat(Residue.plus(a, b)).isEqualTo(Residue.of(x.plus(y)));
        assertThat(Residue.times(a, b)).isEqualTo(Residue.of(x.times(y)));
        assertThat(Residue.negated(a)).isEqualTo(Residue.of(x.negated()));
        if (y.signum() != 0) {
            assertThat(Residue.over(a, b)).isEqualTo(Residue.of(x.over(y)));
        }
    }

    @Property(tries = 200)
    void only_zero_has_the_residue_of_zero(@ForAll Rational x) {
        assertThat(Residue.of(x).signum() == 0).isEqualTo(x.signum() == 0);
    }

    @Property(tries = 200)
    void exponentials_of_sums_are_products(@ForAll double x, @ForAll double y) {
        Rational a = Rational.of(x);
        Rational b = Rational.of(y);

        assertThat(Residue.ofExponential(a.plus(b)))
                .isEqualTo(Residue.times(Residue.ofExponential(a), Residue.ofExponential(b)));
        if (x != y) {
            assertThat(Residue.ofExponential(a)).isNotEqualTo(Residue.ofExponential(b));
        }
    }

    @Property(tries = 200)
    void powers_by_bytes_are_powers(@ForAll @Size(max = 31) byte[] exponent) {
        BigInteger e = new BigInteger(1, exponent);
        BigInteger last = Residue.MODULUS.subtract(BigInteger.TWO);

        assertThat(Residue.Powers.of(e)).isEqualTo(Residue.STAND_IN.modPow(e, Residue.MODULUS));
        assertThat(Residue.Powers.of(last.subtract(e)))
                .isEqualTo(Residue.STAND_IN.modPow(last.subtract(e), Residue.MODULUS));
    }

    @Example
    void the_modulus_is_a_safe_prime() {
        assertThat(Residue.MODULUS.isProbablePrime(100)).isTrue();
        assertThat(Residue.MODULUS.shiftRight(1).isProbablePrime(100)).isTrue();
    }

    @Property(tries = 200)
    void powers_add_exponents(@ForAll Rational x) {
        BigInteger residue = Residue.of(x);
        if (x.signum() != 0) {
            BigInteger half = Residue.ofPower(residue, Rational.HALF);
            assertThat(Residue.ofPower(residue, Rational.of(5, 2)))
                    .isEqualTo(Residue.times(half, Residue.times(residue, residue)));
            assertThat(Residue.ofPower(residue, Rational.of(-3))).isEqualTo(Residue.of(x.power(-3)));
        }
    }

    @Example
    void what_is_unknown_stays_unknown() {
        assertThat(Residue.ofExponential(Rational.of(1, 3))).isNull();
        assertThat(Residue.plus(null, BigInteger.ONE)).isNull();
        assertThat(Residue.times(BigInteger.ONE, null)).isNull();
        assertThat(Residue.over(BigInteger.ONE, BigInteger.ZERO)).isNull();
        assertThat(Residue.negated(null)).isNull();
        assertThat(Residue.ofFunction("log", null)).isNull();
        assertThat(Residue.ofPower(BigInteger.ZERO, Rational.HALF)).isNull();
    }

    @Example
    void powers_of_two_are_different() {
        BigInteger one = Residue.of(Rational.ONE);
        for (int power = 1; power < 3000; power++) {
            assertThat(Residue.of(Rational.of(BigInteger.ONE, -power))).isNotEqualTo(one);
        }
    }

    @Example
    void functions_of_one_number_are_told_apart() {
        BigInteger three = BigInteger.valueOf(3);

        assertThat(Residue.ofFunction("log", three))
                .isEqualTo(Residue.ofFunction("log", three))
                .isNotEqualTo(Residue.ofFunction("exp", three))
                .isNotEqualTo(Residue.ofFunction("log", BigInteger.TWO));
        assertThat(Residue.ofFunction("log", null)).isNull();
        assertThat(Residue.plus(null, three)).isNull();
        assertThat(Residue.plus(three, null)).isNull();
    }

    @Example
    void exponentials_of_coarse_numbers_alone_have_residues() {
        assertThat(Residue.ofExponential(Rational.of(1, 3))).isNull();
        assertThat(Residue.ofExponential(Rational.of(BigInteger.ONE, -1074))).isNotNull();
        assertThat(Residue.ofExponential(Rational.of(BigInteger.ONE, -1075))).isNull();
    }
}

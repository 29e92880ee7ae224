package io.github.certidice.claim.ledger.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.number.Rational;
import io.github.certidice.sample.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistancePowerTest {

    /** 1/3 + 1/3 against 1: 2 (1/3)^p >= 1 where 3^p <= 2, and 3^12 = 531441 > 2^19 = 524288. */
    @ParameterizedTest
    @CsvSource({
        "5/8, 1/3, 1/3, 1, 1",
        "12/19, 1/3, 1/3, 1, -1",
        "53/84, 1/3, 1/3, 1, -1",
        "306/485, 1/3, 1/3, 1, 1",
        "1/2, 1/4, 1/4, 1, 0",
        "1/2, 1/9, 4/9, 1, 0",
        "1/2, 2/9, 2/9, 8/9, 0",
        "2/3, 1/27, 0, 1/27, 0",
        "2/3, 0, 1/2, 1/3, 1",
        "2/3, 0, 1/3, 1/2, -1",
        "2/3, 1/2, 1/2, 0, 1",
        "2/3, 0, 0, 0, 0"
    })
    void a_detour_against_the_direct_way(String p, String first, String second, String direct, int sign) {
        assertThat(DistancePower.of(Rational.parse(p)).signOfDetour(sides(first, second, direct)))
                .isEqualTo(sign);
    }

    private static TriangleSides sides(String first, String second, String direct) {
        return new TriangleSides(Rational.parse(first), Rational.parse(second), Rational.parse(direct));
    }

    /** With p = log 2/log 3: 2/3 is too far, since (1/3)^p = 1/2 and (2/3)^p = 2^p/2 = 0.774. */
    @ParameterizedTest
    @CsvSource({
        "1/3, 1/3, 1, 0",
        "1/3, 1/3, 999/1000, 1",
        "333/1000, 1/3, 1, -1",
        "1/6, 1/6, 1/2, 0",
        "1/3, 1/9, 2/3, -1",
        "1/3, 1/5, 2/3, 1"
    })
    void the_exponent_that_takes_one_third_to_one_half(String first, String second, String direct, int sign) {
        assertThat(DistancePower.logThreeOfTwo().signOfDetour(sides(first, second, direct)))
                .isEqualTo(sign);
    }

    /** Against doubles, where they are clear. */
    @Test
    void random_triangles_with_random_exponents() {
        SplitMix64 random = SplitMix64.of(7);
        int[] seen = new int[3];
        for (int i = 0; i < 2_000; i++) {
            Rational p = Rational.of(1 + random.nextInt(10), 11);
            TriangleSides sides = new TriangleSides(fraction(random), fraction(random), fraction(random));
            double detour = power(sides.first(), p) + power(sides.second(), p) - power(sides.direct(), p);
            if (Math.abs(detour) > 1e-9) {
                int sign = DistancePower.of(p).signOfDetour(sides);
                assertThat(sign).as("%s, p = %s", sides, p).isEqualTo((int) Math.signum(detour));
                seen[sign + 1]++;
            }
        }
        assertThat(seen[0]).isGreaterThan(50);
        assertThat(seen[2]).isGreaterThan(1_000);
    }

    private static Rational fraction(SplitMix64 random) {
        return Rational.of(1 + random.nextInt(40), 41);
    }

    private static double power(Rational x, Rational p) {
        return Math.pow(x.doubleValue(), p.doubleValue());
    }
}

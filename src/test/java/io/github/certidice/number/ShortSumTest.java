package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortSumTest {

    @Test
    void isWhatExactSumIs() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            ShortSum few = new ShortSum();
            ExactSum many = new ExactSum();
            for (int term = 0; term < 20; term++) {
                double x = Math.scalb(random.nextDouble() - 0.5, random.nextInt(2000) - 1000);
                double y = Math.scalb(random.nextDouble() - 0.5, -random.nextInt(1000));
                few.add(x);
                many.add(x);
                few.addProduct(x, y);
                many.addProduct(x, y);
            }
            assertThat(few.value()).isEqualTo(many.value());
        }
    }

    @Test
    void takesTheExtremes() {
        ShortSum sum = new ShortSum();
        assertThat(sum.value()).isEqualTo(Rational.ZERO);
        sum.add(Double.MAX_VALUE);
        sum.add(Double.MIN_VALUE);
        sum.add(-0.0);
        sum.add(-Double.MAX_VALUE);
        assertThat(sum.value()).isEqualTo(Rational.of(Double.MIN_VALUE));
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShortSum().add(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShortSum().addProduct(1, Double.POSITIVE_INFINITY));
    }
}

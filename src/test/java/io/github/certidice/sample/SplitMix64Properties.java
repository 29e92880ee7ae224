package io.github.certidice.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SplitMix64Properties {

    /** The JDK's class is the same algorithm for the longs of a root generator. */
    @Property
    void agrees_with_the_generator_of_the_jdk(@ForAll long seed) {
        SplitMix64 ours = SplitMix64.of(seed);
        SplittableRandom jdk = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            assertThat(ours.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Property
    void case_i_is_the_output_i_of_a_sequence(@ForAll long seed, @ForAll @IntRange(max = 20) int index) {
        SplitMix64 cases = SplitMix64.of(SplitMix64.of(seed).nextLong());
        for (int i = 0; i < index; i++) {
            cases.nextLong();
        }
        assertThat(SplitMix64.derive(seed, index)).isEqualTo(cases.nextLong());
    }

    @Property
    void doubles_are_below_1(@ForAll long seed) {
        assertThat(SplitMix64.of(seed).nextDouble()).isBetween(0.0, Math.nextDown(1.0));
    }

    @Property
    void integers_are_below_the_bound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
        assertThat(SplitMix64.of(seed).nextInt(bound)).isBetween(0, bound - 1);
    }
}

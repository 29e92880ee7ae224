package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Every loss of the registry keeps every promise of {@link LossContract}; a new loss needs no code here. */
class LossContractProperties {

    @Property(tries = 8000, shrinking = ShrinkingMode.OFF)
    void every_loss_keeps_every_promise(
            @ForAll("losses") Candidate loss, @ForAll LossContract promise, @ForAll("seeds") long seed) {
        promise.check(loss, seed);
    }

    @Provide
    Arbitrary<Candidate> losses() {
        return Arbitraries.of(LossRegistry.all()).map(Candidate::of);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.randomValue(java.util.Random::nextLong);
    }

    @Example
    void there_are_losses_and_their_names_differ() {
        assertThat(LossRegistry.all()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(LossRegistry.all()).extracting(Loss::name).doesNotHaveDuplicates();
    }
}

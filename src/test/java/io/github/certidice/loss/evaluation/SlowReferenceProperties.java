package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.slow.Agreement;
import io.github.certidice.loss.evaluation.slow.RandomLosses;
import io.github.certidice.loss.evaluation.slow.RandomLosses.Question;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Values and gradients against plain decimal arithmetic and differences, bit for bit. */
class SlowReferenceProperties {

    @Property(tries = 40)
    void overlap_losses_are_correctly_rounded(@ForAll long seed) {
        check(RandomLosses.overlap(seed));
    }

    @Property(tries = 40)
    void lovasz_losses_are_correctly_rounded(@ForAll long seed) {
        check(RandomLosses.lovasz(seed));
    }

    @Property(tries = 40)
    void matthews_losses_are_correctly_rounded(@ForAll long seed) {
        check(RandomLosses.matthews(seed));
    }

    @Property(tries = 40)
    void pixelwise_losses_are_correctly_rounded(@ForAll long seed) {
        check(RandomLosses.pixelwise(seed));
    }

    @Property(tries = 20)
    void sums_of_losses_are_correctly_rounded(@ForAll long seed) {
        check(RandomLosses.compound(seed));
    }

    private static void check(Question question) {
        Agreement.check(question.loss(), question.tensors());
    }
}

package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;

/**
 * Which classes a Lovász-softmax loss averages: those present in the target, all, or some.
 *
 * @param channels that count
 * @param empty what happens to absent ones
 */
record LovaszClasses(Channels channels, EmptyRule empty) {

    /** Of {@code 'present'}, {@code 'all'} or a list. */
    static LovaszClasses of(Arguments a, String name) {
        if (a.value(name) instanceof Value.Text) {
            boolean present = a.choice(name, "present", "all").equals("present");
            return new LovaszClasses(Channels.ALL, present ? EmptyRule.PRESENT : EmptyRule.FORMULA);
        }
        if (a.value(name) instanceof Value.Sequence) {
            return new LovaszClasses(Channels.only(a.wholes(name).orElseThrow()), EmptyRule.FORMULA);
        }
        throw a.invalid(name, "'present', 'all' or a list of classes");
    }
}

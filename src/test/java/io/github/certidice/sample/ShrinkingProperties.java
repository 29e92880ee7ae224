package io.github.certidice.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/** Planted false properties: jqwik must find each wrong, and end in a case that one can read. */
class ShrinkingProperties {

    @Property(edgeCases = EdgeCasesMode.NONE)
    @PerProperty(EndsIn.OneWrongVoxel.class)
    void all_voxels_are_right(@ForAll Recipe recipe) {
        Pair pair = recipe.pair();
        assertThat(voxels(pair))
                .allMatch(v -> pair.target().at(v) == pair.prediction().at(v));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @PerProperty(EndsIn.OneTie.class)
    void no_two_predictions_tie(@ForAll Recipe recipe) {
        Pair pair = recipe.pair();
        assertThat(voxels(pair).map(v -> pair.prediction().at(v))).doesNotHaveDuplicates();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @PerProperty(EndsIn.OneOfEach.class)
    void right_foreground_never_comes_with_both_mistakes(@ForAll MaskPair masks) {
        Confusion confusion = masks.confusion();
        assertThat(confusion.tp() * confusion.fp() * confusion.fn()).isZero();
    }

    @Property(edgeCases = EdgeCasesMode.FIRST)
    @PerProperty(EndsIn.OneEmptyVoxel.class)
    void the_target_is_never_empty(@ForAll Recipe recipe) {
        Pair pair = recipe.pair();
        assertThat(voxels(pair)).anyMatch(v -> pair.target().at(v) > 0);
    }

    private static Stream<Integer> voxels(Pair pair) {
        return IntStream.range(0, pair.size()).boxed();
    }

    /** Turns the failure that is expected into success, and success into failure. */
    private abstract static class EndsIn implements PerProperty.Lifecycle {

        private final List<String> tokens;

        EndsIn(String... tokens) {
            this.tokens = List.of(tokens);
        }

        @Override
        public void onSuccess() {
            throw new AssertionError("the planted mistake was not found");
        }

        @Override
        public PropertyExecutionResult onFailure(PropertyExecutionResult result) {
            Object shrunk = result.falsifiedParameters().orElseThrow().get(0);
            assertThat(tokens).contains(shrunk.toString());
            return result.mapToSuccessful();
        }

        static final class OneWrongVoxel extends EndsIn {
            OneWrongVoxel() {
                super("r1:1:bits(0):values(1):0", "r1:1:bits(1):values(0):0");
            }
        }

        static final class OneTie extends EndsIn {
            OneTie() {
                super("r1:2:bits(00):values(0,0):0");
            }
        }

        static final class OneOfEach extends EndsIn {
            OneOfEach() {
                super("m1:3:3:5", "m1:3:3:6", "m1:3:5:3", "m1:3:5:6", "m1:3:6:3", "m1:3:6:5");
            }
        }

        static final class OneEmptyVoxel extends EndsIn {
            OneEmptyVoxel() {
                super("r1:1:bits(0):values(0):0");
            }
        }
    }
}

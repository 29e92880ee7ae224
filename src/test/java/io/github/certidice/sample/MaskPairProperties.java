package io.github.certidice.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MaskPairProperties {

    private static final long CASES = 10_000;

    @Property
    void token_reads_back(@ForAll MaskPair masks) {
        assertThat(MaskPair.parse(masks.token())).isEqualTo(masks);
    }

    @Property
    void counts_are_those_of_the_masks(@ForAll MaskPair masks) {
        Pair pair = masks.pair();
        Mask predicted = pair.prediction().above(0.5);
        assertThat(masks.confusion()).isEqualTo(predicted.against((Mask) pair.target()));
    }

    @Property(tries = 200)
    void simpler_is_less_complex(@ForAll MaskPair masks) {
        assertThat(masks.simpler()).allMatch(simpler -> simpler.complexity() < masks.complexity());
    }

    @Example
    void empty_full_nested_disjoint_and_equal_masks_are_drawn_often() {
        assertThat(share(c -> c.isBothEmpty())).isGreaterThan(0.02);
        assertThat(share(c -> c.foreground() == 0 && c.predicted() > 0)).isGreaterThan(0.02);
        assertThat(share(c -> c.predicted() == 0 && c.foreground() > 0)).isGreaterThan(0.02);
        assertThat(share(c -> c.foreground() == c.voxels())).isGreaterThan(0.05);
        assertThat(share(c -> c.fp() == 0 && c.fn() > 0 && c.tp() > 0)).isGreaterThan(0.05);
        assertThat(share(c -> c.fn() == 0 && c.fp() > 0 && c.tp() > 0)).isGreaterThan(0.05);
        assertThat(share(c -> c.tp() == 0 && c.fp() > 0 && c.fn() > 0)).isGreaterThan(0.05);
        assertThat(share(c -> c.fp() + c.fn() == 0 && c.tp() > 0)).isGreaterThan(0.02);
        assertThat(share(c -> c.tp() > 0 && c.fp() > 0 && c.fn() > 0 && c.tn() > 0))
                .isGreaterThan(0.2);
    }

    @Example
    void every_density_is_drawn() {
        assertThat(confusions()
                        .filter(c -> c.voxels() == 64)
                        .map(Confusion::foreground)
                        .distinct())
                .hasSize(65);
        assertThat(confusions()
                        .filter(c -> c.voxels() == 64)
                        .map(Confusion::predicted)
                        .distinct())
                .hasSize(65);
    }

    private static double share(Predicate<Confusion> kind) {
        return confusions().filter(kind).count() / (double) CASES;
    }

    private static Stream<Confusion> confusions() {
        return LongStream.range(0, CASES).mapToObj(i -> MaskPairs.of(1, i).confusion());
    }

    /** A token that was printed once must mean the same case forever, and so must a place in a campaign. */
    @Example
    void cases_of_a_campaign_never_change() {
        assertThat(LongStream.range(0, 3).mapToObj(i -> MaskPairs.of(1, i).token()))
                .containsExactly(
                        "m1:53:dedf1bfabdf7c:dedf1bfab5e6c",
                        "m1:64:1105fbb79fcdff47:a6ea0040603200b0",
                        "m1:64:dbea01c45252e5b3:43aa00840210e511");
        String all = LongStream.range(0, 1000)
                .mapToObj(i -> MaskPairs.of(1, i).token())
                .collect(Collectors.joining("\n"));
        assertThat(all.hashCode()).isEqualTo(511224996);
    }

    @Example
    void other_tokens_are_refused() {
        Stream.of("", "m1:4:6", "m2:4:6:3", "m1:0:0:0", "m1:65:0:0", "m1:4:10:0", "m1:4:x:0", "m1:x:0:0")
                .forEach(token -> assertThatExceptionOfType(InvalidInput.class)
                        .isThrownBy(() -> MaskPair.parse(token))
                        .withMessageStartingWith("replay: found \"" + token + "\""));
    }
}

package io.github.certidice.claim.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.Tightness;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every claim on a few of the cases that it is checked on at length elsewhere: small, random, extreme and optimised ones. */
class FewCasesTest {

    private static final int SMALL = 7;
    private static final int MOST_SMALL = 10_000;
    private static final int RANDOM = 50;
    private static final int MEMBERS = 12;
    private static final int POINTS = 20;

    static Stream<Claim> laws() {
        return Catalogue.of(Formulas.reference()).claims().stream().filter(claim -> !claim.isLiteralReading());
    }

    static Stream<Claim> readings() {
        return Catalogue.of(Formulas.reference()).claims().stream().filter(Claim::isLiteralReading);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void a_law_holds_in_every_case_of_its_domain(Claim claim) {
        List<Case> cases = cases(claim, SMALL);

        assertThat(cases).as("cases of %s", claim.slug()).isNotEmpty();
        assertThat(cases)
                .allSatisfy(one -> assertThat(claim.law().of(one))
                        .as("%s in %s", claim.slug(), one)
                        .matches(Measurement::holds, "holds"));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void a_false_reading_fails_in_some_case(Claim claim) {
        assertThat(isBroken(cases(claim, SMALL), claim) || isBroken(cases(claim, Integer.MAX_VALUE), claim))
                .as("a counterexample to %s", claim.slug())
                .isTrue();
    }

    private static boolean isBroken(List<Case> cases, Claim claim) {
        return cases.stream().anyMatch(one -> !claim.law().of(one).holds());
    }

    static Stream<Claim> attained() {
        return Catalogue.of(Formulas.reference()).claims().stream()
                .filter(claim -> claim.tightness().kind() == Tightness.Kind.ATTAINED);
    }

    @ParameterizedTest
    @MethodSource("attained")
    void a_witness_attains_the_limit(Claim claim) {
        Case witness = claim.tightness().witness().orElseThrow();

        assertThat(claim.domain().contains(witness)).isTrue();
        assertThat(claim.law().of(witness).slack(claim.tightness().side()).asRational())
                .as("slack of %s in %s", claim.slug(), witness)
                .hasValueSatisfying(slack -> assertThat(slack.signum()).isZero());
    }

    private static List<Case> cases(Claim claim, int size) {
        List<Case> all = new ArrayList<>();
        Consumer<Case> add = one -> {
            if (claim.domain().contains(one)) {
                all.add(one);
            }
        };
        Domain domain = claim.domain();
        domain.enumeration().ifPresent(enumeration -> small(enumeration, size, add));
        domain.sampler()
                .ifPresent(sampler -> IntStream.range(0, RANDOM)
                        .mapToObj(i -> sampler.sample(1, i))
                        .forEach(add));
        domain.families()
                .forEach(family -> IntStream.range(0, Math.min(Math.max(MEMBERS, size), family.members()))
                        .mapToObj(family.member()::apply)
                        .forEach(add));
        domain.space().ifPresent(space -> points(space, add));
        return all;
    }

    private static void small(Domain.Enumeration enumeration, int size, Consumer<Case> add) {
        int limit = Math.min(size, enumeration.limit(Budget.QUICK));
        int[] room = {MOST_SMALL};
        for (int shard = 0; shard < enumeration.shards(limit) && room[0] > 0; shard++) {
            enumeration.forEach(limit, shard, one -> {
                if (room[0]-- > 0) {
                    add.accept(one);
                }
            });
        }
    }

    private static void points(Domain.SearchSpace space, Consumer<Case> add) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < POINTS; i++) {
            space.decode().apply(random.doubles(space.dimension()).toArray()).ifPresent(add);
        }
    }
}

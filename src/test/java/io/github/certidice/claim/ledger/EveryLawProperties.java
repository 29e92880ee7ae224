package io.github.certidice.claim.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.sample.MaskPair;
import io.github.certidice.sample.Recipe;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws that speak of one pair, on generated pairs: a failure shrinks to a few voxels. */
class EveryLawProperties {

    private static final List<Claim> LAWS = Catalogue.reference().claims().stream()
            .filter(claim -> !claim.isLiteralReading() && claim.domain().data().isPresent())
            .toList();

    @Property(tries = 500)
    void every_law_of_counts_holds_on_every_pair_of_masks(@ForAll MaskPair masks) {
        check(masks.pair(), Optional.of(masks.confusion()));
    }

    @Property(tries = 300)
    void every_law_of_probabilities_holds_on_every_pair(@ForAll Recipe recipe) {
        check(recipe.pair(), Optional.empty());
    }

    private static void check(Pair pair, Optional<Confusion> counts) {
        for (Claim claim : LAWS) {
            Optional<Case> example = claim.domain().data().orElseThrow().of(pair, counts);
            example.filter(claim.domain()::contains)
                    .ifPresent(c -> assertThat(claim.law().of(c))
                            .as("%s: %s", claim.slug(), claim.statement().words())
                            .matches(Measurement::holds, "holds"));
        }
    }
}

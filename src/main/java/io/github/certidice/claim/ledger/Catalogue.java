package io.github.certidice.claim.ledger;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.ledger.calculus.ConvexityLaws;
import io.github.certidice.claim.ledger.calculus.ConvexityLimits;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.claim.ledger.scores.FiniteSizeLaws;
import io.github.certidice.claim.ledger.scores.MeanLaws;
import io.github.certidice.claim.ledger.scores.TverskyLaws;
import io.github.certidice.claim.ledger.scores.TverskyWeightLaws;
import io.github.certidice.claim.ledger.softlabels.JaccardMetricLaws;
import io.github.certidice.claim.ledger.softlabels.SoftLabelLaws;
import io.github.certidice.claim.ledger.surrogates.LovaszLaws;
import io.github.certidice.claim.ledger.surrogates.SmoothingLaws;
import io.github.certidice.claim.ledger.surrogates.SurrogateLaws;
import io.github.certidice.claim.ledger.weighting.HammingLaws;
import io.github.certidice.claim.ledger.weighting.HammingMinimaxLaws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The ledger of laws, in the order in which reports print it. */
public final class Catalogue {

    /**
     * Claims about one thing, which reports print together.
     *
     * @param title a heading
     * @param claims in the order in which reports print them
     */
    public record Section(String title, List<Claim> claims) {}

    private final List<Section> sections;

    private Catalogue(Section... sections) {
        this.sections = List.of(sections);
    }

    /** All claims, about the formulas of this library. */
    public static Catalogue reference() {
        return of(Formulas.reference());
    }

    /** All claims, about these formulas. */
    public static Catalogue of(Formulas formulas) {
        return new Catalogue(
                new Section("Dice and Jaccard", new DiceJaccardLaws(formulas).claims()),
                new Section("Images of a given number of voxels", new FiniteSizeLaws(formulas).claims()),
                new Section("Means over images", new MeanLaws(formulas).claims()),
                new Section("Tversky indices", new TverskyLaws(formulas).claims()),
                new Section("How Tversky weights change the error", new TverskyWeightLaws(formulas).claims()),
                new Section("Weighted Hamming similarity", new HammingLaws(formulas).claims()),
                new Section("The best weight for weighted Hamming", new HammingMinimaxLaws(formulas).claims()),
                new Section("Surrogates for training", new SurrogateLaws(formulas).claims()),
                new Section("Lovász-Jaccard and soft Jaccard", new LovaszLaws(formulas).claims()),
                new Section("Smoothing", SmoothingLaws.claims()),
                new Section("Convexity of surrogates", new ConvexityLaws(formulas).claims()),
                new Section("Where convexity ends", new ConvexityLimits(formulas).claims()),
                new Section("Soft labels", new SoftLabelLaws(formulas).claims()),
                new Section("Losses for soft labels", new JaccardMetricLaws(formulas).claims()));
    }

    /** All claims, section by section. */
    public List<Section> sections() {
        return sections;
    }

    /** All claims. */
    public List<Claim> claims() {
        return sections.stream().flatMap(section -> section.claims().stream()).toList();
    }

    /**
     * The claim with that slug.
     *
     * @throws InvalidInput if there is none
     */
    public Claim claim(String slug) {
        return claims().stream()
                .filter(claim -> claim.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("--claims", '"' + slug + '"', "some of " + slugs()));
    }

    /**
     * The claims of a list of slugs, {@code "a,b"}, in the catalogue's order.
     *
     * @throws InvalidInput if one is unknown
     */
    public List<Claim> select(String slugs) {
        List<Claim> wanted = Arrays.stream(slugs.split(","))
                .map(String::trim)
                .map(this::claim)
                .toList();
        return claims().stream().filter(wanted::contains).toList();
    }

    private String slugs() {
        return claims().stream().map(Claim::slug).collect(Collectors.joining(", "));
    }
}

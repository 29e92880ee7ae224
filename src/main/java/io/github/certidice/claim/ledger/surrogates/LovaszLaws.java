package io.github.certidice.claim.ledger.surrogates;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.loss;
import static io.github.certidice.claim.cases.SoftCases.power;
import static io.github.certidice.claim.cases.SoftCases.similarity;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** The Lovász extension of the Jaccard loss against soft Jaccard. */
public final class LovaszLaws {

    private final Loss softJaccard;
    private final Loss lovasz;

    public LovaszLaws(Formulas formulas) {
        softJaccard = formulas.softJaccard();
        lovasz = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return List.of(lovaszLoss(), lovaszSimilarity(), lovaszGap(), equivalent());
    }

    /** d/n, the factor of all these laws. */
    private static Bound inverseFraction(Case c) {
        return Bound.of(Rational.of(c.pair().size(), SoftCases.foreground(c.pair())));
    }

    private static Claim.Builder lovasz(String slug, String name) {
        String theorem = slug.replace('-', '_');
        return Claim.named(slug, name)
                .entry("C2")
                .from("new here; the lower bound after Berman et al., CVPR 2018, and Bertels et al., MICCAI 2019")
                .enumerated(SoftCases.grid(3, 4, 5))
                .sampled(RandomPairs.any())
                .ofProbabilities()
                .optimisedOver(SoftCases.predictionsOf("110000"))
                .provedIn("lovasz-soft-jaccard", theorem, theorem + (theorem.endsWith("gap") ? "_attained" : "_tight"));
    }

    private Claim lovaszLoss() {
        return lovasz("lovasz-soft-jaccard-loss", "The soft Jaccard loss is at most d/n times the Lovász-Jaccard loss")
                .says(
                        "d/n is the best factor for images of d voxels with n foreground: it grows without bound as the foreground"
                                + " gets rare. Approached by small errors on the background alone.",
                        "LJ \\le 1-SJ \\le \\frac{d}{n} LJ")
                .given(
                        BINARY + "; the losses are not 0",
                        c -> SoftCases.hasForeground(c) && loss(lovasz, c).signum() > 0)
                .searched(new Domain.Family(
                        "1 of 8 voxels foreground and right, p = 2^-k elsewhere",
                        40,
                        k -> SoftCases.twoLevel(1, 8, 1, power(k))))
                .approached(null)
                .measures(
                        "(1-SJ)/LJ",
                        c -> new Measurement(
                                loss(softJaccard, c).over(loss(lovasz, c)), Bound.of(1), inverseFraction(c)));
    }

    private Claim lovaszSimilarity() {
        return lovasz("lovasz-soft-jaccard-similarity", "1 - Lovász-Jaccard is at most d/n times soft Jaccard")
                .says(
                        "The same factor between the similarities, approached by predictions that are all but entirely wrong.",
                        "SJ \\le 1-LJ \\le \\frac{d}{n} SJ")
                .given(
                        BINARY + "; SJ > 0",
                        c -> SoftCases.hasForeground(c)
                                && similarity(softJaccard, c).signum() > 0)
                .searched(new Domain.Family(
                        "1 of 8 voxels foreground, all errors 1 - 2^-k",
                        40,
                        k -> SoftCases.twoLevel(1, 8, power(k + 1), 1 - power(k + 1))))
                .approached(null)
                .measures(
                        "(1-LJ)/SJ",
                        c -> new Measurement(
                                similarity(lovasz, c).over(similarity(softJaccard, c)),
                                Bound.of(1),
                                inverseFraction(c)));
    }

    private Claim lovaszGap() {
        return lovasz(
                        "lovasz-soft-jaccard-gap",
                        "The soft Jaccard loss exceeds the Lovász-Jaccard loss by at most tanh(ln(d/n)/4)")
                .says(
                        "The absolute error, attained where all errors are equal to 1/(sqrt(d/n) + 1).",
                        "0 \\le (1-SJ) - LJ \\le \\frac{\\sqrt{d/n}-1}{\\sqrt{d/n}+1}")
                .given(BINARY, SoftCases::hasForeground)
                .searched(new Domain.Family(
                        "1 of 9 voxels foreground, all errors 1/4", 1, k -> SoftCases.twoLevel(1, 9, 0.75, 0.25)))
                .attained(null, SoftCases.twoLevel(1, 9, 0.75, 0.25))
                .measures(
                        "(1-SJ)-LJ",
                        c -> new Measurement(
                                loss(softJaccard, c).minus(loss(lovasz, c)),
                                Bound.of(0),
                                Bound.tanhForm(inverseFraction(c).rational())));
    }

    private Claim equivalent() {
        return Claim.named(
                        "surrogates-equivalent",
                        "All surrogates are equivalent up to one factor: Lovász and soft Jaccard")
                .entry("C8")
                .partlyProvedIn("lovasz-soft-jaccard", "lovasz_soft_jaccard_no_factor", "the counterexamples")
                .says(
                        "Literal reading of \"all surrogates are equivalent up to a multiplicative factor\", with one factor K for"
                                + " all images. For each K there is an image of 2K voxels that defeats it.",
                        "\\exists K\\, \\forall d: \\; 1-SJ \\le K \\cdot LJ")
                .from("a reading of the abstract of Bertels et al., MICCAI 2019")
                .correctedBy("lovasz-soft-jaccard-loss")
                .enumerated(Enumerations.bySize(
                        "K = 2^0, ..., 2^(k-1) for k = %d, each with y = {1}, d = 2K and p = (1, 1/d, ..., 1/d)",
                        new int[] {6, 10, 12},
                        k -> Stream.of(
                                SoftCases.twoLevel(1, 1 << k, 1, power(k)).with("K", 1L << k - 1))))
                .measures(
                        "(1-SJ)/LJ",
                        c -> new Measurement(
                                loss(softJaccard, c).over(loss(lovasz, c)), Bound.of(0), Bound.of(c.parameter("K"))));
    }
}

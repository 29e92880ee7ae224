package io.github.certidice.claim.ledger;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.ledger.calculus.ConvexityLaws;
import io.github.certidice.claim.ledger.calculus.ConvexityLimits;
import io.github.certidice.claim.ledger.calculus.GradientLaws;
import io.github.certidice.claim.ledger.calculus.LovaszGradientLaws;
import io.github.certidice.claim.ledger.calculus.LovaszSteepnessLaws;
import io.github.certidice.claim.ledger.calculus.SteepnessLaws;
import io.github.certidice.claim.ledger.classes.AbsentClassLaws;
import io.github.certidice.claim.ledger.classes.ClassMeanLaws;
import io.github.certidice.claim.ledger.classes.ClassSurrogateLaws;
import io.github.certidice.claim.ledger.classes.MicroLaws;
import io.github.certidice.claim.ledger.classes.MicroMacroLaws;
import io.github.certidice.claim.ledger.risk.ConstantSizeLaws;
import io.github.certidice.claim.ledger.risk.ExpectedDiceLaws;
import io.github.certidice.claim.ledger.risk.ExpectedJaccardLaws;
import io.github.certidice.claim.ledger.risk.ExpectedLovaszLaws;
import io.github.certidice.claim.ledger.risk.FewVoxelsLaws;
import io.github.certidice.claim.ledger.risk.ImageWeightLaws;
import io.github.certidice.claim.ledger.risk.MoreVoxelsLaws;
import io.github.certidice.claim.ledger.risk.OneVoxelLaws;
import io.github.certidice.claim.ledger.risk.SoftDiceThresholdLaws;
import io.github.certidice.claim.ledger.risk.SomeThresholdLaws;
import io.github.certidice.claim.ledger.risk.ThresholdLaws;
import io.github.certidice.claim.ledger.risk.ThresholdStepLaws;
import io.github.certidice.claim.ledger.risk.ThresholdedSoftDiceLaws;
import io.github.certidice.claim.ledger.risk.WeightingLaws;
import io.github.certidice.claim.ledger.rounding.ClippedGradientLaws;
import io.github.certidice.claim.ledger.rounding.ClippingLaws;
import io.github.certidice.claim.ledger.rounding.CrossEntropyRoundingLaws;
import io.github.certidice.claim.ledger.rounding.CrossEntropyStepLaws;
import io.github.certidice.claim.ledger.rounding.LogFloorGradientLaws;
import io.github.certidice.claim.ledger.rounding.LogFloorLaws;
import io.github.certidice.claim.ledger.rounding.LogFloorSigmoidLaws;
import io.github.certidice.claim.ledger.rounding.LovaszRoundingLaws;
import io.github.certidice.claim.ledger.rounding.RoundedInputLaws;
import io.github.certidice.claim.ledger.rounding.SigmoidLaws;
import io.github.certidice.claim.ledger.rounding.SoftDiceRoundingLaws;
import io.github.certidice.claim.ledger.rounding.SoftJaccardRoundingLaws;
import io.github.certidice.claim.ledger.rounding.SumLaws;
import io.github.certidice.claim.ledger.rounding.ToleranceLaws;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.claim.ledger.scores.FBetaLaws;
import io.github.certidice.claim.ledger.scores.FiniteSizeLaws;
import io.github.certidice.claim.ledger.scores.MeanLaws;
import io.github.certidice.claim.ledger.scores.MetricLaws;
import io.github.certidice.claim.ledger.scores.SubmodularLaws;
import io.github.certidice.claim.ledger.scores.TransferLaws;
import io.github.certidice.claim.ledger.scores.TverskyLaws;
import io.github.certidice.claim.ledger.scores.TverskyMetricLaws;
import io.github.certidice.claim.ledger.scores.TverskyWeightLaws;
import io.github.certidice.claim.ledger.softlabels.JaccardMetricLaws;
import io.github.certidice.claim.ledger.softlabels.SoftLabelLaws;
import io.github.certidice.claim.ledger.surrogates.LovaszDiceBestLaws;
import io.github.certidice.claim.ledger.surrogates.LovaszDiceJaccardLaws;
import io.github.certidice.claim.ledger.surrogates.LovaszDiceLaws;
import io.github.certidice.claim.ledger.surrogates.LovaszLaws;
import io.github.certidice.claim.ledger.surrogates.ReshapedLaws;
import io.github.certidice.claim.ledger.surrogates.SmoothedScoreLaws;
import io.github.certidice.claim.ledger.surrogates.SmoothingLaws;
import io.github.certidice.claim.ledger.surrogates.SquaredLaws;
import io.github.certidice.claim.ledger.surrogates.SurrogateLaws;
import io.github.certidice.claim.ledger.weighting.CrossEntropyLaws;
import io.github.certidice.claim.ledger.weighting.HammingLaws;
import io.github.certidice.claim.ledger.weighting.HammingMinimaxLaws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private Catalogue(List<Section> sections) {
        this.sections = sections;
    }

    /** All claims, about the formulas of this library. */
    public static Catalogue reference() {
        return of(Formulas.reference());
    }

    /** All claims, about these formulas. */
    public static Catalogue of(Formulas formulas) {
        return new Catalogue(Stream.of(
                        scores(formulas),
                        weighting(formulas),
                        surrogates(formulas),
                        expectations(formulas),
                        classes(formulas),
                        rounding(formulas))
                .flatMap(part -> part)
                .toList());
    }

    private static Stream<Section> scores(Formulas formulas) {
        return Stream.of(
                new Section("Dice and Jaccard", new DiceJaccardLaws(formulas).claims()),
                new Section("Images of a given number of voxels", new FiniteSizeLaws(formulas).claims()),
                new Section("Means over images", new MeanLaws(formulas).claims()),
                new Section("Tversky indices", new TverskyLaws(formulas).claims()),
                new Section("How Tversky weights change the error", new TverskyWeightLaws(formulas).claims()),
                new Section("F scores", new FBetaLaws(formulas).claims()),
                new Section(
                        "Distances between masks",
                        joined(new MetricLaws(formulas).claims(), new TverskyMetricLaws(formulas).claims())),
                new Section("Sets of errors", new SubmodularLaws(formulas).claims()),
                new Section("Best predictions", new TransferLaws(formulas).claims()));
    }

    private static Stream<Section> weighting(Formulas formulas) {
        return Stream.of(
                new Section("Weighted Hamming similarity", new HammingLaws(formulas).claims()),
                new Section("The best weight for weighted Hamming", new HammingMinimaxLaws(formulas).claims()),
                new Section("Weighted cross-entropy", new CrossEntropyLaws(formulas).claims()),
                new Section("No weights of cross-entropy are consistent", new WeightingLaws(formulas).claims()),
                new Section("One target and a threshold", new ThresholdStepLaws(formulas).claims()),
                new Section("What a threshold of probabilities may lose", new ThresholdLaws(formulas).claims()),
                new Section("Weights on two and three voxels", new FewVoxelsLaws(formulas).claims()),
                new Section("Weights where the target is one voxel", new OneVoxelLaws(formulas).claims()),
                new Section("Weights on four and more voxels", new MoreVoxelsLaws(formulas).claims()),
                new Section("Weights that depend on the image", new ImageWeightLaws(formulas).claims()),
                new Section("Masks of one size", new ConstantSizeLaws(formulas).claims()),
                new Section("Whether some threshold is right", new SomeThresholdLaws(formulas).claims()));
    }

    private static Stream<Section> surrogates(Formulas formulas) {
        return Stream.of(
                new Section("Surrogates for training", new SurrogateLaws(formulas).claims()),
                new Section("Lovász-Jaccard and soft Jaccard", new LovaszLaws(formulas).claims()),
                new Section(
                        "Lovász-Dice",
                        joined(new LovaszDiceJaccardLaws(formulas).claims(), new LovaszDiceLaws(formulas).claims())),
                new Section("Lovász-Dice above soft Dice", new LovaszDiceBestLaws(formulas).claims()),
                new Section("Squared denominators", new SquaredLaws(formulas).claims()),
                new Section("Smoothing", SmoothingLaws.claims()),
                new Section("What smoothing changes", new SmoothedScoreLaws(formulas).claims()),
                new Section("Other functions of soft Dice", new ReshapedLaws(formulas).claims()),
                new Section(
                        "Gradients of surrogates",
                        joined(new GradientLaws(formulas).claims(), new LovaszGradientLaws(formulas).claims())),
                new Section("Convexity of surrogates", new ConvexityLaws(formulas).claims()),
                new Section("Where convexity ends", new ConvexityLimits(formulas).claims()),
                new Section("How steep the Dice losses are", new SteepnessLaws(formulas).claims()),
                new Section("How steep the Lovász losses are", new LovaszSteepnessLaws(formulas).claims()),
                new Section("Soft labels", new SoftLabelLaws(formulas).claims()),
                new Section("Losses for soft labels", new JaccardMetricLaws(formulas).claims()));
    }

    private static Stream<Section> expectations(Formulas formulas) {
        return Stream.of(
                new Section("Soft Jaccard in expectation", new ExpectedJaccardLaws(formulas).claims()),
                new Section("Soft Dice in expectation", new ExpectedDiceLaws(formulas).claims()),
                new Section("Thresholding soft Dice", new ThresholdedSoftDiceLaws(formulas).claims()),
                new Section("What thresholding soft Dice may cost", new SoftDiceThresholdLaws(formulas).claims()),
                new Section("Lovász-Jaccard in expectation", new ExpectedLovaszLaws(formulas).claims()));
    }

    private static Stream<Section> classes(Formulas formulas) {
        return Stream.of(
                new Section("Means over classes", new ClassMeanLaws(formulas).claims()),
                new Section("Micro averages over classes", new MicroLaws(formulas).claims()),
                new Section("Micro and macro averages", new MicroMacroLaws(formulas).claims()),
                new Section("Classes that the target lacks", new AbsentClassLaws(formulas).claims()),
                new Section("Surrogates of present classes", new ClassSurrogateLaws(formulas).claims()));
    }

    private static Stream<Section> rounding(Formulas formulas) {
        return Stream.of(
                new Section("Sums in floating point", new SumLaws(formulas).claims()),
                new Section("Soft Dice in floating point", new SoftDiceRoundingLaws(formulas).claims()),
                new Section("Soft Jaccard in floating point", new SoftJaccardRoundingLaws(formulas).claims()),
                new Section("Lovász-Jaccard in floating point", new LovaszRoundingLaws(formulas).claims()),
                new Section("Cross-entropy in floating point", new CrossEntropyRoundingLaws(formulas).claims()),
                new Section("Sigmoids and logits in floating point", new SigmoidLaws(formulas).claims()),
                new Section("Clipped probabilities", new ClippingLaws(formulas).claims()),
                new Section("Logarithms with a floor", new LogFloorLaws(formulas).claims()),
                new Section("Sigmoids and a floor below logarithms", new LogFloorSigmoidLaws(formulas).claims()),
                new Section("Gradients of clipped cross-entropy", new ClippedGradientLaws(formulas).claims()),
                new Section("Gradients that PyTorch returns", new LogFloorGradientLaws(formulas).claims()),
                new Section("Cross-entropy of changed predictions", new CrossEntropyStepLaws(formulas).claims()),
                new Section("Cross-entropy of rounded predictions", new RoundedInputLaws(formulas).claims()),
                new Section("Tolerances", new ToleranceLaws(formulas).claims()));
    }

    private static List<Claim> joined(List<Claim> first, List<Claim> second) {
        return Stream.of(first, second).flatMap(List::stream).toList();
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

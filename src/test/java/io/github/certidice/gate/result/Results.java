package io.github.certidice.gate.result;

import io.github.certidice.gate.result.Finding.Kind;
import io.github.certidice.gate.result.Finding.Origin;
import java.util.ArrayList;
import java.util.List;

/** Results put together by hand, with everything that a result can hold. */
public final class Results {

    /** What the example's first call is. */
    public static final String DICE = "monai.losses.DiceLoss(sigmoid=True, squared_pred=True)";

    /** What the example's second call is. */
    public static final String TVERSKY = "monai.losses.TverskyLoss(alpha=0.3, beta=0.7)";

    /** What the example's third call is. */
    public static final String LOVASZ = "segmentation_models_pytorch.losses.LovaszLoss('binary')";

    /** Five properties. */
    public static final List<PropertyWords> PROPERTIES = List.of(
            new PropertyWords(
                    "value",
                    "Value",
                    "The value is the oracle's, within the derived tolerance.",
                    "|\\hat L(p, g) - L(p, g)| \\le \\tau",
                    "OTHER"),
            new PropertyWords(
                    "gradient",
                    "Gradient",
                    "Each coordinate of the gradient is the oracle's, within the derived tolerance.",
                    "|\\hat\\partial_i L - \\partial_i L| \\le \\tau_i",
                    "OTHER"),
            new PropertyWords(
                    "voxel-order",
                    "Order of voxels",
                    "The value stays the same where voxels change places.",
                    "L(p \\circ \\pi, g \\circ \\pi) = L(p, g)",
                    "VOXEL_ORDER"),
            new PropertyWords(
                    "ignored-voxels",
                    "Ignored voxels",
                    "Ignored voxels change neither value nor gradient.",
                    "\\partial_i L = 0 \\text{ for } i \\in V",
                    "IGNORED"),
            new PropertyWords(
                    "soft-jaccard-dice",
                    "Jaccard against Dice",
                    "Soft Dice loss is at most soft Jaccard loss.",
                    "L_D \\le L_J",
                    "BOUND"));

    private Results() {}

    /** A campaign in one piece: passes, wrong answers with several flags, failures, conventions, unsupported. */
    public static GateResult example() {
        return result(plan(1, 1), dice(), tversky(), lovasz());
    }

    /** Of these calls. */
    public static GateResult result(Plan plan, CallResult... calls) {
        return new GateResult(plan, PROPERTIES, List.of(calls));
    }

    /** One part of a campaign. */
    public static Plan plan(int shard, int shards) {
        return new Plan("python -m certidice.adapters monai", 7, 400, shards, List.of(shard));
    }

    private static CallResult dice() {
        return call(
                DICE,
                cell("value", new Counts(381, 0, 19, 0, 0), 8.1e9, wrong("value", "FACTOR", 19, 4)),
                cell(
                        "gradient",
                        new Counts(360, 0, 37, 3, 0),
                        Double.POSITIVE_INFINITY,
                        wrong("gradient", "FACTOR", 19, 4),
                        wrong("gradient", "NOT_FINITE", 18, 9),
                        failed("gradient", "CRASHED", 3)),
                passed("voxel-order", 400),
                Cell.notApplicable("ignored-voxels", "the call has no argument for ignored voxels"),
                passed("soft-jaccard-dice", 400));
    }

    private static CallResult tversky() {
        return call(
                TVERSKY,
                passed("value", 400),
                passed("gradient", 400),
                passed("voxel-order", 400),
                Cell.notApplicable("ignored-voxels", "the call has no argument for ignored voxels"),
                new Cell("soft-jaccard-dice", new Counts(0, 0, 0, 0, 12), 0, List.of(), ""));
    }

    private static CallResult lovasz() {
        return call(
                LOVASZ,
                passed("value", 400),
                cell("gradient", new Counts(350, 50, 0, 0, 0), 0.9, finding(Kind.ACCEPTABLE, "TIE_ORDER", 50, 2)),
                passed("voxel-order", 400),
                cell("ignored-voxels", new Counts(398, 0, 2, 0, 0), 3, wrong("ignored-voxels", "IGNORED", 2, 1)),
                passed("soft-jaccard-dice", 400));
    }

    /** Of these cells. */
    public static CallResult call(String call, Cell... cells) {
        return new CallResult(call, List.of(cells));
    }

    /** All cases as they should be. */
    public static Cell passed(String property, long cases) {
        return new Cell(property, new Counts(cases, 0, 0, 0, 0), 0.25, List.of(), "");
    }

    /** With findings. */
    public static Cell cell(String property, Counts counts, double worst, Finding... findings) {
        return new Cell(property, counts, worst, List.of(findings), "");
    }

    /** A wrong answer. */
    public static Finding wrong(String property, String flag, long count, int numbers) {
        return new Finding(Kind.DISAGREE, flag, count, new Origin(numbers, 17), minimal(property, flag, numbers));
    }

    /** A subject that failed; it prints what no XML may hold. */
    public static Finding failed(String property, String flag, long count) {
        MinimalCase minimal = new MinimalCase(
                "monai.losses.DiceLoss()",
                1,
                List.of(
                        new Fact("prediction", "float32 [1, 1, 1]: NaN"),
                        new Fact(
                                "observed",
                                "ended with exit code 139; \u001b[31mSegmentation <fault>\u001b[0m & \u0000")),
                "g1-" + property + "-" + flag);
        return new Finding(Kind.ERROR, flag, count, new Origin(1, 3), minimal);
    }

    /** A finding of any kind. */
    public static Finding finding(Kind kind, String flag, long count, int numbers) {
        return new Finding(kind, flag, count, new Origin(numbers, 5), minimal("gradient", flag, numbers));
    }

    private static MinimalCase minimal(String property, String flag, int numbers) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(
                        "prediction",
                        "float64 [1, 1, " + numbers + "]: "
                                + "0.5 ".repeat(numbers).strip()),
                new Fact(
                        "target",
                        "float64 [1, 1, " + numbers + "]: "
                                + "1 ".repeat(numbers).strip()),
                new Fact("observed", "0.6666666666666666"),
                new Fact("expected", "0.3333333333333333 = 1/3"),
                new Fact("distance", "0.3333333333333333"),
                new Fact("allowed", "1.2e-15; the distance is 2.78e+14 times that")));
        facts.add(0, new Fact("call", "monai.losses.DiceLoss(squared_pred=True)"));
        facts.add(new Fact("replay", "g1-" + property + "-" + flag));
        facts.add(new Fact("note", "every value is twice what it should be where a < b & c > d | e"));
        return new MinimalCase(
                "monai.losses.DiceLoss(squared_pred=True)", numbers, facts, "g1-" + property + "-" + flag);
    }
}

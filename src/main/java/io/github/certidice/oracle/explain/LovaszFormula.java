package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.oracle.explain.Formula.Stage;
import java.util.ArrayList;
import java.util.List;

/** The Lovász extension of the Jaccard loss, in words and formulas. */
final class LovaszFormula {

    private LovaszFormula() {}

    static List<Stage> stages(LovaszLoss loss) {
        List<Stage> stages = new ArrayList<>(FrontFormula.stages(loss.front()));
        stages.add(FrontFormula.grouping(loss.grouping()));
        stages.add(margin(loss.margin()));
        stages.add(new Stage(
                "extension",
                "l = sum over k of m_(k) (J_k - J_(k-1)), J_k = 1 - (n - A_k) / (n + B_k), with errors sorted downwards; "
                        + counted(loss.foreground()),
                "\\ell = \\sum_{k} m_{(k)} (J_k - J_{k-1}), \\quad J_k = 1 - \\frac{n - A_k}{n + B_k}"));
        stages.add(OverlapFormula.empty(loss.empty()));
        stages.addAll(AveragingFormula.stages(loss.averaging()));
        return stages;
    }

    private static Stage margin(LovaszLoss.Margin margin) {
        return switch (margin) {
            case PROBABILITY -> new Stage("errors", "m = |g - p|", "m = |g - p|");
            case HINGE -> new Stage("errors", "m = max(0, 1 - z (2 g - 1))", "m = \\max(0, 1 - z (2 g - 1))");
        };
    }

    private static String counted(LovaszLoss.Foreground foreground) {
        return switch (foreground) {
            case CLASS -> "A_k and B_k count voxels of the class and others among the k largest, n all of the class";
            case LABEL_NUMBER -> "A_k, B_k and n add the label's number instead of counting voxels of the class";
        };
    }
}

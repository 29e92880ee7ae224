package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.oracle.explain.Formula.Stage;
import java.util.ArrayList;
import java.util.List;

/** The Matthews correlation coefficient as a loss, in words and formulas. */
final class MatthewsFormula {

    private MatthewsFormula() {}

    static List<Stage> stages(MatthewsLoss loss) {
        List<Stage> stages = new ArrayList<>(FrontFormula.stages(loss.front()));
        stages.add(FrontFormula.grouping(loss.grouping()));
        stages.add(counts(Symbol.of(loss.epsilon())));
        stages.add(new Stage(
                "correlation",
                "l = 1 - (TP TN - FP FN) / sqrt((TP + FP) (TP + FN) (TN + FP) (TN + FN))",
                "\\ell = 1 - \\frac{TP \\cdot TN - FP \\cdot FN}{\\sqrt{(TP + FP)(TP + FN)(TN + FP)(TN + FN)}}"));
        stages.addAll(AveragingFormula.stages(loss.averaging()));
        return stages;
    }

    private static Stage counts(Symbol e) {
        return new Stage(
                "counts",
                String.format(
                        "TP = %1$s + sum p g, TN = %1$s + sum (1 - p)(1 - g), FP = %1$s + sum p (1 - g), FN = %1$s + sum (1 - p) g",
                        e.text()),
                String.format(
                        "TP = %1$s + \\sum p\\,g, \\quad TN = %1$s + \\sum (1 - p)(1 - g), \\quad FP = %1$s + \\sum p (1 - g),"
                                + " \\quad FN = %1$s + \\sum (1 - p)\\,g",
                        e.latex()));
    }
}

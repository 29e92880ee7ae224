package io.github.certidice.report.picture;

import io.github.certidice.image.Confusion;
import java.util.ArrayList;
import java.util.List;

/**
 * Target and prediction as two small grids. Hits are plain, false positives crossed, false negatives struck through, so
 * that colour is not needed to tell them apart.
 *
 * @param voxels what each voxel is
 * @param columns voxels in a row
 */
record MaskGrids(List<Outcome> voxels, int columns) {

    /** The most voxels that are drawn one by one. */
    static final int MOST = 64;

    private static final int CELL = 15;
    private static final int INK = 13;
    private static final int TOP = 16;
    private static final int LEAST_WIDTH = 62;
    private static final int GAP = 22;

    /** What the prediction makes of a voxel. */
    enum Outcome {
        TP(true, true),
        FP(false, true),
        FN(true, false),
        TN(false, false);

        private final boolean target;
        private final boolean predicted;

        Outcome(boolean target, boolean predicted) {
            this.target = target;
            this.predicted = predicted;
        }

        static Outcome of(boolean target, boolean predicted) {
            return target ? (predicted ? TP : FN) : predicted ? FP : TN;
        }

        private String style() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Voxels in the order tp, fn, fp, tn, in a nearly square grid. */
    static MaskGrids of(Confusion counts) {
        List<Outcome> voxels = new ArrayList<>();
        add(voxels, Outcome.TP, counts.tp());
        add(voxels, Outcome.FN, counts.fn());
        add(voxels, Outcome.FP, counts.fp());
        add(voxels, Outcome.TN, counts.tn());
        return new MaskGrids(voxels, columnsFor(voxels.size()));
    }

    private static void add(List<Outcome> voxels, Outcome outcome, long count) {
        for (long i = 0; i < count; i++) {
            voxels.add(outcome);
        }
    }

    static int columnsFor(int size) {
        return size <= 4 ? size : (int) Math.ceil(Math.sqrt(size));
    }

    String draw() {
        Svg svg = new Svg();
        int width = Math.max(LEAST_WIDTH, columns * CELL);
        svg.text(0, TOP - 5, "target");
        svg.text(width + GAP, TOP - 5, "prediction");
        for (int i = 0; i < voxels.size(); i++) {
            int x = i % columns * CELL + 1;
            int y = TOP + i / columns * CELL + 1;
            cell(svg, voxels.get(i), voxels.get(i).target, new int[] {x, y});
            cell(svg, voxels.get(i), voxels.get(i).predicted, new int[] {x + width + GAP, y});
        }
        int rows = (voxels.size() + columns - 1) / columns;
        return svg.sized(2 * width + GAP, TOP + rows * CELL + 1, "target and prediction: " + words());
    }

    private static void cell(Svg svg, Outcome outcome, boolean filled, int[] at) {
        svg.rectangle(filled ? outcome.style() : "tn", at[0], at[1], INK, INK);
        if (filled && outcome != Outcome.TP) {
            svg.line(at[0] + 3, at[1] + INK - 3, at[0] + INK - 3, at[1] + 3);
        }
        if (filled && outcome == Outcome.FP) {
            svg.line(at[0] + 3, at[1] + 3, at[0] + INK - 3, at[1] + INK - 3);
        }
    }

    private String words() {
        return count(Outcome.TP) + " tp, " + count(Outcome.FP) + " fp, " + count(Outcome.FN) + " fn, "
                + count(Outcome.TN) + " tn";
    }

    private long count(Outcome outcome) {
        return voxels.stream().filter(outcome::equals).count();
    }
}

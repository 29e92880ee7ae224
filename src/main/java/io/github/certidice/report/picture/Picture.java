package io.github.certidice.report.picture;

import io.github.certidice.claim.Case;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cases as small drawings in SVG, inked by the page: grids of voxels, bars of counts, bars of probabilities. */
public final class Picture {

    private Picture() {}

    /** One drawing for each confusion counts, one for a pair, one for a distribution; none for a case of other numbers. */
    public static List<String> of(Case example) {
        List<String> drawings = new ArrayList<>();
        example.allCounts().forEach(counts -> drawings.add(of(counts)));
        example.sample().ifPresent(sample -> drawings.add(of(sample.pair())));
        MaskRows distribution = MaskRows.of(example.parameters());
        if (!distribution.rows().isEmpty()) {
            drawings.add(distribution.draw());
        }
        return drawings;
    }

    /** A histogram of slack. */
    public static String of(List<Long> histogram) {
        return new SlackBars(histogram).draw();
    }

    private static String of(Confusion counts) {
        return counts.voxels() <= MaskGrids.MOST ? MaskGrids.of(counts).draw() : new CountBars(counts).draw();
    }

    private static String of(Pair pair) {
        return isMasks(pair) ? grids(pair).draw() : new ProbabilityBars(shown(pair)).draw();
    }

    /** True where the pair is drawn as two masks. */
    public static boolean isMasks(Pair pair) {
        return pair.size() <= MaskGrids.MOST
                && pair.target().isBinary()
                && pair.prediction().isBinary();
    }

    private static MaskGrids grids(Pair pair) {
        List<MaskGrids.Outcome> voxels = IntStream.range(0, pair.size())
                .mapToObj(i -> MaskGrids.Outcome.of(
                        pair.target().at(i) == 1, pair.prediction().at(i) == 1))
                .toList();
        return new MaskGrids(voxels, columns(pair));
    }

    /** The rows of a flat image; a nearly square grid for a row or a volume. */
    private static int columns(Pair pair) {
        List<Integer> axes = pair.prediction().shape().axes();
        return axes.size() == 2 && axes.get(1) <= 16 ? axes.get(1) : MaskGrids.columnsFor(pair.size());
    }

    private static List<Levels> shown(Pair pair) {
        List<Levels> all = Levels.of(pair);
        return all.subList(0, Math.min(all.size(), MaskGrids.MOST));
    }
}

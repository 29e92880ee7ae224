package io.github.certidice.gate.planted.correct;

import io.github.certidice.gate.planted.plain.Lovasz;
import io.github.certidice.gate.planted.plain.Options.Family;
import java.util.Comparator;
import java.util.List;

/** Lovász losses with other choices between equal errors, and other ways to count. */
final class Orders {

    private static final Comparator<Lovasz.Item> DOWN =
            Comparator.comparingDouble(Lovasz.Item::error).reversed();

    private Orders() {}

    static List<Correct> all() {
        return List.of(
                ordered(
                        "ties-from-last",
                        "Of equal errors the last voxel is taken first.",
                        DOWN.thenComparing(
                                        Comparator.comparingInt(Lovasz.Item::b).reversed())
                                .thenComparing(
                                        Comparator.comparingInt(Lovasz.Item::v).reversed())),
                ordered(
                        "ties-foreground-first",
                        "Of equal errors those of the foreground are taken first.",
                        DOWN.thenComparing(
                                Comparator.comparingDouble(Lovasz.Item::g).reversed())),
                ordered(
                        "ties-background-first",
                        "Of equal errors those of the background are taken first.",
                        DOWN.thenComparingDouble(Lovasz.Item::g)),
                Correct.of(
                        "gains-in-closed-form",
                        "A foreground voxel gains 1 / U, a background voxel I / (U (U - 1)).",
                        Family.LOVASZ,
                        o -> new Lovasz(o) {
                            @Override
                            protected double[] gains(List<Item> sorted) {
                                double rest =
                                        sorted.stream().mapToDouble(Item::g).sum();
                                double union = rest;
                                double[] gains = new double[sorted.size()];
                                for (int k = 0; k < gains.length; k++) {
                                    boolean on = sorted.get(k).g() == 1;
                                    union += on ? 0 : 1;
                                    rest -= on ? 1 : 0;
                                    gains[k] = on ? 1 / union : background(rest, union);
                                }
                                return gains;
                            }

                            /** The first voxel of a list without foreground gains all. */
                            private double background(double rest, double union) {
                                return union == 1 ? 1 : rest / (union * (union - 1));
                            }
                        }));
    }

    private static Correct ordered(String slug, String how, Comparator<Lovasz.Item> order) {
        return Correct.of(slug, how, Family.LOVASZ, o -> new Lovasz(o) {
            @Override
            protected Comparator<Item> order() {
                return order;
            }
        });
    }
}

package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Quantity;
import java.util.List;

/** One evaluation of a loss in one arithmetic. */
interface Run {

    /** The shape of the values; empty for a single one. */
    List<Integer> shape();

    /** The values, in C order. */
    List<Quantity> values();

    /** Gives the derivative of the sum of the values by each number of the prediction; those left out are 0. */
    void gradient(Sink sink);

    /** Takes the coordinates of a gradient. */
    interface Sink {

        /** False where a coordinate isn't wanted. */
        boolean wants(int index);

        /** The coordinates of a run of voxels that have one of two values, by their target. */
        default void accept(int from, byte[] target, Quantity off, Quantity on) {
            for (int i = 0; i < target.length; i++) {
                if (wants(from + i)) {
                    accept(from + i, target[i] == 0 ? off : on);
                }
            }
        }

        /** The coordinate at a place of the prediction, once for each place at most. */
        void accept(int index, Quantity coordinate);
    }
}

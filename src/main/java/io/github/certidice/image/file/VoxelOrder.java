package io.github.certidice.image.file;

import io.github.certidice.image.Shape;
import java.util.List;

/** Where the numbers of a file belong in C order, one after the other. */
abstract class VoxelOrder {

    /** The voxel of the next number. */
    abstract int next();

    static VoxelOrder of(Shape shape, boolean isFirstAxisFastest) {
        return isFirstAxisFastest ? new FirstAxisFastest(shape) : new LastAxisFastest();
    }

    private static final class LastAxisFastest extends VoxelOrder {
        private int voxel;

        @Override
        int next() {
            return voxel++;
        }
    }

    /** Axes that a shape lacks have size 1 and come last. */
    private static final class FirstAxisFastest extends VoxelOrder {
        private final int first;
        private final int second;
        private final int third;
        private int x;
        private int y;
        private int z;

        FirstAxisFastest(Shape shape) {
            List<Integer> axes = shape.axes();
            first = axes.get(0);
            second = axes.size() > 1 ? axes.get(1) : 1;
            third = axes.size() > 2 ? axes.get(2) : 1;
        }

        @Override
        int next() {
            int voxel = (x * second + y) * third + z;
            if (++x == first) {
                x = 0;
                if (++y == second) {
                    y = 0;
                    z++;
                }
            }
            return voxel;
        }
    }
}

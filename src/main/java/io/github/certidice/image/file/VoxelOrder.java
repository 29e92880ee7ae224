package io.github.certidice.image.file;

import java.util.List;

/** Where the numbers of a file belong in C order, one after the other. */
abstract class VoxelOrder {

    /** The voxel of the next number. */
    abstract int next();

    static VoxelOrder of(List<Integer> axes, boolean isFirstAxisFastest) {
        return isFirstAxisFastest && axes.size() > 1 ? new FirstAxisFastest(axes) : new LastAxisFastest();
    }

    private static final class LastAxisFastest extends VoxelOrder {
        private int voxel;

        @Override
        int next() {
            return voxel++;
        }
    }

    private static final class FirstAxisFastest extends VoxelOrder {
        private final int[] sizes;
        private final int[] strides;
        private final int[] at;
        private int voxel;

        FirstAxisFastest(List<Integer> axes) {
            sizes = axes.stream().mapToInt(Integer::intValue).toArray();
            strides = new int[sizes.length];
            at = new int[sizes.length];
            int stride = 1;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                strides[axis] = stride;
                stride *= sizes[axis];
            }
        }

        @Override
        int next() {
            int result = voxel;
            for (int axis = 0; axis < sizes.length; axis++) {
                voxel += strides[axis];
                if (++at[axis] < sizes[axis]) {
                    break;
                }
                voxel -= sizes[axis] * strides[axis];
                at[axis] = 0;
            }
            return result;
        }
    }
}

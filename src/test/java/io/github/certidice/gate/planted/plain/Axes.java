package io.github.certidice.gate.planted.plain;

import io.github.certidice.image.Tensor;

/** Where images, classes and voxels lie in a tensor. */
public enum Axes {
    /** (B, C, ...). */
    SECOND,
    /** (B, ..., C). */
    LAST,
    /** (B, ...). */
    NONE,
    /** One image of one class. */
    FLAT;

    /** Images, classes, voxels of an image. */
    public int[] sizes(Tensor tensor) {
        int images = this == FLAT || tensor.rank() == 0 ? 1 : tensor.axis(0);
        int classes = this == SECOND ? tensor.axis(1) : this == LAST ? tensor.axis(-1) : 1;
        return new int[] {images, classes, tensor.size() / Math.max(images * classes, 1)};
    }

    /** The place of a number in C order. */
    public int place(int[] sizes, int image, int c, int voxel) {
        return this == LAST ? (image * sizes[2] + voxel) * sizes[1] + c : (image * sizes[1] + c) * sizes[2] + voxel;
    }

    /** By image, class and voxel. */
    public double[][][] read(Tensor tensor) {
        int[] sizes = sizes(tensor);
        double[][][] numbers = new double[sizes[0]][sizes[1]][sizes[2]];
        for (int image = 0; image < sizes[0]; image++) {
            for (int c = 0; c < sizes[1]; c++) {
                for (int voxel = 0; voxel < sizes[2]; voxel++) {
                    numbers[image][c][voxel] = tensor.at(place(sizes, image, c, voxel));
                }
            }
        }
        return numbers;
    }

    /** In C order. */
    public double[] flat(double[][][] numbers, Tensor like) {
        int[] sizes = sizes(like);
        double[] flat = new double[like.size()];
        for (int image = 0; image < sizes[0]; image++) {
            for (int c = 0; c < sizes[1]; c++) {
                for (int voxel = 0; voxel < sizes[2]; voxel++) {
                    flat[place(sizes, image, c, voxel)] = numbers[image][c][voxel];
                }
            }
        }
        return flat;
    }
}

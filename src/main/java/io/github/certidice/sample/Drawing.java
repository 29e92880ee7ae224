package io.github.certidice.sample;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws masks of objects: what needs to know where a voxel lies. */
final class Drawing {

    private static final int MOST_BLOBS = 4;

    private Drawing() {}

    /**
     * The {@code foreground} voxels that are nearest to one of a few random centres, where each centre has its own
     * scale along each axis.
     */
    static Mask blobs(Shape shape, int foreground, SplitMix64 random) {
        double[] distances = new double[shape.size()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int centres = 1 + random.nextInt(MOST_BLOBS);
        for (int i = 0; i < centres; i++) {
            Blob blob = Blob.draw(shape, random);
            Arrays.setAll(distances, voxel -> Math.min(distances[voxel], blob.distance(shape, voxel)));
        }
        return nearest(shape, distances, foreground);
    }

    private static Mask nearest(Shape shape, double[] distances, int foreground) {
        if (foreground == 0) {
            return Mask.of(shape, voxel -> false);
        }
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double farthest = sorted[foreground - 1];
        return Mask.of(shape, voxel -> distances[voxel] <= farthest);
    }

    /** Boxes of one or two voxels along each axis. */
    static Mask boxes(Shape shape, int objects, SplitMix64 random) {
        boolean[] foreground = new boolean[shape.size()];
        for (int i = 0; i < objects; i++) {
            int corner = random.nextInt(shape.size());
            int[] sizes = shape.axes().stream()
                    .mapToInt(size -> 1 + random.nextInt(2))
                    .toArray();
            fill(shape, corner, sizes, foreground);
        }
        return Mask.of(shape, voxel -> foreground[voxel]);
    }

    private static void fill(Shape shape, int corner, int[] sizes, boolean[] foreground) {
        int stride = 1;
        int[] box = {corner};
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            boolean room = coordinate(shape, axis, corner) + 1 < shape.axes().get(axis);
            if (sizes[axis] == 2 && room) {
                int step = stride;
                box = IntStream.of(box)
                        .flatMap(voxel -> IntStream.of(voxel, voxel + step))
                        .toArray();
            }
            stride *= shape.axes().get(axis);
        }
        for (int voxel : box) {
            foreground[voxel] = true;
        }
    }

    /** Bands across a random axis, at a random offset. */
    static Mask stripes(Shape shape, int width, SplitMix64 random) {
        int axis = random.nextInt(shape.axes().size());
        int offset = random.nextInt(2 * width);
        return Mask.of(shape, voxel -> (coordinate(shape, axis, voxel) + offset) / width % 2 == 0);
    }

    static int coordinate(Shape shape, int axis, int voxel) {
        int stride = 1;
        for (int later = axis + 1; later < shape.axes().size(); later++) {
            stride *= shape.axes().get(later);
        }
        return voxel / stride % shape.axes().get(axis);
    }

    private record Blob(double[] centre, double[] scales) {

        private static Blob draw(Shape shape, SplitMix64 random) {
            double[] centre = new double[shape.axes().size()];
            double[] scales = new double[centre.length];
            for (int axis = 0; axis < centre.length; axis++) {
                centre[axis] = random.nextDouble() * shape.axes().get(axis) - 0.5;
                scales[axis] = (0.5 + random.nextDouble()) * shape.axes().get(axis);
            }
            return new Blob(centre, scales);
        }

        private double distance(Shape shape, int voxel) {
            double sum = 0;
            int rest = voxel;
            for (int axis = centre.length - 1; axis >= 0; axis--) {
                int size = shape.axes().get(axis);
                double offset = (rest % size - centre[axis]) / scales[axis];
                sum += offset * offset;
                rest /= size;
            }
            return sum;
        }
    }
}

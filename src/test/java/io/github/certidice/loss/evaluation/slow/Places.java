package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Image, class and voxel of every element of a tensor, found by taking its place in C order apart axis by axis. */
final class Places {

    /** One of them. */
    record Place(int image, int c, int voxel) {}

    private final List<Place> all = new ArrayList<>();
    private final Map<Place, Integer> indices = new HashMap<>();
    private int images;
    private int classes;
    private int voxels;

    Places(List<Integer> shape, ChannelAxis channels) {
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        for (int i = 0; i < size; i++) {
            add(i, shape, channels);
        }
    }

    private void add(int index, List<Integer> shape, ChannelAxis channels) {
        int channelAxis = switch (channels) {
            case SECOND -> 1;
            case LAST -> shape.size() - 1;
            default -> -1;
        };
        int rest = index;
        int[] at = new int[shape.size()];
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            at[axis] = rest % shape.get(axis);
            rest /= shape.get(axis);
        }
        add(index, place(at, shape, channels, channelAxis));
    }

    private static Place place(int[] at, List<Integer> shape, ChannelAxis channels, int channelAxis) {
        int image = 0;
        int c = 0;
        int voxel = 0;
        for (int axis = 0; axis < at.length; axis++) {
            if (axis == channelAxis) {
                c = at[axis];
            } else if (axis == 0 && channels != ChannelAxis.FLAT) {
                image = at[axis];
            } else {
                voxel = voxel * shape.get(axis) + at[axis];
            }
        }
        return new Place(image, c, voxel);
    }

    private void add(int index, Place place) {
        all.add(place);
        indices.put(place, index);
        images = Math.max(images, place.image() + 1);
        classes = Math.max(classes, place.c() + 1);
        voxels = Math.max(voxels, place.voxel() + 1);
    }

    int index(int image, int c, int voxel) {
        return indices.get(new Place(image, c, voxel));
    }

    int images() {
        return images;
    }

    int classes() {
        return classes;
    }

    int voxels() {
        return voxels;
    }
}

package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a header says about the voxels after it, and how to read them. */
record Layout(Shape shape, boolean isFirstAxisFastest, Encoding encoding) {

    private static final int MOST_AXES = 3;
    private static final int MOST_VOXELS = Integer.MAX_VALUE - 8;

    /** Numbers that are decoded at once. */
    private static final int CHUNK = 1 << 14;

    /** The shape of an array with these axes, as {@link ImageFile} documents it. */
    static Shape shape(ByteSource source, List<Long> axes) {
        String found = "shape " + axes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        if (axes.stream().anyMatch(size -> size < 1)) {
            throw source.wrong(found, "at least one voxel along every axis");
        }
        if (axes.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b) > MOST_VOXELS) {
            throw source.wrong(found, "at most 2^31 - 9 voxels");
        }
        List<Long> kept = atMostThree(axes);
        if (kept.size() > MOST_AXES) {
            throw source.wrong(found, "up to " + MOST_AXES + " axes, and axes of size 1 in front or at the back");
        }
        return new Shape(kept.stream().map(Math::toIntExact).toList());
    }

    private static List<Long> atMostThree(List<Long> axes) {
        List<Long> kept = axes.isEmpty() ? List.of(1L) : new ArrayList<>(axes);
        while (kept.size() > MOST_AXES && kept.get(0) == 1) {
            kept.remove(0);
        }
        while (kept.size() > MOST_AXES && kept.get(kept.size() - 1) == 1) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    /** Reads the voxels. */
    Image read(ByteSource source) {
        source.requireRoomFor(bytes());
        Numbers numbers = allocate(source);
        VoxelOrder order = VoxelOrder.of(shape, isFirstAxisFastest);
        byte[] chunk = new byte[CHUNK * encoding.type().width()];
        for (long done = 0; done < bytes(); done += chunk.length) {
            decode(source, fill(source, chunk, done), order, numbers);
        }
        return new Image(shape, encoding.type(), numbers);
    }

    private long bytes() {
        return (long) shape.size() * encoding.type().width();
    }

    private Numbers allocate(ByteSource source) {
        try {
            return encoding.allocate(shape.size());
        } catch (OutOfMemoryError e) {
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            throw source.wrong(shape + " voxels", "what fits in the " + heap + " MiB of this JVM; raise that by -Xmx");
        }
    }

    private ByteBuffer fill(ByteSource source, byte[] chunk, long done) {
        int length = (int) Math.min(chunk.length, bytes() - done);
        int found = source.fill(chunk, length);
        if (found < length) {
            throw source.cut(done + found, bytes(), "voxels");
        }
        return ByteBuffer.wrap(chunk, 0, length).order(encoding.order());
    }

    private void decode(ByteSource source, ByteBuffer chunk, VoxelOrder order, Numbers numbers) {
        while (chunk.hasRemaining()) {
            int voxel = order.next();
            double value = encoding.decode(chunk);
            try {
                numbers.set(voxel, value);
            } catch (ArithmeticException e) {
                throw tooLarge(source, voxel, value);
            }
        }
    }

    private InvalidInput tooLarge(ByteSource source, int voxel, double value) {
        String found = value + " at voxel " + shape.position(voxel);
        return source.wrong(found, "whole numbers that fit in 32 bits");
    }
}

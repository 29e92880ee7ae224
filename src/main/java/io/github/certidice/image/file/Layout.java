package io.github.certidice.image.file;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What a header says about the numbers after it, and how to read them. */
record Layout(List<Integer> axes, boolean isFirstAxisFastest, Encoding encoding) {

    private static final int MOST_IMAGE_AXES = 3;
    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

    /** Numbers that are decoded at once. */
    private static final int CHUNK = 1 << 14;

    /** The shape of an image with these axes, as {@link ImageFile} documents it. */
    static Shape shape(ByteSource source, List<Long> axes) {
        if (axes.stream().anyMatch(size -> size < 1)) {
            throw source.wrong(found(axes), "at least one voxel along every axis");
        }
        requireFew(source, axes, "voxels");
        List<Long> kept = atMostThree(axes);
        if (kept.size() > MOST_IMAGE_AXES) {
            throw source.wrong(
                    found(axes), "up to " + MOST_IMAGE_AXES + " axes, and axes of size 1 in front or at the back");
        }
        return new Shape(kept.stream().map(Math::toIntExact).toList());
    }

    /** The axes of a tensor: none at all, and axes without elements, are fine. */
    static List<Integer> axes(ByteSource source, List<Long> axes) {
        if (axes.size() > Tensor.MOST_AXES) {
            throw source.wrong(axes.size() + " axes", "at most " + Tensor.MOST_AXES);
        }
        if (axes.stream().anyMatch(size -> size < 0)) {
            throw source.wrong(found(axes), "sizes of at least 0");
        }
        // Of each size too: 2^40 times 0 would be 0.
        axes.forEach(size -> requireFew(source, List.of(size), "numbers"));
        requireFew(source, axes, "numbers");
        return axes.stream().map(Math::toIntExact).toList();
    }

    private static String found(List<Long> axes) {
        return "shape " + axes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    private static void requireFew(ByteSource source, List<Long> axes, String what) {
        if (axes.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b) > MOST_NUMBERS) {
            throw source.wrong(found(axes), "at most 2^31 - 9 " + what);
        }
    }

    private static List<Long> atMostThree(List<Long> axes) {
        List<Long> kept = axes.isEmpty() ? List.of(1L) : new ArrayList<>(axes);
        while (kept.size() > MOST_IMAGE_AXES && kept.get(0) == 1) {
            kept.remove(0);
        }
        while (kept.size() > MOST_IMAGE_AXES && kept.get(kept.size() - 1) == 1) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    /** Reads the voxels of an image. */
    Image readImage(ByteSource source) {
        return new Image(new Shape(axes), encoding.type(), read(source, encoding::allocate));
    }

    /** Reads the numbers of a tensor. */
    Tensor readTensor(ByteSource source) {
        ElementType type = encoding.type().element();
        Numbers numbers = read(source, size -> Numbers.allocate(type, size));
        return new Tensor(type, axes, numbers.elements());
    }

    private Numbers read(ByteSource source, IntFunction<Numbers> storage) {
        source.requireRoomFor(bytes());
        Numbers numbers = allocate(source, storage);
        VoxelOrder order = VoxelOrder.of(axes, isFirstAxisFastest);
        byte[] chunk =
                new byte[(int) Math.min(bytes(), (long) CHUNK * encoding.type().width())];
        for (long done = 0; done < bytes(); done += chunk.length) {
            decode(source, fill(source, chunk, done), order, numbers);
        }
        return numbers;
    }

    private int size() {
        return Tensor.size("shape", axes);
    }

    private long bytes() {
        return (long) size() * encoding.type().width();
    }

    private Numbers allocate(ByteSource source, IntFunction<Numbers> storage) {
        try {
            return storage.apply(size());
        } catch (OutOfMemoryError e) {
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            String sizes = axes.stream().map(String::valueOf).collect(Collectors.joining("x"));
            throw source.wrong(sizes + " voxels", "what fits in the " + heap + " MiB of this JVM; raise that by -Xmx");
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
                throw source.wrong(value + " at voxel " + Tensor.position(axes, voxel), e.getMessage());
            }
        }
    }
}

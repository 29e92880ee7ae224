package io.github.certidice.image.file;

import io.github.certidice.image.Labels;
import io.github.certidice.image.Mask;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import io.github.certidice.image.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes NPY 1.0 files, which {@code numpy.load} reads: little endian, C order. A file that exists is replaced. The same
 * numbers give the same bytes.
 */
public final class NpyWriter {

    /** numpy pads the header so that the voxels begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private static final int BUFFER = 1 << 16;

    private NpyWriter() {}

    /** Puts the numbers at a voxel into a buffer. */
    private interface Encoder {
        void put(ByteBuffer out, int voxel);
    }

    /**
     * Writes a mask as bool, labels as uint8, and probabilities as float32 or float64, whichever they are kept as.
     *
     * @throws IOException if the file can't be written
     */
    public static void write(Path path, Target target) throws IOException {
        if (target instanceof Labels labels) {
            write(path, labels.shape(), NumberType.UINT8, (out, voxel) -> out.put((byte) labels.label(voxel)));
        } else if (target instanceof Mask mask) {
            write(path, mask.shape(), NumberType.BOOL, (out, voxel) -> out.put((byte) mask.at(voxel)));
        } else if (target instanceof ProbabilityMap map && map.isSinglePrecision()) {
            write(path, map.shape(), map.floats());
        } else {
            write(path, target.shape(), NumberType.FLOAT64, (out, voxel) -> out.putDouble(target.at(voxel)));
        }
    }

    /** Writes any numbers as float32, one per voxel. */
    public static void write(Path path, Shape shape, float... values) throws IOException {
        write(path, shape, NumberType.FLOAT32, (out, voxel) -> out.putFloat(values[voxel]));
    }

    /** Writes any numbers as float64, one per voxel: a gradient, for example. */
    public static void write(Path path, Shape shape, double... values) throws IOException {
        write(path, shape, NumberType.FLOAT64, (out, voxel) -> out.putDouble(values[voxel]));
    }

    /**
     * Writes a tensor of any rank in its own format; bfloat16, which numpy lacks, as float32.
     *
     * @throws IOException if the file can't be written
     */
    public static void write(Path path, Tensor tensor) throws IOException {
        WholeFile.write(path, out -> write(out, tensor));
    }

    static void write(OutputStream out, Tensor tensor) throws IOException {
        NumberType type = NumberType.of(tensor.type());
        write(out, tensor.shape(), type, (chunk, index) -> type.encode(chunk, tensor.at(index)));
    }

    private static void write(Path path, Shape shape, NumberType type, Encoder encoder) throws IOException {
        WholeFile.write(path, out -> write(out, shape.axes(), type, encoder));
    }

    private static void write(OutputStream out, List<Integer> axes, NumberType type, Encoder encoder)
            throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        out.write(header(axes, type));
        int size = Tensor.size("shape", axes);
        for (int voxel = 0; voxel < size; voxel++) {
            encoder.put(chunk, voxel);
            if (!chunk.hasRemaining()) {
                flush(chunk, out);
            }
        }
        flush(chunk, out);
    }

    private static void flush(ByteBuffer chunk, OutputStream out) throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
    }

    private static byte[] header(List<Integer> axes, NumberType type) {
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descr(type), tuple(axes));
        int before = "\u0093NUMPY".length() + 4;
        int length = (before + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - before;
        String padded = text + " ".repeat(length - text.length() - 1) + "\n";
        String start = "\u0093NUMPY\1\0" + (char) (length & 0xff) + (char) (length >> 8);
        return (start + padded).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String descr(NumberType type) {
        return (type.width() == 1 ? "|" : "<") + type.code();
    }

    /** As Python writes it: {@code (3, 4)}, and {@code (3,)} for one axis. */
    private static String tuple(List<Integer> axes) {
        String sizes = axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return axes.size() == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
    }
}

package io.github.certidice.image.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The 348 bytes of a NIfTI-1 header. The numbers are offsets of its fields. */
final class NiftiHeader {

    private static final int LENGTH = 348;
    private static final int DIM = 40;
    private static final int DATATYPE = 70;
    private static final int VOX_OFFSET = 108;
    private static final int SCL_SLOPE = 112;
    private static final int SCL_INTER = 116;
    private static final int MAGIC = 344;

    private static final int MOST_DIMS = 7;

    /** Voxels of a single file begin here at the earliest: header and 4 bytes that say whether extensions follow. */
    private static final int SINGLE_FILE_OFFSET = 352;

    /** A float up to which whole numbers are exact; no file's extensions are that long. */
    private static final float LARGEST_OFFSET = 1 << 24;

    private static final Map<Integer, NumberType> TYPES = Map.ofEntries(
            Map.entry(2, NumberType.UINT8),
            Map.entry(4, NumberType.INT16),
            Map.entry(8, NumberType.INT32),
            Map.entry(16, NumberType.FLOAT32),
            Map.entry(64, NumberType.FLOAT64),
            Map.entry(256, NumberType.INT8),
            Map.entry(512, NumberType.UINT16),
            Map.entry(768, NumberType.UINT32),
            Map.entry(1024, NumberType.INT64),
            Map.entry(1280, NumberType.UINT64));

    private static final Map<Integer, String> OTHER_TYPES = Map.of(
            1, "single bits",
            32, "complex numbers",
            128, "RGB colours",
            1536, "128 bit floats",
            1792, "complex numbers",
            2048, "complex numbers",
            2304, "RGBA colours");

    private final ByteSource source;
    private final ByteBuffer fields;

    private NiftiHeader(ByteSource source) {
        this.source = source;
        this.fields = source.take(LENGTH, "NIfTI-1 header");
        if (fields.getInt(0) != LENGTH) {
            fields.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (fields.getInt(0) != LENGTH) {
            throw source.wrong(
                    "a header that gives its length as " + fields.getInt(0), LENGTH + ", as NIfTI-1 demands");
        }
    }

    /** Reads header and voxels, the latter from a file beside this one where the magic says so. */
    static Image readImage(ByteSource source) {
        NiftiHeader header = new NiftiHeader(source);
        Layout layout = header.layout();
        if (header.isSingleFile()) {
            source.skip(header.offset(SINGLE_FILE_OFFSET) - LENGTH, "the voxels");
            return readVoxels(source, layout);
        }
        try (ByteSource voxels = header.pairedFile()) {
            voxels.skip(header.offset(0), "the voxels");
            return readVoxels(voxels, layout);
        }
    }

    /** What follows the voxels is passed over, but for gzip's checksum. */
    private static Image readVoxels(ByteSource source, Layout layout) {
        Image image = layout.readImage(source);
        source.drain();
        return image;
    }

    private boolean isSingleFile() {
        byte[] magic = new byte[3];
        fields.get(MAGIC, magic);
        return new String(magic, StandardCharsets.ISO_8859_1).equals("n+1");
    }

    private ByteSource pairedFile() {
        String image = source.name().replaceFirst("\\.hdr(\\.gz)?$", "") + ".img";
        return source.sibling(source.isBeside(image + ".gz") && !source.isBeside(image) ? image + ".gz" : image);
    }

    /** Where the voxels begin; 0 stands for the earliest place. */
    private int offset(int earliest) {
        float offset = fields.getFloat(VOX_OFFSET);
        boolean isValid = offset == 0 || offset >= earliest && offset <= LARGEST_OFFSET && offset == (int) offset;
        if (!isValid) {
            throw source.wrong("vox_offset " + offset, "0, or a whole number of at least " + earliest);
        }
        return Math.max((int) offset, earliest);
    }

    private Layout layout() {
        return new Layout(Layout.shape(source, axes()).axes(), true, encoding());
    }

    private List<Long> axes() {
        int count = fields.getShort(DIM);
        if (count < 1 || count > MOST_DIMS) {
            throw source.wrong("dim[0] = " + count, "1 to " + MOST_DIMS);
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(axis -> (long) fields.getShort(DIM + axis * Short.BYTES))
                .toList();
    }

    private Encoding encoding() {
        double slope = fields.getFloat(SCL_SLOPE);
        if (slope == 0 || !Double.isFinite(slope)) {
            return Encoding.plain(type(), fields.order());
        }
        double intercept = fields.getFloat(SCL_INTER);
        if (!Double.isFinite(intercept)) {
            throw source.wrong("scl_inter " + intercept + " with scl_slope " + slope, "a finite scl_inter");
        }
        return new Encoding(type(), fields.order(), slope, intercept);
    }

    private NumberType type() {
        int code = fields.getShort(DATATYPE);
        NumberType type = TYPES.get(code);
        if (type == null) {
            String name = OTHER_TYPES.containsKey(code) ? ", " + OTHER_TYPES.get(code) : "";
            throw source.wrong("NIfTI datatype " + code + name, "8 to 64 bit integers, float32 or float64");
        }
        return type;
    }
}

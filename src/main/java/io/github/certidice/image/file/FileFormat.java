package io.github.certidice.image.file;

import java.nio.charset.StandardCharsets;

/** What a file is, by its first bytes. The formats that aren't read are here so that messages can say their names. */
enum FileFormat {
    NPY("an NPY file", 0, "\u0093NUMPY"),
    NIFTI_1("a NIfTI-1 file", 344, "n+1\0", "ni1\0"),
    NIFTI_2("a NIfTI-2 file", 4, "n+2\0", "ni2\0"),
    NPZ_OR_ZIP("a zip or .npz archive (save its array alone by numpy.save)", 0, "PK\u0003\u0004"),
    PICKLE("a Python pickle", 0, "\u0080\u0002", "\u0080\u0003", "\u0080\u0004", "\u0080\u0005"),
    PNG("a PNG picture", 0, "\u0089PNG"),
    JPEG("a JPEG picture", 0, "\u00ff\u00d8\u00ff"),
    TIFF("a TIFF picture", 0, "II*\0", "MM\0*"),
    HDF5("an HDF5 or MATLAB 7.3 file", 0, "\u0089HDF"),
    NRRD("an NRRD file", 0, "NRRD"),
    META_IMAGE("a MetaImage header", 0, "ObjectType", "NDims"),
    DICOM("a DICOM file", 128, "DICM"),
    /** Both begin by the header's length, 348. */
    ANALYZE("an Analyze 7.5 header or a NIfTI-1 header that breaks off", 0, "\\\u0001\0\0", "\0\0\u0001\\"),
    UNKNOWN("a file of unknown format", 0);

    /** Up to the end of the NIfTI-1 magic. */
    private static final int START = 348;

    private final String description;
    private final int at;
    private final String[] magics;

    FileFormat(String description, int at, String... magics) {
        this.description = description;
        this.at = at;
        this.magics = magics;
    }

    static FileFormat of(ByteSource source) {
        // One char per byte.
        String start = new String(source.peek(START), StandardCharsets.ISO_8859_1);
        for (FileFormat format : values()) {
            if (format.begins(start)) {
                return format;
            }
        }
        return UNKNOWN;
    }

    private boolean begins(String start) {
        for (String magic : magics) {
            if (start.startsWith(magic, at)) {
                return true;
            }
        }
        return false;
    }

    /** {@code "a PNG picture"}. */
    String description() {
        return description;
    }
}

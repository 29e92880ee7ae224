package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import java.nio.file.Path;

/**
 * Reads an image from a file, which is recognised by its content, not by its name:
 *
 * <ul>
 *   <li>NPY 1.0, 2.0 and 3.0: types b1, i1 to i8, u1 to u8, f2, f4, f8; both byte orders; C and Fortran order. Bytes after
 *       the voxels are refused: a second array in the file would be overlooked.
 *   <li>NIfTI-1, as one file or as a pair of .hdr (which is the one to name) and .img: 8 to 64 bit integers, float32 and
 *       float64; both byte orders. A value is {@code raw * scl_slope + scl_inter} in double precision, or the raw value
 *       where the slope is 0 or not finite. Bytes after the voxels are passed over, as other readers of the format do.
 *   <li>Either of them compressed by gzip.
 * </ul>
 *
 * <p>An image has one to three axes. A file with more is accepted where dropping axes of size 1, first in front and then
 * at the back, leaves three; a file with none (a single number) becomes an axis of size 1. 64 bit integers are read where
 * they fit in 32 bits.
 *
 * <p>Voxels are streamed: next to the resulting array, reading needs some hundred kilobytes.
 */
public final class ImageFile {

    private ImageFile() {}

    /**
     * Reads the file.
     *
     * @param argument the name by which messages call this input, such as "target"
     * @throws InvalidInput if there is no such file, or it can't be read, or it isn't one of those above
     */
    public static Image read(String argument, Path path) {
        try (ByteSource source = ByteSource.open(argument, path)) {
            FileFormat format = FileFormat.of(source);
            return switch (format) {
                case NPY -> NpyHeader.readImage(source);
                case NIFTI_1 -> NiftiHeader.readImage(source);
                default -> throw source.wrong(format.description(), "an NPY or NIfTI-1 file, also inside gzip");
            };
        }
    }
}

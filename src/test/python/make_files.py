"""Writes src/test/resources/files: images written by numpy and nibabel, which the tests of image.file read.

    pip install numpy==2.4.6 nibabel==5.4.2
    python src/test/python/make_files.py src/test/resources/files

Deterministic: the same versions write the same bytes. expected.txt says what numpy and nibabel read from each
file: name, NumberType, shape, and the values in C order as hexadecimal floats, joined by semicolons.
"""

import gzip
import io
import pathlib
import sys
import zlib

import nibabel
import numpy as np

FOLDER = pathlib.Path(sys.argv[1])
expected = []

# The ends of each type's range, as far as it fits in 32 bits, and what lies around 0.
INTEGERS = {
    "u1": [0, 1, 2, 127, 128, 255],
    "i1": [0, 1, -1, 2, 127, -128],
    "u2": [0, 1, 2, 258, 32768, 65535],
    "i2": [0, 1, -1, 258, 32767, -32768],
    "u4": [0, 1, 2, 65536, 16909060, 2147483647],
    "i4": [0, 1, -1, 16909060, 2147483647, -2147483648],
    "u8": [0, 1, 2, 65536, 16909060, 2147483647],
    "i8": [0, 1, -1, 16909060, 2147483647, -2147483648],
}
# Smallest subnormal, a larger one, smallest normal, -0.0, largest, and 1/3 rounded.
FLOATS = {
    "f2": [2.0**-24, 3 * 2.0**-24, 2.0**-14, -0.0, 65504.0, 1 / 3],
    "f4": [2.0**-149, 5 * 2.0**-149, 2.0**-126, -0.0, float(np.finfo("f4").max), 1 / 3],
    "f8": [2.0**-1074, 5 * 2.0**-1074, 2.0**-1022, -0.0, float(np.finfo("f8").max), 1 / 3],
}
NAMES = {"b": "BOOL", "u": "UINT", "i": "INT", "f": "FLOAT"}


def type_name(dtype):
    return "BOOL" if dtype.kind == "b" else NAMES[dtype.kind] + str(8 * dtype.itemsize)


def expect(name, dtype, array, shape=None):
    shape = "x".join(map(str, shape or array.shape))
    values = ";".join(float(v).hex() for v in np.asarray(array, order="C").ravel())
    expected.append(f"{name} {type_name(dtype)} {shape} {values}")


def save(name, data):
    (FOLDER / name).write_bytes(data)


def npy(name, array, version=None, shape=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, version=version)
    save(name, gzip.compress(out.getvalue(), mtime=0) if name.endswith("gz") else out.getvalue())
    expect(name, array.dtype, np.load(io.BytesIO(out.getvalue())), shape)


def box(dtype, *shape):
    """Values that tell all positions apart."""
    return np.arange(np.prod(shape), dtype=dtype).reshape(shape)


def all_npy():
    npy("b1.npy", np.array([[True, False, False], [False, True, True]]))
    for code, values in {**INTEGERS, **FLOATS}.items():
        for order, suffix in (("<", "le"), (">", "be")):
            npy(f"{code}_{suffix}.npy", np.array(values, order + code).reshape(2, 3))
    npy("0d.npy", np.array(0.25), shape=(1,))
    npy("1d.npy", box("<f4", 5))
    npy("3d.npy", box("<f4", 2, 3, 4))
    npy("2d_fortran.npy", np.asfortranarray(box(">i2", 3, 4)))
    npy("3d_fortran.npy", np.asfortranarray(box("<f8", 2, 3, 4)))
    npy("4d_leading.npy", box("<f4", 1, 2, 3, 4), shape=(2, 3, 4))
    npy("4d_trailing.npy", box("<f4", 2, 3, 4, 1), shape=(2, 3, 4))
    npy("5d_both.npy", box("<f4", 1, 2, 3, 4, 1), shape=(2, 3, 4))
    npy("version2.npy", box("<u2", 2, 3), version=(2, 0))
    npy("version3.npy", box("<u2", 2, 3), version=(3, 0))
    npy("packed.npy.gz", box("<f4", 2, 3))


def image(array, order="<", kind=nibabel.Nifti1Image):
    header = kind.header_class(endianness=order)
    header.set_data_dtype(array.dtype.newbyteorder(order))
    result = kind(array, None, header)
    result.set_sform(np.array([[-2, 0, 0, 90], [0, 2, 0, -126], [0, 0, 3, -72], [0, 0, 0, 1.0]]), code=1)
    return result


def nifti(name, picture, dtype, shape=None):
    raw = picture.to_bytes()
    save(name, gzip.compress(raw, mtime=0) if name.endswith("gz") else raw)
    expect(name, np.dtype(dtype), np.asarray(nibabel.load(FOLDER / name).dataobj), shape)


def pair(name, array, packed):
    picture = image(array, kind=nibabel.Nifti1Pair)
    files = {key: nibabel.FileHolder(fileobj=io.BytesIO()) for key in ("header", "image")}
    picture.to_file_map(files)
    for key, suffix in (("header", ".hdr"), ("image", ".img")):
        data = files[key].fileobj.getvalue()
        save(name + suffix + (".gz" if packed else ""), gzip.compress(data, mtime=0) if packed else data)
    expect(name + ".hdr" + (".gz" if packed else ""), array.dtype, array)


def scaled(name, raw, slope, inter):
    """nibabel picks its own scaling when it writes, so the header is set after that."""
    data = bytearray(image(raw).to_bytes())
    data[112:120] = np.array([slope, inter], "<f4").tobytes()
    save(name, bytes(data))
    expect(name, raw.dtype, nibabel.load(FOLDER / name).get_fdata())


def all_nifti():
    for code in ("u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"):
        values = {**INTEGERS, **FLOATS}[code]
        for order, suffix in (("<", "le"), (">", "be")):
            nifti(f"{code}_{suffix}.nii", image(np.array(values, code).reshape(2, 3, 1), order), code)
    nifti("1d.nii", image(box("f4", 5)), "f4")
    nifti("2d.nii", image(box("f4", 3, 4)), "f4")
    nifti("3d.nii", image(box("f4", 2, 3, 4)), "f4")
    nifti("4d.nii", image(box("f4", 2, 3, 4).reshape(2, 3, 4, 1)), "f4", (2, 3, 4))
    nifti("packed.nii.gz", image(box("i2", 2, 3, 4)), "i2")
    extended = image(box("i2", 2, 3))
    extended.header.extensions.append(nibabel.nifti1.Nifti1Extension("comment", b"forty-two"))
    nifti("extended.nii", extended, "i2")
    scaled("scaled.nii", box("i2", 2, 3, 4), 0.1, -3)
    scaled("scaled_f4.nii", box("f4", 2, 3), 1 / 3, 0)
    scaled("slope0.nii", box("i2", 2, 3), 0, 7)
    scaled("slope_nan.nii", box("i2", 2, 3), np.nan, 7)
    scaled("slope1_inter.nii", box("u1", 2, 3), 1, 0.5)
    pair("pair", box("i2", 2, 3, 4), packed=False)
    pair("packed_pair", box("i2", 2, 3, 4), packed=True)
    scan = nibabel.load(FOLDER / "scaled.nii")
    npy("scaled_as_numpy_sees_it.npy", np.ascontiguousarray(scan.get_fdata()))


def refused():
    """Files that others write and that the reader must refuse by name."""
    out = io.BytesIO()
    np.savez(out, a=np.zeros(2))
    # The archive holds the time of writing: only its start is kept.
    save("bad.npz", out.getvalue()[:4] + bytes(60))
    for name, array in {
        "complex": np.zeros(2, "c8"),
        "text": np.array(["brain"]),
        "bytes": np.array([b"brain"]),
        "object": np.array([None, 1], object),
        "date": np.array(["2020-01-01"], "M8[D]"),
        "void": np.zeros(2, "V2"),
        "structured": np.zeros(2, [("x", "f4"), ("y", "f4")]),
        "no_voxels": np.zeros((0, 4)),
        "4d": box("f4", 2, 2, 2, 2),
        "i8_too_large": np.array([0, 2**40]),
        "u8_too_large": np.array([0, 2**64 - 1], "u8"),
    }.items():
        out = io.BytesIO()
        np.lib.format.write_array(out, array, allow_pickle=True)
        save(f"bad_{name}.npy", out.getvalue())
    save("bad_nifti2.nii", image(box("f4", 2, 3), kind=nibabel.Nifti2Image).to_bytes())
    save("bad_complex.nii", image(np.zeros((2, 3), "c8")).to_bytes())
    save("bad_rgb.nii", image(np.zeros((2, 3), [("R", "u1"), ("G", "u1"), ("B", "u1")])).to_bytes())
    save("bad_4d.nii", image(box("f4", 2, 2, 2, 2)).to_bytes())
    analyze = {key: nibabel.FileHolder(fileobj=io.BytesIO()) for key in ("header", "image")}
    nibabel.AnalyzeImage(box("i2", 2, 3, 4), np.eye(4)).to_file_map(analyze)
    save("bad_analyze.hdr", analyze["header"].fileobj.getvalue())
    save("bad.png", png(np.array([[0, 255], [255, 0]], "u1")))


def png(grey):
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = grey.shape[1].to_bytes(4, "big") + grey.shape[0].to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = b"".join(b"\0" + row.tobytes() for row in grey)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


all_npy()
all_nifti()
refused()
save("expected.txt", ("\n".join(expected) + "\n").encode())

"""Writes src/test/resources/tensors: arrays written by numpy, which the tests of TensorFile read.

    pip install numpy==1.24.2
    python src/test/python/make_tensors.py src/test/resources/tensors

expected.txt says what numpy reads from each file, or from each member of an archive: place, dtype, shape, and the values
in C order as hexadecimal floats, joined by semicolons. Archives hold the time of writing unless it is fixed, so it is.
"""

import io
import pathlib
import sys
import zipfile

import numpy as np

FOLDER = pathlib.Path(sys.argv[1])
expected = []

WIDER = {"int8": "int32", "int16": "int32", "uint16": "int32", "uint32": "int64", "uint64": "int64"}
VALUES = {
    "?": [True, False, False, True, True, False],
    "u1": [0, 1, 2, 127, 128, 255],
    "i1": [0, 1, -1, 2, 127, -128],
    "u2": [0, 1, 2, 258, 32768, 65535],
    "i2": [0, 1, -1, 258, 32767, -32768],
    "u4": [0, 1, 2, 65536, 16909060, 4294967295],
    "i4": [0, 1, -1, 16909060, 2147483647, -2147483648],
    "u8": [0, 1, 2, 65536, 16909060, 2**53 - 1],
    "i8": [0, 1, -1, -100, 2**53 - 1, 1 - 2**53],
    "f2": [2.0**-24, 1023 * 2.0**-24, 2.0**-14, -0.0, 65504.0, 1 / 3],
    "f4": [2.0**-149, np.nan, 2.0**-126, -0.0, np.inf, 1 / 3],
    "f8": [2.0**-1074, np.nan, -np.inf, -0.0, float(np.finfo("f8").max), 1 / 3],
}


def text(number):
    return float(number).hex().replace("nan", "NaN").replace("inf", "Infinity")


def expect(place, array):
    name = WIDER.get(array.dtype.name, array.dtype.name)
    shape = "x".join(map(str, array.shape)) or "scalar"
    values = ";".join(text(v) for v in np.asarray(array, order="C").ravel()) or "none"
    expected.append(f"{place} {name} {shape} {values}")


def npy_bytes(array, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, version=version)
    return out.getvalue()


def npy(name, array, version=None):
    (FOLDER / name).write_bytes(npy_bytes(array, version))
    expect(name, np.load(FOLDER / name))


def npz(name, method, **members):
    with zipfile.ZipFile(FOLDER / name, "w", method) as archive:
        for member, array in members.items():
            archive.writestr(zipfile.ZipInfo(member + ".npy"), npy_bytes(array), method)
    read = np.load(FOLDER / name)
    for member in members:
        expect(f"{name}:{member}", read[member])


def box(dtype, *shape):
    return np.arange(int(np.prod(shape)), dtype=dtype).reshape(shape)


for code, values in VALUES.items():
    for order in ("<", ">") if code not in ("?", "u1", "i1") else ("|",):
        suffix = {"<": "le", ">": "be", "|": "byte"}[order]
        npy(f"{code.replace('?', 'b1')}_{suffix}.npy", np.array(values, order + code).reshape(2, 1, 3, 1))
npy("scalar.npy", np.array(0.25))
npy("none.npy", np.zeros((2, 0, 3), "f4"))
npy("none_fortran.npy", np.asfortranarray(np.zeros((2, 0, 3), "f4")))
npy("five.npy", box("<i4", 2, 3, 1, 2, 2))
npy("five_fortran.npy", np.asfortranarray(box(">i4", 2, 3, 1, 2, 2)))
npy("two_fortran.npy", np.asfortranarray(box("<f8", 3, 4)))
npy("version2.npy", box("<f4", 2, 2, 2, 2), version=(2, 0))
npy("version3.npy", box("<f4", 2, 2, 2, 2), version=(3, 0))
members = {"prediction": box("<f4", 1, 2, 2, 2) / 8, "target": box("<i8", 1, 1, 2, 2), "0/value": np.array(0.5)}
npz("stored.npz", zipfile.ZIP_STORED, **members)
npz("deflated.npz", zipfile.ZIP_DEFLATED, **members)
(FOLDER / "expected.txt").write_text("\n".join(expected) + "\n")

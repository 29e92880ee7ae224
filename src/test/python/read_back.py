"""Lets numpy read what NpyWriter wrote. Not part of the build, which compares bytes with files that numpy wrote.

    mvn compile && python src/test/python/read_back.py target/classes
"""

import pathlib
import subprocess
import sys
import tempfile

import numpy as np

PROGRAM = """
import io.github.certidice.image.*;
import io.github.certidice.image.file.NpyWriter;
import java.nio.file.Path;

class Write {
    public static void main(String[] folder) throws Exception {
        for (String text : new String[] {"1", "70000", "3x5", "300x300", "2x3x4", "64x1x65"}) {
            Shape shape = Shape.parse(text);
            float[] floats = new float[shape.size()];
            double[] doubles = new double[shape.size()];
            byte[] labels = new byte[shape.size()];
            for (int i = 0; i < floats.length; i++) {
                doubles[i] = Math.scalb(i * 1.1 + 1, -(i % 1060));
                floats[i] = Math.scalb(i % 1000 + 1f, -10 - i % 139);
                labels[i] = (byte) (i % 251);
            }
            NpyWriter.write(Path.of(folder[0], text + "_f8.npy"), shape, doubles);
            NpyWriter.write(Path.of(folder[0], text + "_f4.npy"), ProbabilityMap.of(shape, floats));
            NpyWriter.write(Path.of(folder[0], text + "_u1.npy"), Labels.of(shape, 256, labels));
            NpyWriter.write(Path.of(folder[0], text + "_b1.npy"), Mask.of(shape, i -> i % 3 == 1));
        }
    }
}
"""

FORMULAS = {
    "f8": lambda i: np.ldexp(i * 1.1 + 1, -(i % 1060)),
    "f4": lambda i: np.ldexp((i % 1000 + 1).astype("f4"), -10 - i % 139),
    "u1": lambda i: (i % 251).astype("u1"),
    "b1": lambda i: i % 3 == 1,
}

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "Write.java").write_text(PROGRAM)
    subprocess.run(["java", "-cp", sys.argv[1], folder / "Write.java", folder], check=True)
    files = sorted(folder.glob("*.npy"))
    for file in files:
        shape, code = file.stem.split("_")
        read = np.load(file)
        wanted = FORMULAS[code](np.arange(read.size)).reshape([int(n) for n in shape.split("x")])
        assert read.dtype == np.dtype(code) and read.flags.c_contiguous, file
        assert read.shape == wanted.shape and read.tobytes() == wanted.tobytes(), file
    assert len(files) == 24
    print(f"numpy {np.__version__} reads all {len(files)} files bit for bit")

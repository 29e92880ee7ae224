"""What the tests of the client share: its place on the path, and an oracle that is the fake."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent.parent / "main" / "python"
sys.path.insert(0, str(SOURCES))

import certidice  # noqa: E402

FAKE = [sys.executable, str(HERE / "fake_oracle.py")]


def fake_oracle(**options):
    return certidice.Oracle(FAKE, **options)

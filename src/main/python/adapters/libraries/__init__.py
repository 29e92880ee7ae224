"""One module for each library, with ``PACKAGE``, ``calls()``, ``run(name, arguments, prediction, target, extra)``.

``KEEPS_STRIDES = False`` says that its losses don't see how tensors lie in memory.

A module here may be imported without its library; the library is imported by the first run.
"""

from __future__ import annotations

import importlib
from types import ModuleType

#: The names for the command line, in the order of the scoreboard.
NAMES = ("monai", "smp", "toolbelt", "kornia", "torch", "torchmetrics", "nnunet", "mmseg", "keras", "optax")


def library(name: str) -> ModuleType:
    """The adapter of a library."""
    if name not in NAMES:
        raise ValueError(f"no library {name}; there are {', '.join(NAMES)}")
    return importlib.import_module(f"{__name__}.{name}")

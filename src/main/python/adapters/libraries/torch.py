"""torch.nn.functional."""

from __future__ import annotations

from typing import Any, List

import numpy as np

from certidice import Layout

from ..loading import attribute
from ..rows import Row, row, rows
from ..running import Arguments, Result, run_torch, with_arrays

PACKAGE = "torch"
PREFIX = "torch.nn.functional."
WEIGHT = np.array([0.5, 1.0, 2.0])
#: pos_weight and weight of the binary losses are broadcast against (batch, classes, height, width).
CHANNELS = WEIGHT.reshape(3, 1, 1)
CLASS_PROBABILITIES = Layout(target="one_hot", soft=True)


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    loss = attribute(("torch.nn.functional", "torch.nn"), name.rpartition(".")[2])
    return run_torch(loss, with_arrays(arguments, "weight", "pos_weight"), prediction, target, extra)


def calls() -> List[Row]:
    """The calls under test."""
    return [*binary(), *by_labels(), *by_probabilities()]


def binary() -> List[Row]:
    """The binary cross-entropies."""
    plain = [{}, dict(reduction="sum"), dict(reduction="none"), dict(weight=CHANNELS)]
    positive = [dict(pos_weight=CHANNELS), dict(weight=CHANNELS, pos_weight=CHANNELS, reduction="sum")]
    logits = rows(PREFIX + "binary_cross_entropy_with_logits", *plain, *positive)
    return [*rows(PREFIX + "binary_cross_entropy", *plain), *logits]


def by_labels() -> List[Row]:
    """cross_entropy of class labels."""
    return rows(
        PREFIX + "cross_entropy",
        {},
        dict(reduction="sum"),
        dict(reduction="none"),
        dict(weight=WEIGHT),
        dict(weight=WEIGHT, ignore_index=255),
        dict(label_smoothing=0.125),
        dict(label_smoothing=0.125, weight=WEIGHT, ignore_index=255),
        dict(label_smoothing=0.125, weight=WEIGHT, reduction="sum"),
    )


def by_probabilities() -> List[Row]:
    """cross_entropy of class probabilities."""
    settings = [{}, dict(weight=WEIGHT), dict(label_smoothing=0.125, weight=WEIGHT), dict(reduction="sum")]
    return [row(PREFIX + "cross_entropy", CLASS_PROBABILITIES, **setting) for setting in settings]

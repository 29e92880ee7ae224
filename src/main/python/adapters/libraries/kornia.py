"""kornia.losses."""

from __future__ import annotations

from typing import Any, List

import numpy as np

from ..loading import attribute, bare, fill_gaps_of_torch
from ..rows import Row, rows
from ..running import Arguments, Result, run_torch, with_arrays

PACKAGE = "kornia"
PREFIX = "kornia.losses."
MODULES = tuple(PREFIX + module for module in ("dice", "tversky", "focal", "lovasz_hinge", "lovasz_softmax"))
WEIGHT = np.array([0.5, 1.0, 2.0])


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    fill_gaps_of_torch()
    bare("kornia")
    bare("kornia.losses")
    ready = with_arrays(arguments, "weight", "pos_weight")
    loss = attribute(MODULES, name.rpartition(".")[2])
    # The hinge loss alone wants an axis of one class in the prediction, and none in the target.
    if "hinge" in name.lower() and prediction.ndim == target.ndim:
        value, gradient = run_torch(loss, ready, prediction[:, None], target, extra)
        return value, None if gradient is None else gradient[:, 0]
    return run_torch(loss, ready, prediction, target, extra)


def calls() -> List[Row]:
    """The calls under test."""
    return [*dice(), *tversky(), *focal(), *lovasz()]


def dice() -> List[Row]:
    """dice_loss."""
    return rows(
        PREFIX + "dice_loss",
        {},
        dict(average="macro"),
        dict(average="micro", weight=WEIGHT),
        dict(average="macro", weight=WEIGHT),
        dict(eps=0.25),
        dict(ignore_index=255),
        dict(average="macro", ignore_index=255, weight=WEIGHT),
        dict(ignore_index=None),
    )


def tversky() -> List[Row]:
    """tversky_loss."""
    return rows(
        PREFIX + "tversky_loss",
        dict(alpha=0.5, beta=0.5),
        dict(alpha=0.25, beta=0.75),
        dict(alpha=1.0, beta=1.0, eps=0.25),
        dict(alpha=0.75, beta=0.25, ignore_index=255),
    )


def focal() -> List[Row]:
    """focal_loss and binary_focal_loss_with_logits."""
    many = rows(
        PREFIX + "focal_loss",
        dict(alpha=0.25),
        dict(alpha=0.5, reduction="mean"),
        dict(alpha=None, gamma=0.0, reduction="sum"),
        dict(alpha=None, gamma=0.5, reduction="mean"),
        dict(alpha=0.25, weight=WEIGHT, reduction="mean"),
        dict(alpha=0.25, reduction="mean", ignore_index=255),
    )
    binary = rows(
        PREFIX + "binary_focal_loss_with_logits",
        dict(alpha=0.25),
        dict(alpha=None, reduction="mean"),
        dict(alpha=0.25, gamma=0.5, reduction="sum"),
        dict(alpha=0.25, pos_weight=WEIGHT, reduction="mean"),
        dict(alpha=0.75, weight=WEIGHT, reduction="mean"),
    )
    return [*many, *binary]


def lovasz() -> List[Row]:
    """The Lovasz losses."""
    return [*rows(PREFIX + "lovasz_hinge_loss", {}), *rows(PREFIX + "lovasz_softmax_loss", {}, dict(weight=WEIGHT))]

"""segmentation_models_pytorch.losses."""

from __future__ import annotations

from typing import Any, List

import numpy as np

from ..loading import attribute, bare
from ..rows import NO_FLOAT64, Row, raising, rows
from ..running import Arguments, Result, run_torch

PACKAGE = "segmentation-models-pytorch"
PREFIX = "segmentation_models_pytorch.losses."


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    bare("segmentation_models_pytorch")
    loss = attribute(("segmentation_models_pytorch.losses",), name.rpartition(".")[2])
    return run_torch(loss, arguments, prediction, target, extra)


def calls() -> List[Row]:
    """The calls under test."""
    overlap = [*overlaps("DiceLoss"), *overlaps("JaccardLoss"), *overlaps("TverskyLoss"), *tversky()]
    return [*overlap, *raising(NO_FLOAT64, lovasz()), *focal(), *cross_entropy(), *matthews()]


def overlaps(name: str) -> List[Row]:
    """Settings that the three overlap losses share."""
    return rows(
        PREFIX + name,
        dict(mode="binary"),
        dict(mode="multiclass"),
        dict(mode="multilabel"),
        dict(mode="binary", from_logits=False),
        dict(mode="multiclass", from_logits=False, smooth=1.0),
        dict(mode="multilabel", from_logits=False),
        dict(mode="multiclass", log_loss=True),
        dict(mode="binary", log_loss=True, from_logits=False),
        dict(mode="multiclass", classes=[0, 2]),
        dict(mode="multilabel", classes=[1], smooth=0.5),
        dict(mode="binary", ignore_index=255),
        dict(mode="multiclass", ignore_index=255),
        dict(mode="multilabel", ignore_index=255, log_loss=True),
        dict(mode="multiclass", class_weights=[0.5, 1.0, 2.0]),
        dict(mode="multilabel", class_weights=[0.5, 1.0, 2.0], classes=[0, 2]),
        dict(mode="binary", eps=0.25),
    )


def tversky() -> List[Row]:
    """Settings of TverskyLoss alone."""
    return rows(
        PREFIX + "TverskyLoss",
        dict(mode="binary", alpha=0.25, beta=0.75),
        dict(mode="multiclass", alpha=0.75, beta=0.25, gamma=1.5),
        dict(mode="multilabel", gamma=0.75),
        dict(mode="multiclass", gamma=2.0, class_weights=[0.5, 1.0, 2.0]),
    )


def lovasz() -> List[Row]:
    """LovaszLoss."""
    return rows(
        PREFIX + "LovaszLoss",
        dict(mode="binary"),
        dict(mode="binary", per_image=True),
        dict(mode="binary", ignore_index=255),
        dict(mode="multiclass"),
        dict(mode="multiclass", per_image=True),
        dict(mode="multiclass", ignore_index=255),
        dict(mode="multilabel"),
        dict(mode="multilabel", per_image=True, ignore_index=255),
    )


def focal() -> List[Row]:
    """FocalLoss."""
    return rows(
        PREFIX + "FocalLoss",
        dict(mode="binary"),
        dict(mode="binary", alpha=0.25, gamma=1.0),
        dict(mode="binary", gamma=0.5),
        dict(mode="multiclass"),
        dict(mode="multiclass", ignore_index=255, alpha=0.75),
        dict(mode="multiclass", class_weights=[0.5, 1.0, 2.0]),
        dict(mode="multiclass", from_logits=False),
        dict(mode="multilabel"),
        dict(mode="multilabel", reduction="sum"),
        dict(mode="binary", normalized=True),
        dict(mode="binary", reduced_threshold=0.5, reduction="sum"),
        dict(mode="binary", from_logits=False),
    )


def matthews() -> List[Row]:
    """MCCLoss."""
    return rows(PREFIX + "MCCLoss", {}, dict(eps=0.25))


def cross_entropy() -> List[Row]:
    """The smoothed cross-entropies."""
    binary = rows(
        PREFIX + "SoftBCEWithLogitsLoss",
        {},
        dict(smooth_factor=0.125),
        dict(ignore_index=255),
        dict(ignore_index=None, reduction="sum"),
        dict(pos_weight=np.array(2.0), reduction="none"),
    )
    many = rows(
        PREFIX + "SoftCrossEntropyLoss",
        dict(smooth_factor=0.0),
        dict(smooth_factor=0.125),
        dict(smooth_factor=0.125, ignore_index=255, reduction="sum"),
        dict(smooth_factor=0.25, ignore_index=None),
    )
    nothing = ("unsupported operand type(s)", "The default smooth_factor=None is used as a number.")
    by_default = raising(nothing, rows(PREFIX + "SoftCrossEntropyLoss", {}))
    return [*binary, *many, *by_default]

"""torchmetrics.functional: the scores of hard masks."""

from __future__ import annotations

from typing import Any, List

from ..loading import attribute
from ..rows import Row, rows, single
from ..running import Arguments, Result, run_torch

PACKAGE = "torchmetrics"
PREFIX = "torchmetrics.functional."
MODULES = ("torchmetrics.functional.segmentation", "torchmetrics.functional")


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """The score; there is no gradient."""
    return run_torch(attribute(MODULES, name.rpartition(".")[2]), arguments, prediction, target, extra)


def calls() -> List[Row]:
    """The calls under test. They count, so the precision of the prediction doesn't matter."""
    return single([*dice(), *generalized(), *mean_iou(), *jaccard()])


def dice() -> List[Row]:
    """dice_score."""
    return rows(
        PREFIX + "segmentation.dice_score",
        dict(num_classes=3),
        dict(num_classes=3, average="micro"),
        dict(num_classes=3, average="weighted"),
        dict(num_classes=3, average="none"),
        dict(num_classes=3, include_background=False),
        dict(num_classes=3, aggregation_level="global"),
        dict(num_classes=3, input_format="index"),
    )


def generalized() -> List[Row]:
    """generalized_dice_score."""
    return rows(
        PREFIX + "segmentation.generalized_dice_score",
        dict(num_classes=3),
        dict(num_classes=3, weight_type="simple"),
        dict(num_classes=3, weight_type="linear"),
        dict(num_classes=3, per_class=True),
        dict(num_classes=3, include_background=False),
        dict(num_classes=3, input_format="index"),
    )


def mean_iou() -> List[Row]:
    """mean_iou."""
    return rows(
        PREFIX + "segmentation.mean_iou",
        dict(num_classes=3),
        dict(num_classes=3, per_class=True),
        dict(num_classes=3, include_background=False),
        dict(num_classes=3, input_format="index"),
    )


def jaccard() -> List[Row]:
    """jaccard_index."""
    return rows(
        PREFIX + "jaccard_index",
        dict(task="binary"),
        dict(task="binary", zero_division=1.0),
        dict(task="multiclass", num_classes=3),
        dict(task="multiclass", num_classes=3, average="micro"),
        dict(task="multiclass", num_classes=3, average="weighted"),
        dict(task="multiclass", num_classes=3, average="none"),
        dict(task="multiclass", num_classes=3, ignore_index=0),
    )

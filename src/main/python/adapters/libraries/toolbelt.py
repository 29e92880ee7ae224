"""pytorch_toolbelt.losses."""

from __future__ import annotations

from typing import Any, List

from certidice import Layout

from ..loading import attribute, bare
from ..rows import NO_FLOAT64, Row, raising, row, rows
from ..running import Arguments, Result, run_torch

PACKAGE = "pytorch-toolbelt"
PREFIX = "pytorch_toolbelt.losses."
ONE_CHANNEL = Layout(target="multilabel", classes=1)


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    bare("pytorch_toolbelt")
    # Only the decorator for deprecated names is wanted of this package; the rest of it wants OpenCV.
    bare("pytorch_toolbelt.utils", pytorch_toolbelt_deprecated=lambda reason: lambda function: function)
    loss = attribute(("pytorch_toolbelt.losses",), name.rpartition(".")[2])
    return run_torch(loss, arguments, prediction, target, extra)


def calls() -> List[Row]:
    """The calls under test."""
    return [
        *overlaps("DiceLoss"),
        *overlaps("JaccardLoss"),
        *voids(),
        *raising(NO_FLOAT64, lovasz()),
        *focal(),
        *others(),
    ]


def overlaps(name: str) -> List[Row]:
    """Settings that both overlap losses share."""
    return rows(
        PREFIX + name,
        dict(mode="binary"),
        dict(mode="multiclass"),
        dict(mode="multilabel"),
        dict(mode="binary", from_logits=False),
        dict(mode="multilabel", from_logits=False, smooth=1.0),
        dict(mode="multiclass", log_loss=True, smooth=0.5),
        dict(mode="multiclass", classes=[0, 2]),
        dict(mode="binary", eps=0.25),
    )


def voids() -> List[Row]:
    """DiceLoss alone has an ignore_index."""
    return rows(
        PREFIX + "DiceLoss", *(dict(mode=mode, ignore_index=255) for mode in ("binary", "multiclass", "multilabel"))
    )


def lovasz() -> List[Row]:
    """The hinge takes logits, the softmax variant probabilities."""
    hinge = [{}, dict(per_image=True), dict(ignore_index=255)]
    softmax = [{}, dict(per_image=True), dict(ignore=255)]
    return [*rows(PREFIX + "BinaryLovaszLoss", *hinge), *rows(PREFIX + "LovaszLoss", *softmax)]


def focal() -> List[Row]:
    """The focal losses."""
    binary = rows(
        PREFIX + "BinaryFocalLoss",
        {},
        dict(alpha=0.25),
        dict(gamma=0.5),
        dict(reduction="sum", ignore_index=255),
        dict(normalized=True),
        dict(reduced_threshold=0.5),
    )
    many = rows(
        PREFIX + "CrossEntropyFocalLoss",
        {},
        dict(gamma=1.0, reduction="sum"),
        dict(ignore_index=255),
        dict(reduced_threshold=0.5),
        dict(normalized=True),
    )
    return [*binary, *many]


def others() -> List[Row]:
    """Cross-entropies, soft F1 and log-cosh."""
    balanced = rows(PREFIX + "BalancedBCEWithLogitsLoss", {}, dict(gamma=2.0), dict(ignore_index=255, reduction="sum"))
    soft = rows(PREFIX + "SoftCrossEntropyLoss", {}, dict(smooth_factor=0.125), dict(ignore_index=255, reduction="sum"))
    binary = rows(PREFIX + "SoftBCEWithLogitsLoss", {}, dict(smooth_factor=0.125))
    f1 = rows(PREFIX + "BinarySoftF1Loss", {}, dict(ignore_index=255))
    # Samples and columns, no voxels.
    columns = Layout(prediction="probabilities", target="multilabel", shapes=((4,), (1,), (7,), (20,)))
    return [*balanced, *soft, *binary, *f1, row(PREFIX + "soft_micro_f1", columns), row(PREFIX + "LogCoshLoss")]

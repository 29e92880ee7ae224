"""mmsegmentation: mmseg.models.losses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, List

from certidice import Layout
from certidice.layouts import LABELS

from ..loading import Registry, attribute, bare, stub
from ..rows import NO_FLOAT64, Row, raising, row, rows
from ..running import Arguments, Result, run_torch

PACKAGE = "mmsegmentation"
PREFIX = "mmseg.models.losses."
MODULES = tuple(PREFIX + name + "_loss" for name in ("dice", "tversky", "lovasz", "focal", "cross_entropy"))


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    prepare()
    return run_torch(attribute(MODULES, name.rpartition(".")[2]), arguments, prediction, target, extra)


def prepare() -> None:
    """Of mmengine and mmcv the losses use registries, and a kernel for CUDA."""
    stub("mmengine")
    stub("mmengine.fileio", load=None)
    stub("mmengine.utils", is_list_of=lambda values, kind: all(isinstance(value, kind) for value in values))
    stub("mmcv")
    stub("mmcv.ops", sigmoid_focal_loss=None)
    for package in ("mmseg", "mmseg.models", "mmseg.models.losses"):
        bare(package)
    stub("mmseg.registry", MODELS=Registry())
    stub("mmseg.models.builder", LOSSES=Registry())


def calls() -> List[Row]:
    """The calls under test."""
    return [*dice(), *tversky(), *raising(NO_FLOAT64, lovasz()), *focal(), *cross_entropy()]


def dice() -> List[Row]:
    """DiceLoss."""
    probabilities = Layout(prediction="probabilities", target="multilabel")
    own = rows(
        PREFIX + "DiceLoss",
        {},
        dict(use_sigmoid=False),
        dict(use_sigmoid=False, naive_dice=True),
        dict(use_sigmoid=False, reduction="none"),
        dict(reduction="sum", loss_weight=0.5, eps=0.25),
        dict(use_sigmoid=False, ignore_index=0),
    )
    return [*own, row(PREFIX + "DiceLoss", probabilities, activate=False)]


def tversky() -> List[Row]:
    """TverskyLoss."""
    settings = [{}, dict(alpha=0.75, beta=0.25, smooth=0.5), dict(class_weight=[0.5, 1.0, 2.0]), dict(ignore_index=0)]
    return rows(PREFIX + "TverskyLoss", *settings)


def lovasz() -> List[Row]:
    """LovaszLoss."""
    default = (
        "reduction should be 'none'",
        "The default reduction='mean' is refused with the default per_image=False.",
    )
    plain = raising(default, rows(PREFIX + "LovaszLoss", {}))
    softmax = rows(
        PREFIX + "LovaszLoss",
        dict(reduction="none"),
        dict(reduction="none", classes="all"),
        dict(reduction="none", classes=[0, 2]),
        dict(per_image=True),
        dict(per_image=True, reduction="sum", class_weight=[0.5, 1.0, 2.0]),
    )
    binary = rows(
        PREFIX + "LovaszLoss",
        dict(loss_type="binary", reduction="none"),
        dict(loss_type="binary", per_image=True, loss_weight=0.5),
    )
    one_voxel = ("Dimension out of range", "One valid voxel alone loses its axis in squeeze().")
    return [*plain, *raising(one_voxel, softmax), *binary]


def focal() -> List[Row]:
    """FocalLoss: labels, and one-hot targets of the same shape."""
    one_hot = Layout(target="one_hot", integer=True)
    column = (" must ", "Of the one-hot labels it keeps the one column that it means to drop.")
    labels = raising(column, rows(PREFIX + "FocalLoss", {}))
    return [*labels, row(PREFIX + "FocalLoss", one_hot), row(PREFIX + "FocalLoss", one_hot, alpha=0.25)]


def cross_entropy() -> List[Row]:
    """CrossEntropyLoss."""
    void = replace(LABELS, void=-100)
    settings = [{}, dict(avg_non_ignore=True), dict(reduction="sum")]
    weighted = row(PREFIX + "CrossEntropyLoss", void, class_weight=[0.5, 1.0, 2.0])
    plain = [row(PREFIX + "CrossEntropyLoss", void, **setting) for setting in settings]
    void_index = ("index -100 is out of bounds", "Class weights are looked up for ignored labels too.")
    return [*plain, *raising(void_index, [weighted])]

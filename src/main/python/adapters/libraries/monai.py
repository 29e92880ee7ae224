"""MONAI: monai.losses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, List

import numpy as np

from certidice import Layout, layout_of

from ..loading import attribute
from ..rows import Row, row, rows
from ..running import Arguments, Result, run_torch

PACKAGE = "monai"
PREFIX = "monai.losses."
UNIFIED = "monai.losses.unified_focal_loss."
WEIGHT = np.array([0.5, 1.0, 2.0])
ONE_CHANNEL = Layout(target="multilabel", classes=1, dims=(2, 3))


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    loss = attribute(("monai.losses", "monai.losses.unified_focal_loss"), name.rpartition(".")[2])
    return run_torch(loss, dict(arguments, **activation(arguments)), prediction, target, extra)


def activation(arguments: Arguments) -> Arguments:
    """A function given by its name, as ``"torch.tanh"``."""
    import torch

    other = arguments.get("other_act")
    return {"other_act": getattr(torch, other.split(".")[-1])} if isinstance(other, str) else {}


def calls() -> List[Row]:
    """The calls under test."""
    return [*dice(), *tversky(), *generalized(), *compound(), *focal(), *unified()]


def dice() -> List[Row]:
    """DiceLoss and MaskedDiceLoss."""
    settings = [
        {},
        dict(sigmoid=True),
        dict(softmax=True),
        dict(softmax=True, to_onehot_y=True),
        dict(softmax=True, include_background=False),
        dict(softmax=True, to_onehot_y=True, include_background=False, batch=True),
        dict(sigmoid=True, squared_pred=True),
        dict(sigmoid=True, jaccard=True),
        dict(softmax=True, jaccard=True, squared_pred=True),
        dict(sigmoid=True, batch=True),
        dict(sigmoid=True, reduction="sum"),
        dict(sigmoid=True, reduction="none"),
        dict(softmax=True, reduction="none", batch=True),
        dict(softmax=True, weight=[0.5, 1.0, 2.0]),
        dict(softmax=True, weight=[0.5, 2.0], include_background=False, reduction="sum"),
        dict(sigmoid=True, weight=0.5),
        dict(sigmoid=True, smooth_nr=1.0, smooth_dr=0.5),
        dict(sigmoid=True, smooth_nr=0.0, smooth_dr=1e-5),
        dict(smooth_nr=0.0, smooth_dr=0.0),
        dict(soft_label=True),
        dict(sigmoid=True, soft_label=True, jaccard=True),
        dict(soft_label=True, squared_pred=True),
    ]
    single = row(PREFIX + "DiceLoss", ONE_CHANNEL, sigmoid=True, include_background=False)
    product = row(PREFIX + "DiceLoss", replace(layout_of(PREFIX + "DiceLoss"), soft=True), jaccard=True)
    masked = rows(PREFIX + "MaskedDiceLoss", {}, dict(sigmoid=True), dict(softmax=True, include_background=False))
    return [*rows(PREFIX + "DiceLoss", *settings), single, product, *masked]


def tversky() -> List[Row]:
    """TverskyLoss."""
    return rows(
        PREFIX + "TverskyLoss",
        dict(sigmoid=True),
        dict(sigmoid=True, alpha=0.25, beta=0.75),
        dict(softmax=True, alpha=0.75, beta=0.25, include_background=False),
        dict(softmax=True, to_onehot_y=True, batch=True),
        dict(soft_label=True, alpha=0.25, beta=0.75),
        dict(sigmoid=True, reduction="sum", smooth_nr=1.0, smooth_dr=1.0),
        dict(sigmoid=True, reduction="none"),
        dict(alpha=1.0, beta=1.0, smooth_nr=0.0),
    )


def generalized() -> List[Row]:
    """GeneralizedDiceLoss."""
    return rows(
        PREFIX + "GeneralizedDiceLoss",
        dict(softmax=True),
        dict(softmax=True, to_onehot_y=True, w_type="simple"),
        dict(sigmoid=True, w_type="uniform"),
        dict(softmax=True, batch=True),
        dict(softmax=True, include_background=False),
        dict(sigmoid=True, reduction="sum"),
        dict(sigmoid=True, reduction="none", w_type="simple"),
        dict(soft_label=True),
    )


def compound() -> List[Row]:
    """Dice with cross-entropy or focal loss."""
    cross = rows(
        PREFIX + "DiceCELoss",
        dict(softmax=True),
        dict(softmax=True, to_onehot_y=True),
        dict(softmax=True, to_onehot_y=True, include_background=False, weight=WEIGHT),
        dict(softmax=True, weight=WEIGHT),
        dict(softmax=True, to_onehot_y=True, lambda_dice=0.25, lambda_ce=2.0, squared_pred=True),
        dict(softmax=True, to_onehot_y=True, label_smoothing=0.125),
        dict(softmax=True, reduction="sum", batch=True),
    )
    focal_settings = [
        dict(sigmoid=True),
        dict(softmax=True, to_onehot_y=True),
        dict(sigmoid=True, gamma=1.0, lambda_dice=0.5, lambda_focal=2.0),
        dict(softmax=True, include_background=False, weight=[0.5, 2.0]),
    ]
    single = row(PREFIX + "DiceCELoss", ONE_CHANNEL, sigmoid=True)
    both = rows(PREFIX + "GeneralizedDiceFocalLoss", dict(sigmoid=True), dict(softmax=True, to_onehot_y=True))
    return [*cross, single, *rows(PREFIX + "DiceFocalLoss", *focal_settings), *both]


def focal() -> List[Row]:
    """FocalLoss."""
    return rows(
        PREFIX + "FocalLoss",
        {},
        dict(gamma=0.5),
        dict(gamma=0.0),
        dict(alpha=0.25),
        dict(to_onehot_y=True, use_softmax=True),
        dict(use_softmax=True, alpha=0.25, gamma=1.5),
        dict(use_softmax=True, include_background=False),
        dict(weight=[0.5, 1.0, 2.0]),
        dict(reduction="sum"),
        dict(reduction="none", alpha=0.75),
    )


def unified() -> List[Row]:
    """The asymmetric losses of two classes."""
    tversky_rows = rows(UNIFIED + "AsymmetricFocalTverskyLoss", {}, dict(delta=0.5, gamma=0.25))
    focal_rows = rows(UNIFIED + "AsymmetricFocalLoss", {}, dict(delta=0.25, gamma=1.0))
    return [*tversky_rows, *focal_rows, *rows(PREFIX + "AsymmetricUnifiedFocalLoss", {}, dict(weight=0.25))]

"""nnU-Net: the losses of nnunetv2.training.loss. Activations are given by name, as "softmax_helper_dim1"."""

from __future__ import annotations

from typing import Any, Dict, List

from certidice import Layout

from ..loading import attribute
from ..rows import Row, row, rows
from ..running import Arguments, Result, run_torch

PACKAGE = "nnunetv2"
PREFIX = "nnunetv2.training.loss."
MODULES = tuple(PREFIX + module for module in ("dice", "compound_losses", "robust_ce_loss"))
ACTIVATED = dict(apply_nonlin="softmax_helper_dim1")
#: What nnU-Net's own trainers pass.
TRAINER = dict(batch_dice=True, smooth=1e-5, do_bg=False, ddp=False)


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    loss = attribute(MODULES, name.rpartition(".")[2])
    # Copied, since the compound losses write into the settings that they are given.
    ready = {key: dict(value) if isinstance(value, dict) else value for key, value in arguments.items()}
    return run_torch(loss, {**ready, **functions(arguments)}, prediction, target, extra)


def functions(arguments: Arguments) -> Dict[str, Any]:
    """The functions and classes that are given by name."""
    modules = ("nnunetv2.utilities.helpers", "torch", *MODULES)
    names = {key: arguments[key] for key in ("apply_nonlin", "dice_class") if isinstance(arguments.get(key), str)}
    return {key: attribute(modules, name.rpartition(".")[2]) for key, name in names.items()}


def calls() -> List[Row]:
    """The calls under test."""
    return [*dice("SoftDiceLoss"), *dice("MemoryEfficientSoftDiceLoss"), *compound(), *regions(), *cross_entropy()]


def dice(name: str) -> List[Row]:
    """Both variants of the soft Dice."""
    return rows(
        f"{PREFIX}dice.{name}",
        {},
        ACTIVATED,
        dict(ACTIVATED, do_bg=False),
        dict(ACTIVATED, batch_dice=True, ddp=False),
        dict(ACTIVATED, batch_dice=True, ddp=False, do_bg=False, smooth=1e-5),
        dict(ACTIVATED, smooth=0.0),
        dict(smooth=0.0, do_bg=False),
    )


def compound() -> List[Row]:
    """Dice with cross-entropy."""
    name = PREFIX + "compound_losses."
    own = dict(soft_dice_kwargs=TRAINER, ce_kwargs={})
    return [
        row(name + "DC_and_CE_loss", **own),
        row(name + "DC_and_CE_loss", **own, weight_ce=0.5, weight_dice=2.0, dice_class="MemoryEfficientSoftDiceLoss"),
        row(name + "DC_and_CE_loss", **own, ignore_label=3),
        row(name + "DC_and_topk_loss", soft_dice_kwargs=TRAINER, ce_kwargs=dict(k=50)),
    ]


def regions() -> List[Row]:
    """Dice with binary cross-entropy, one channel for each region."""
    name = PREFIX + "compound_losses.DC_and_BCE_loss"
    layout = Layout(target="multilabel", dims=(2, 3))
    trainer = dict(TRAINER, do_bg=True)
    return [
        row(name, layout, bce_kwargs={}, soft_dice_kwargs=trainer),
        row(name, layout, bce_kwargs={}, soft_dice_kwargs=dict(trainer, batch_dice=False), weight_ce=2.0),
    ]


def cross_entropy() -> List[Row]:
    """The cross-entropies."""
    name = PREFIX + "robust_ce_loss."
    return [
        row(name + "RobustCrossEntropyLoss"),
        row(name + "RobustCrossEntropyLoss", ignore_index=3, label_smoothing=0.125),
        row(name + "TopKLoss", k=50),
    ]

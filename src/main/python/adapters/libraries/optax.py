"""optax.losses."""

from __future__ import annotations

import functools
from typing import Any, List

from ..loading import attribute
from ..rows import Row, compiled, raising, rows
from ..running import Arguments, Result, run_jax, use_jax

#: Arrays of jax have none.
KEEPS_STRIDES = False
PACKAGE = "optax"
PREFIX = "optax.losses."


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient."""
    use_jax()
    loss = attribute(("optax.losses",), name.rpartition(".")[2])
    ready = {key: as_jax(value) for key, value in arguments.items()}
    return run_jax(functools.partial(loss, **ready), prediction, target)


def as_jax(value: Any) -> Any:
    """Lists of numbers are class weights, which optax wants as arrays."""
    import jax.numpy

    return jax.numpy.asarray(value) if isinstance(value, list) else value


def calls() -> List[Row]:
    """The calls under test."""
    return compiled([*dice(), *pixelwise()])


def dice() -> List[Row]:
    """The overlap losses."""
    many = rows(
        PREFIX + "dice_loss",
        {},
        dict(alpha=0.25, beta=0.75),
        dict(smooth=0.5, reduction="sum"),
        dict(reduction="none"),
        dict(ignore_background=True),
        dict(class_weights=[0.5, 1.0, 2.0]),
        dict(apply_softmax=False),
    )
    generalized = rows(PREFIX + "multiclass_generalized_dice_loss", {}, dict(smooth=0.5), dict(ignore_background=True))
    binary = rows(PREFIX + "binary_dice_loss", {}, dict(smooth=0.0))
    probabilities = rows(PREFIX + "binary_dice_loss", dict(apply_sigmoid=False))
    # Under differentiation the complaint itself fails.
    sums = ("unsupported format string", "It wants the probabilities of the one channel to sum to 1 over channels.")
    return [*many, *generalized, *binary, *raising(sums, probabilities)]


def pixelwise() -> List[Row]:
    """Cross-entropies and the focal loss, one value for each element or voxel."""
    focal = rows(PREFIX + "sigmoid_focal_loss", {}, dict(alpha=0.25, gamma=1.0))
    binary = rows(PREFIX + "sigmoid_binary_cross_entropy", {})
    many = [
        *rows(PREFIX + "softmax_cross_entropy", {}),
        *rows(PREFIX + "softmax_cross_entropy_with_integer_labels", {}),
    ]
    return [*focal, *binary, *many]

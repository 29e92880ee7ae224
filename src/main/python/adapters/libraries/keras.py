"""keras.losses, on jax."""

from __future__ import annotations

import inspect
import os
from typing import Any, Callable, List

from ..loading import attribute
from ..rows import Row, compiled, rows
from ..running import Arguments, Result, run_jax, use_jax

#: Arrays of jax have none.
KEEPS_STRIDES = False
PACKAGE = "keras"
PREFIX = "keras.losses."


def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient. Keras computes in its own "floatx" whatever it is given, so that is set."""
    os.environ.setdefault("KERAS_BACKEND", "jax")
    use_jax()
    import keras

    keras.config.set_floatx(str(prediction.dtype))
    loss = attribute(("keras.losses",), name.rpartition(".")[2])
    # Axes may come as a list from JSON.
    ready = {key: tuple(value) if isinstance(value, list) else value for key, value in arguments.items()}
    return run_jax(prediction_first(loss, ready), prediction, target)


def prediction_first(loss: Any, arguments: Arguments) -> Callable[[Any, Any], Any]:
    """Keras takes the target first."""
    if inspect.isclass(loss):
        made = loss(**arguments)
        return lambda prediction, target: made(target, prediction)
    return lambda prediction, target: loss(target, prediction, **arguments)


def calls() -> List[Row]:
    """The calls under test."""
    return compiled([*overlap(), *binary(), *categorical()])


def overlap() -> List[Row]:
    """Dice and Tversky."""
    dice = rows(PREFIX + "Dice", {}, dict(axis=(1, 2, 3)), dict(axis=(1, 2), reduction="sum"), dict(reduction=None))
    tversky = rows(
        PREFIX + "Tversky",
        {},
        dict(alpha=0.25, beta=0.75),
        dict(alpha=0.75, beta=0.25, axis=(1, 2, 3)),
        dict(alpha=1.0, beta=1.0, reduction="sum"),
    )
    functions = [*rows(PREFIX + "dice", {}), *rows(PREFIX + "tversky", dict(alpha=0.25, beta=0.75))]
    return [*dice, *tversky, *functions]


def binary() -> List[Row]:
    """Binary cross-entropies."""
    focal = rows(
        PREFIX + "BinaryFocalCrossentropy",
        {},
        dict(from_logits=True),
        dict(apply_class_balancing=True, alpha=0.75, gamma=1.0),
        dict(label_smoothing=0.125, reduction="sum"),
    )
    plain = rows(PREFIX + "BinaryCrossentropy", {}, dict(from_logits=True), dict(label_smoothing=0.125))
    return [*plain, *focal]


def categorical() -> List[Row]:
    """Cross-entropies over classes."""
    settings = [{}, dict(from_logits=True), dict(label_smoothing=0.125)]
    focal = rows(PREFIX + "CategoricalFocalCrossentropy", {}, dict(from_logits=True), dict(alpha=0.5, gamma=1.0))
    labels = rows(PREFIX + "SparseCategoricalCrossentropy", {}, dict(from_logits=True))
    return [*rows(PREFIX + "CategoricalCrossentropy", *settings), *focal, *labels]

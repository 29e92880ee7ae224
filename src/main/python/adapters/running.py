"""Runs a loss of torch or jax: a class is constructed with the arguments, a function gets them in the call."""

from __future__ import annotations

import functools
import inspect
import warnings
from typing import Any, Callable, Dict, Mapping, Optional, Tuple

import numpy as np

from certidice import jax_subject, torch_subject
from certidice.subjects import to_torch

Arguments = Mapping[str, Any]
Result = Tuple[np.ndarray, Optional[np.ndarray]]


def run_torch(loss: Any, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
    """Value and gradient of a loss of torch; arrays among the arguments get the precision of the prediction."""
    ready = {key: torch_value(value, np.asarray(prediction).dtype) for key, value in arguments.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch_subject(bound(loss, ready))(prediction, target, **extra)


def torch_value(value: Any, dtype: np.dtype) -> Any:
    """Arrays as tensors; nested arguments are searched too."""
    if isinstance(value, Mapping):
        return {key: torch_value(inner, dtype) for key, inner in value.items()}
    if not isinstance(value, np.ndarray):
        return value
    return to_torch(value.astype(dtype) if value.dtype.kind == "f" and dtype.kind == "f" else value)


def with_arrays(arguments: Arguments, *names: str) -> Dict[str, Any]:
    """The same with arrays for lists of numbers under these names: text has no tensors, and the loss takes nothing else."""
    return {
        key: np.array(value, float) if key in names and isinstance(value, list) else value
        for key, value in arguments.items()
    }


def bound(loss: Any, arguments: Dict[str, Any]) -> Callable[..., Any]:
    """A callable of (prediction, target)."""
    return loss(**arguments) if inspect.isclass(loss) else functools.partial(loss, **arguments)


def use_jax() -> Any:
    """jax on the processor, with float64."""
    import jax

    jax.config.update("jax_platforms", "cpu")
    jax.config.update("jax_enable_x64", True)
    # Small arrays: compiling takes longer than computing.
    jax.config.update("jax_disable_most_optimizations", True)
    return jax


def run_jax(loss: Callable[..., Any], prediction: Any, target: Any) -> Result:
    """Value and gradient of a function of jax."""
    use_jax()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return jax_subject(loss)(prediction, target)

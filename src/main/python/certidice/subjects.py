"""Callables of torch and jax as subjects that take numpy arrays and return (value, gradient).

Neither library is imported unless it is used.
"""

from __future__ import annotations

import sys
from typing import Any, Callable, Dict, Mapping, Optional, Tuple

import numpy as np

from .tensors import as_array, filler

Result = Tuple[np.ndarray, Optional[np.ndarray]]
Subject = Callable[..., Any]


def torch_subject(loss: Callable[..., Any], *, device: str = "cpu") -> Callable[..., Result]:
    """A torch loss, with the gradient of its sum by autograd."""
    import torch

    def subject(prediction: np.ndarray, target: np.ndarray, **extra: Any) -> Result:
        leaf = to_torch(prediction, device).requires_grad_(np.asarray(prediction).dtype.kind == "f")
        value = loss(leaf, to_torch(target, device), **torch_arguments(extra, device))
        return torch_result(torch, torch.as_tensor(value), leaf)

    return subject


def torch_result(torch: Any, value: Any, leaf: Any) -> Result:
    """Value and gradient as arrays; no gradient where the value doesn't depend differentiably on the prediction."""
    if not value.requires_grad:
        return as_array(value), None
    (gradient,) = torch.autograd.grad(value.sum(), leaf, allow_unused=True)
    return as_array(value), np.zeros(leaf.shape) if gradient is None else as_array(gradient)


def to_torch(array: Any, device: str = "cpu") -> Any:
    """A tensor of its own memory, with the strides of the array where torch has such."""
    import torch

    array = np.asarray(array)
    size = array.itemsize
    if array.flags.c_contiguous or any(stride <= 0 or stride % size for stride in array.strides):
        return torch.tensor(np.ascontiguousarray(array), device=device)
    strides = [stride // size for stride in array.strides]
    span = 1 + sum(stride * (length - 1) for stride, length in zip(strides, array.shape))
    memory = torch.tensor(np.full(span, filler(array.dtype), array.dtype), device=device)
    return memory.as_strided(array.shape, strides).copy_(torch.tensor(np.ascontiguousarray(array)))


def torch_arguments(arguments: Mapping[str, Any], device: str = "cpu") -> Dict[str, Any]:
    """Arrays among the arguments become tensors, also inside of nested arguments."""
    return {key: torch_argument(value, device) for key, value in arguments.items()}


def torch_argument(argument: Any, device: str) -> Any:
    """One argument for torch."""
    if isinstance(argument, np.ndarray):
        return to_torch(argument, device)
    return torch_arguments(argument, device) if isinstance(argument, dict) else argument


def jax_subject(loss: Callable[..., Any]) -> Callable[..., Result]:
    """A jax loss, with the gradient of its sum. float64 needs ``jax_enable_x64``."""
    import jax

    def subject(prediction: np.ndarray, target: np.ndarray, **extra: Any) -> Result:
        value, pull = jax.vjp(lambda p: loss(p, jax.numpy.asarray(target), **extra), jax.numpy.asarray(prediction))
        (gradient,) = pull(jax.numpy.ones_like(value))
        return np.asarray(value), np.asarray(gradient)

    return subject


def adapted(subject: Subject) -> Subject:
    """A subject for numpy: torch modules are wrapped, everything else is taken as it is."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(subject, torch.nn.Module):
        return torch_subject(subject)
    return subject


def result_of(returned: Any) -> Result:
    """(value, gradient or None) from what a subject returned."""
    value, gradient = returned if isinstance(returned, tuple) else (returned, None)
    return as_array(value), None if gradient is None else as_array(gradient)

"""Makes a counterexample small: fewer images, fewer voxels, rounder numbers, as long as the verdict stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, Iterator, List

import numpy as np

from certidice import Case, Layout

Keeps = Callable[[Case], bool]


def shrunk(case: Case, layout: Layout, keeps: Keeps, tries: int = 80) -> Case:
    """The smallest case that was found in so many tries."""
    budget = [tries]
    while budget[0] > 0:
        smaller = next((one for one in candidates(case, layout) if tried(one, keeps, budget)), None)
        if smaller is None:
            break
        case = smaller
    return case


def tried(case: Case, keeps: Keeps, budget: List[int]) -> bool:
    """True if the case still keeps the verdict; counts the try."""
    budget[0] -= 1
    return budget[0] >= 0 and keeps(case)


def candidates(case: Case, layout: Layout) -> Iterator[Case]:
    """Smaller cases, the smallest first."""
    for axis in range(case.prediction.ndim):
        if not is_channel(axis, case, layout):
            yield from cropped(case, layout, axis)
    yield from rounder(case, layout)


def is_channel(axis: int, case: Case, layout: Layout) -> bool:
    """True for the axis of the classes of the prediction."""
    has_channels = layout.channels != 0 and layout.prediction != "labels"
    return has_channels and axis == channel_axis(case.prediction, layout)


def channel_axis(array: np.ndarray, layout: Layout) -> int:
    """The axis of the classes, counted from the front."""
    return layout.channels % array.ndim


def cropped(case: Case, layout: Layout, axis: int) -> Iterator[Case]:
    """Halves along an axis, then all but one."""
    length = case.prediction.shape[axis]
    half = length // 2
    choices = [range(half), range(half, length)] + [[i for i in range(length) if i != gone] for gone in range(length)]
    for keep in choices:
        if 0 < len(keep) < length:
            yield kept(case, layout, axis, list(keep))


def kept(case: Case, layout: Layout, axis: int, keep: List[int]) -> Case:
    """The case with some indices of an axis of the prediction; target and mask follow."""
    target_axis = axis_in_target(case, layout, axis)
    extra = {name: np.take(mask, keep, axis) for name, mask in case.extra.items()}
    return replace(
        case,
        prediction=np.take(case.prediction, keep, axis),
        target=np.take(case.target, keep, target_axis),
        extra=extra,
    )


def axis_in_target(case: Case, layout: Layout, axis: int) -> int:
    """The same axis of the target, which may lack the channels."""
    lacks = case.target.ndim < case.prediction.ndim
    return axis - 1 if lacks and axis > channel_axis(case.prediction, layout) else axis


def rounder(case: Case, layout: Layout) -> Iterator[Case]:
    """The case with coarser predictions; a simplex is left alone, since its numbers must sum to 1."""
    if case.prediction.dtype.kind != "f" or layout.prediction == "simplex":
        return
    for grid in (1.0, 4.0, 16.0):
        if same(on_grid(case.prediction, grid), case.prediction):
            return
        yield replace(case, prediction=on_grid(case.prediction, grid))


def on_grid(array: np.ndarray, grid: float) -> np.ndarray:
    """The nearest multiples of 1/grid."""
    return (np.round(array * grid) / grid + 0.0).astype(array.dtype)  # + 0.0 turns -0.0 into 0.0


def same(first: Any, second: Any) -> bool:
    """Equal in all elements."""
    return bool(np.array_equal(first, second))

"""Distances between what was observed and what is right, and the distances that rounding explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Optional, Tuple

import numpy as np

from .answers import Answer

#: Unit roundoffs.
ROUNDOFF = {"float64": 2.0**-53, "float32": 2.0**-24, "float16": 2.0**-11, "bfloat16": 2.0**-8}
#: The precision with which numbers of a dtype are computed; integers and flags are exact.
PRECISION = {"float16": "float16", "bfloat16": "bfloat16", "float32": "float32"}


@dataclass(frozen=True)
class Difference:
    """The worst element of a comparison."""

    what: str
    index: Tuple[int, ...]
    observed: float
    expected: float
    allowed: float

    @property
    def distance(self) -> float:
        """How far apart the two are; NaN where one of them is NaN."""
        return abs(self.observed - self.expected)

    def facts(self) -> List[Tuple[str, str]]:
        """What to print about it."""
        where = f"{self.what}{list(self.index)}" if self.index else self.what
        return [
            ("where", where),
            ("observed", repr(self.observed)),
            ("expected", repr(self.expected)),
            ("distance", f"{self.distance:.3g}"),
            ("allowed", f"{self.allowed:.3g}"),
        ]


def precision_of(*dtypes: Any) -> str:
    """The coarsest precision among dtypes, float64 if none is a float."""
    names = [PRECISION.get(str(dtype).replace("torch.", ""), "float64") for dtype in dtypes]
    return max(names, key=lambda name: ROUNDOFF[name])


def fallback_bound(expected: Any, voxels: int, dtype: str) -> np.ndarray:
    """(4 d + 16) u (1 + \\|expected\\|), for d voxels and the unit roundoff u.

    Used only where the oracle derives no bound: it covers sums of d terms in any order and a few elementary functions,
    each within a unit in the last place, of losses whose terms don't exceed 1 by much.
    """
    return (4 * voxels + 16) * ROUNDOFF[dtype] * (1 + np.abs(np.asarray(expected, dtype=np.float64)))


def agree(observed: np.ndarray, expected: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """Element by element: within the bound, the same infinity, or both NaN."""
    with np.errstate(invalid="ignore"):
        near = np.abs(observed - expected) <= allowed
    return near | (observed == expected) | (np.isnan(observed) & np.isnan(expected))


def compare(what: str, observed: Any, expected: Any, allowed: Any) -> Optional[Difference]:
    """The worst element that disagrees, or None."""
    observed, expected = np.asarray(observed, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    if observed.shape != expected.shape:
        if observed.size != expected.size:
            raise ShapeMismatch(what, observed.shape, expected.shape)
        observed = observed.reshape(expected.shape)
    allowed = np.broadcast_to(np.asarray(allowed, dtype=np.float64), expected.shape)
    wrong = ~agree(observed, expected, allowed)
    return worst(what, wrong, observed, expected, allowed) if wrong.any() else None


def worst(what: str, wrong: np.ndarray, observed: np.ndarray, expected: np.ndarray, allowed: np.ndarray) -> Difference:
    """The element that is farthest off, in units of what is allowed; NaN and infinity count as farthest."""
    with np.errstate(invalid="ignore", divide="ignore"):
        excess = np.abs(observed - expected) / allowed
    excess = np.where(wrong, np.where(np.isnan(excess), np.inf, excess), -1.0)
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(excess)), excess.shape))
    return Difference(what, index, float(observed[index]), float(expected[index]), float(allowed[index]))


class ShapeMismatch(AssertionError):
    """The subject's result has another number of elements than the oracle's."""

    def __init__(self, what: str, observed: Tuple[int, ...], expected: Tuple[int, ...]) -> None:
        super().__init__(f"{what} has shape {list(observed)}, expected {list(expected)}")


def value_difference(observed: Any, answer: Answer, voxels: int, dtype: str) -> Optional[Difference]:
    """Compares values within the oracle's bound, or the fallback."""
    allowed = answer.tolerance.value if answer.tolerance else fallback_bound(answer.value, voxels, dtype)
    return compare("value", observed, answer.value, allowed)


def gradient_difference(observed: Any, answer: Answer, voxels: int, dtype: str) -> Optional[Difference]:
    """Compares gradients within the oracle's bound, or the fallback."""
    if observed is None or answer.gradient is None:
        return None
    bound = answer.tolerance.gradient if answer.tolerance else None
    allowed = fallback_bound(answer.gradient, voxels, dtype) if bound is None else bound
    return compare("gradient", observed, answer.gradient, allowed)

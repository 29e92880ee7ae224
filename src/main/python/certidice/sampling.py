"""Cases for a loss: random ones and the corners where implementations differ. The same seed makes the same cases.

All numbers are multiples of 1/4096 (soft targets of 1/8), so they are the same in float32 and float64, and print short.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import Any, Dict, Iterator, List, Optional, Tuple

import numpy as np

from .drawing import Draw
from .layouts import Layout, layout_of
from .requests import Call

GRID = 4096
SIZES = ((2, 2), (1, 3), (3, 2), (4, 3), (1, 1), (5, 4), (7, 6))
TRUTHS = ("random", "empty", "full", "single", "absent")
SCORES = ("noisy", "random", "indifferent", "few", "right", "wrong")
#: Corners first met: (truth, scores, size, batch, soft, void).
CORNERS: Tuple[Tuple[str, str, Tuple[int, ...], int, str, str], ...] = (
    ("random", "noisy", (2, 2), 1, "", ""),
    ("empty", "noisy", (2, 2), 1, "", ""),
    ("full", "noisy", (1, 3), 2, "", ""),
    ("single", "noisy", (3, 2), 1, "", ""),
    ("random", "indifferent", (2, 2), 1, "", ""),
    ("random", "few", (3, 2), 2, "", "some"),
    ("random", "right", (2, 2), 1, "", ""),
    ("random", "wrong", (2, 2), 1, "", ""),
    ("empty", "right", (2, 2), 1, "", ""),
    ("full", "wrong", (2, 2), 1, "", ""),
    ("random", "noisy", (1, 1), 1, "", ""),
    ("absent", "random", (4, 3), 2, "", "some"),
    ("random", "noisy", (3, 2), 2, "eighths", ""),
    ("random", "equal", (2, 2), 1, "eighths", ""),
    ("random", "noisy", (2, 2), 1, "", "all"),
    ("random", "noisy", (2, 2), 1, "", "all but one"),
)


@dataclass(frozen=True)
class Case:
    """A prediction, a target and further tensors by the library's names for them."""

    name: str
    prediction: Any
    target: Any
    extra: Dict[str, Any] = field(default_factory=dict)

    def tensors(self) -> Dict[str, Any]:
        """All tensors by name."""
        return {"prediction": self.prediction, "target": self.target, **self.extra}


@dataclass(frozen=True)
class Plan:
    """The decisions that make a case, apart from its random numbers."""

    truth: str
    scores: str
    size: Tuple[int, ...]
    batch: int = 1
    soft: str = ""
    void: str = ""

    @property
    def name(self) -> str:
        """The decisions in words."""
        words = [f"{self.truth} target", f"{self.scores} scores"]
        words += [f"soft labels in {self.soft}"] if self.soft else []
        return ", ".join(words + ([f"{self.void} void"] if self.void else []))


def cases(
    call: Call,
    count: int = 100,
    seed: int = 0,
    *,
    dtype: str = "float64",
    layout: Optional[Layout] = None,
) -> List[Case]:
    """``count`` cases that ``call`` accepts: corners and random cases in turns, then random cases only."""
    chosen = layout or layout_of(call)
    plans = itertools.islice(interleaved(corner_plans(chosen), random_plans(chosen, seed)), count)
    return [made(chosen, shaped(chosen, plan, i), seed, i, dtype) for i, plan in enumerate(plans)]


def shaped(layout: Layout, plan: Plan, index: int) -> Plan:
    """The plan in one of the layout's own shapes, if it has any."""
    if not layout.shapes:
        return plan
    batch, *size = layout.shapes[index % len(layout.shapes)]
    return replace(plan, batch=batch, size=tuple(size))


def corner_plans(layout: Layout) -> Iterator[Plan]:
    """The corners that a layout admits."""
    for plan in itertools.starmap(Plan, CORNERS):
        if admits(layout, plan):
            yield plan
    if 3 in layout.dims:
        yield Plan("random", "noisy", (2, 2, 2))


def admits(layout: Layout, plan: Plan) -> bool:
    """False for a corner that the layout can't express."""
    if plan.soft and not layout.soft:
        return False
    if plan.scores == "equal" and layout.prediction not in ("probabilities", "simplex"):
        return False
    return not plan.void or layout.void is not None or layout.mask is not None


def random_plans(layout: Layout, seed: int) -> Iterator[Plan]:
    """Plans without end."""
    for i in itertools.count():
        yield random_plan(layout, Draw(seed, i, 1))


def random_plan(layout: Layout, draw: Draw) -> Plan:
    """Mostly noisy predictions of random targets, of several sizes."""
    plan = Plan(
        truth=draw.one_of(TRUTHS[:1] * 5 + TRUTHS),
        scores=draw.one_of(SCORES[:2] * 4 + SCORES),
        size=draw.one_of(SIZES),
        batch=draw.one_of((1, 2, 3)),
        soft=draw.one_of(("", "", "eighths")),
        void=draw.one_of(("", "", "some")),
    )
    return plan if admits(layout, plan) else replace(plan, soft="", void="")


def interleaved(corners: Iterator[Plan], randoms: Iterator[Plan]) -> Iterator[Plan]:
    """A corner, a random plan, a corner, ..., and random plans when the corners are used up."""
    for corner in corners:
        yield corner
        yield next(randoms)
    yield from randoms


def made(layout: Layout, plan: Plan, seed: int, index: int, dtype: str) -> Case:
    """The case of a plan."""
    draw = Draw(seed, index, 2)
    member = membership(layout, plan, draw)
    scores = logits(plan, member, draw)
    if plan.soft:
        member = softened(layout, member, draw)
    prediction = predicted(layout, plan, scores, member, dtype)
    target = targeted(layout, member, dtype)
    return voided(layout, plan, Case(plan.name, prediction, target), draw)


def membership(layout: Layout, plan: Plan, draw: Draw) -> np.ndarray:
    """Which voxel belongs to which class: (batch, classes, ...) of 0 and 1."""
    space = (plan.batch, *plan.size)
    if layout.exclusive:
        return one_hot(exclusive_labels(layout.classes, plan.truth, space, draw), layout.classes)
    return binary_masks(plan.truth, (plan.batch, layout.classes, *plan.size), draw)


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    """Channels second."""
    return np.moveaxis(np.eye(classes)[labels], -1, 1)


def exclusive_labels(classes: int, truth: str, space: Tuple[int, ...], draw: Draw) -> np.ndarray:
    """One class for each voxel; class 0 is background."""
    labels = draw.below(classes, space)
    if truth == "empty":
        return np.zeros_like(labels)
    if truth == "full":
        return np.full_like(labels, classes - 1)
    if truth == "single":
        return with_one(np.zeros_like(labels), classes - 1)
    return np.where(labels == classes - 1, 0, labels) if truth == "absent" else labels


def with_one(empty: np.ndarray, value: float) -> np.ndarray:
    """The same with one voxel set."""
    empty.flat[empty.size // 2] = value
    return empty


def binary_masks(truth: str, shape: Tuple[int, ...], draw: Draw) -> np.ndarray:
    """Independent masks."""
    masks = (draw.uniform(shape) < draw.one_of((0.25, 0.5, 0.75))).astype(np.float64)
    if truth == "empty":
        return np.zeros(shape)
    if truth == "full":
        return np.ones(shape)
    if truth == "single":
        return with_one(np.zeros(shape), 1.0)
    if truth == "absent":
        masks[:, -1] = 0
    return masks


def logits(plan: Plan, member: np.ndarray, draw: Draw) -> np.ndarray:
    """Scores of a kind, on the grid."""
    signs = 2 * member - 1
    noise = draw.logistic(member.shape)
    kinds = {
        "noisy": signs + noise,
        "random": 2 * noise,
        "indifferent": np.zeros_like(member),
        "few": draw.below(3, member.shape) - 1.0,
        "right": 40 * signs,
        "wrong": -40 * signs,
        "equal": signs,
    }
    return np.round(kinds[plan.scores] * GRID) / GRID + 0.0  # no -0.0


def softened(layout: Layout, member: np.ndarray, draw: Draw) -> np.ndarray:
    """Labels in eighths; where classes exclude each other they still sum to 1."""
    if not layout.exclusive:
        return np.clip(member + (draw.below(9, member.shape) / 8) * (1 - 2 * member), 0, 1)
    voxels = member.shape[:1] + member.shape[2:]
    shares = [one_hot(draw.below(layout.classes, voxels), layout.classes) for _ in range(3)]
    return (5 * member + sum(shares)) / 8


def predicted(layout: Layout, plan: Plan, scores: np.ndarray, member: np.ndarray, dtype: str) -> np.ndarray:
    """The prediction in the library's own kind of numbers and shape."""
    if layout.prediction in ("labels", "one_hot"):
        return arranged(layout, hard(layout, scores), layout.prediction, "int64")
    kinds = {"logits": scores, "probabilities": probabilities(scores), "simplex": simplex(scores)}
    numbers = member if plan.scores == "equal" else kinds[layout.prediction]
    return arranged(layout, numbers, "multilabel", dtype)


def hard(layout: Layout, scores: np.ndarray) -> np.ndarray:
    """The class of the highest score, or which scores are positive."""
    if layout.exclusive:
        return one_hot(scores.argmax(axis=1), layout.classes)
    return (scores > 0).astype(np.float64)


def probabilities(scores: np.ndarray) -> np.ndarray:
    """Sigmoid on the grid: scores of 40 become exactly 1."""
    return np.round(GRID / (1 + np.exp(-scores))) / GRID


def simplex(scores: np.ndarray) -> np.ndarray:
    """Softmax on the grid; the largest probability takes what rounding left over, so that the sum is exactly 1."""
    if scores.shape[1] == 1:
        return probabilities(scores)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    counts = np.floor(GRID * weights / weights.sum(axis=1, keepdims=True))
    largest = one_hot(counts.argmax(axis=1), counts.shape[1])
    return (counts + largest * (GRID - counts.sum(axis=1, keepdims=True))) / GRID


def targeted(layout: Layout, member: np.ndarray, dtype: str) -> np.ndarray:
    """The target in the library's own kind of numbers and shape."""
    return arranged(layout, member, layout.target, "int64" if layout.integer else dtype)


def arranged(layout: Layout, member: np.ndarray, kind: str, dtype: str) -> np.ndarray:
    """(batch, classes, ...) as labels or with the channels where the library has them."""
    if kind in ("labels", "labels_axis"):
        labels = member.argmax(axis=1) if layout.exclusive else member[:, 0]
        return (labels[:, np.newaxis] if kind == "labels_axis" else labels).astype(dtype)
    placed = member[:, 0] if layout.channels == 0 else np.moveaxis(member, 1, layout.channels)
    return np.ascontiguousarray(placed).astype(dtype)


def voided(layout: Layout, plan: Plan, case: Case, draw: Draw) -> Case:
    """The case with ignored voxels: a label in the target, or a mask beside it."""
    if layout.mask is None and (layout.void is None or not plan.void):
        return case
    shape = case.target.shape if layout.mask is None else (plan.batch, 1, *plan.size)
    hidden = void_voxels(plan.void, shape, draw)
    if layout.mask is not None:
        return replace(case, extra={layout.mask: (~hidden).astype(case.prediction.dtype)})
    return replace(case, target=np.where(hidden, layout.void, case.target).astype(case.target.dtype))


def void_voxels(kind: str, shape: Tuple[int, ...], draw: Draw) -> np.ndarray:
    """Which voxels are ignored."""
    if kind in ("all", "all but one"):
        hidden = np.ones(shape, dtype=bool)
        hidden.flat[0] = kind == "all"
        return hidden
    return draw.uniform(shape) < (0.25 if kind == "some" else 0.0)

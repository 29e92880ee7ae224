"""An assertion for test suites: a loss agrees with the oracle on many cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

import numpy as np

from .answers import Answer
from .comparing import Difference, gradient_difference, precision_of, value_difference
from .pipe import Oracle, shared_oracle
from .requests import Call, written
from .sampling import Case
from .subjects import Result, Subject, adapted, result_of
from .tensors import as_array


@dataclass(frozen=True)
class Mismatch:
    """A case on which a subject disagrees with the oracle, or failed."""

    case: Case
    difference: Optional[Difference]
    flags: List[str]
    error: str = ""

    @property
    def voxels(self) -> int:
        """The size of the case; the smallest one is reported."""
        return int(as_array(self.case.prediction).size)

    def facts(self) -> List[Tuple[str, str]]:
        """What to print about it."""
        facts = [("case", self.case.name)] if self.case.name else []
        facts += [(name, shown(tensor)) for name, tensor in self.case.tensors().items()]
        facts += self.difference.facts() if self.difference else [("error", self.error)]
        return facts + ([("flags", ", ".join(self.flags))] if self.flags else [])


def shown(tensor: Any) -> str:
    """A tensor in one line, in full up to 64 elements, with dtype and shape."""
    array = as_array(tensor)
    text = np.array2string(array, threshold=64, max_line_width=10**6, separator=", ", floatmode="unique")
    return f"{array.dtype.name}{list(array.shape)} {' '.join(text.split())}"


def assert_matches(
    subject: Subject,
    call: Call,
    cases: Iterable[Any],
    *,
    gradient: bool = True,
    as_shipped: bool = False,
    dtype: Optional[str] = None,
    strict: bool = False,
    oracle: Optional[Oracle] = None,
) -> int:
    """Asserts that ``subject`` returns what ``call`` means on each case, and returns how many cases it compared.

    ``subject(prediction, target, **extra)`` takes numpy arrays and returns a value or (value, gradient); a torch module
    may be passed as it is, other torch and jax functions through :func:`certidice.torch_subject` and
    :func:`certidice.jax_subject`. A case is a :class:`certidice.Case`, a pair (prediction, target), or a dict
    with these keys and further tensors. The allowed distance is the oracle's derived bound for ``dtype``, the precision that the
    subject computes in: by default the coarser one of its input and its value.

    Where the gradient is a set, one that differs from the oracle's choice is accepted unless ``strict``.
    """
    judge = Judge(oracle or shared_oracle(), call, gradient, as_shipped, dtype, strict)
    runs = [(case, judge.mismatch(adapted(subject), case)) for case in map(as_case, cases)]
    mismatches = [mismatch for _, mismatch in runs if mismatch is not None]
    if mismatches:
        raise AssertionError(failure_message(call, mismatches, len(runs)))
    return len(runs)


def as_case(case: Any) -> Case:
    """A case from a pair or a dict."""
    if isinstance(case, Case):
        return case
    if isinstance(case, Mapping):
        extra = {key: value for key, value in case.items() if key not in ("prediction", "target", "name")}
        return Case(str(case.get("name", "")), case["prediction"], case["target"], extra)
    prediction, target = case
    return Case("", prediction, target)


@dataclass(frozen=True)
class Judge:
    """Compares a subject with the oracle, one case at a time."""

    oracle: Oracle
    call: Call
    gradient: bool
    as_shipped: bool
    dtype: Optional[str]
    strict: bool

    def mismatch(self, subject: Subject, case: Case) -> Optional[Mismatch]:
        """None if the subject is right on this case."""
        try:
            observed = result_of(subject(case.prediction, case.target, **case.extra))
        except Exception as error:  # any failure of the subject is its answer
            return Mismatch(case, None, [], f"{type(error).__name__}: {error}")
        dtype = self.dtype or precision_of(getattr(case.prediction, "dtype", "float64"), observed[0].dtype)
        answer = self._ask(case, dtype)
        difference = self._difference(observed, answer, int(as_array(case.prediction).size), dtype)
        return Mismatch(case, difference, answer.flags) if difference else None

    def _ask(self, case: Case, dtype: str) -> Answer:
        return self.oracle(
            self.call,
            case.prediction,
            case.target,
            gradient=self.gradient,
            as_shipped=self.as_shipped,
            tolerance=dtype,
            **case.extra,
        )

    def _difference(self, observed: Result, answer: Answer, voxels: int, dtype: str) -> Optional[Difference]:
        difference = value_difference(observed[0], answer, voxels, dtype)
        if difference or not self.gradient or (answer.gradient_set and not self.strict):
            return difference
        return gradient_difference(observed[1], answer, voxels, dtype)


def failure_message(call: Call, mismatches: List[Mismatch], cases: int) -> str:
    """Facts about the smallest mismatch."""
    smallest = min(mismatches, key=lambda mismatch: mismatch.voxels)
    facts = [("call", written(call)), ("disagree", f"{len(mismatches)} of {cases} cases; the smallest:")]
    return "the loss disagrees with the oracle\n" + fact_lines(facts + smallest.facts())


def fact_lines(facts: Iterable[Tuple[str, str]]) -> str:
    """One fact a line, aligned."""
    rows: Dict[str, str] = dict(facts)
    width = max(map(len, rows))
    return "\n".join(f"    {name.ljust(width)}  {text}" for name, text in rows.items())

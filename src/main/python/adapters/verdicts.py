"""One case, judged by the oracle.

Where a library's answer is not the documented one, the oracle is asked for what the library's version ships: agreement
with that is a *named defect*, and its name is the flag of the oracle's note. What neither explains is *disagree*.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import List, Optional, Tuple

import numpy as np

from certidice import Answer, Case, Note, Oracle, OracleError
from certidice.comparing import Difference, ShapeMismatch, gradient_difference, precision_of, value_difference

from .rows import Row
from .running import Result

AGREE, ACCEPTABLE, DEFECT, DISAGREE, ERROR, UNSUPPORTED = (
    "agree",
    "acceptable",
    "named defect",
    "disagree",
    "error",
    "unsupported",
)
#: What happens at a point, and conventions: neither is a defect.
EVENTS = ("UNDEFINED", "INFINITE", "TIE_ORDER", "KINK", "UNDECIDED")
CONVENTION = "CONVENTION_"
#: What is worth saying of a call, and explains no difference from its documentation.
ASIDES = ("VERSION", "SMOOTHING_ONLY_BELOW", "UNSTABLE_SORT")
#: Words in the flags of defects that leave no number, and of those that raise.
ENDS_IN_NAN = ("NAN", "VOID", "FAILS")
RAISES = ("FAILS", "RAISES", "NEEDS", "VOID")
#: Codes of the oracle for what it doesn't translate.
UNKNOWN = ("UNKNOWN_CALL", "UNKNOWN_ARGUMENT", "UNSUPPORTED")
#: Codes of the client for an oracle that can't be asked at all.
LOST = ("NO_ORACLE", "CRASHED", "TIMEOUT", "OUT_OF_STEP")
Facts = Tuple[Tuple[str, str], ...]
#: The oracle's flag for results of float64 that were computed in part in float32.
SINGLE = "FLOAT32_INSIDE"


@dataclass(frozen=True)
class Verdict:
    """What is to be said of one case; ``notes`` name the reasons."""

    kind: str
    notes: Tuple[Note, ...] = ()
    facts: Tuple[Tuple[str, str], ...] = ()

    @property
    def flag(self) -> str:
        """The names of the reasons."""
        return " + ".join(dict.fromkeys(note.flag for note in self.notes))


@dataclass(frozen=True)
class Court:
    """Judges the cases of one row in one precision."""

    oracle: Oracle
    adapter: ModuleType
    row: Row
    dtype: str

    def verdict(self, case: Case) -> Verdict:
        """The verdict on one case."""
        try:
            observed = self._run(case)
        except Exception as error:  # a library may raise anything
            return self._raised(case, f"{type(error).__name__}: {error}")
        try:
            return self._compared(case, observed)
        except OracleError as refusal:
            return refused(refusal)

    def _run(self, case: Case) -> Result:
        return self.adapter.run(self.row.name, self.row.arguments, case.prediction, case.target, case.extra)

    def _raised(self, case: Case, message: str) -> Verdict:
        """A failure of the library is a named defect if the row or the oracle knows of it."""
        message = " ".join(message.split())
        facts = (("error", message),)
        for text, reason in self.row.raises:
            if text in message:
                return Verdict(DEFECT, (Note("RAISES", reason),), facts)
        try:
            named = flagged(self._ask(case, False, "float64"), RAISES)
        except OracleError as refusal:
            return self._both_refuse(refusal)
        return Verdict(DEFECT, named, facts) if named else Verdict(ERROR, (Note("RAISES", ""),), facts)

    def _both_refuse(self, refusal: OracleError) -> Verdict:
        """The documentation gives the case no value either; unless the oracle just doesn't know the call."""
        return refused(refusal) if refusal.code in (*UNKNOWN, *LOST) else Verdict(AGREE)

    def _ask(self, case: Case, as_shipped: bool, dtype: str, gradient: bool = True) -> Answer:
        return self.oracle(
            self.row.call,
            case.prediction,
            case.target,
            gradient=gradient,
            as_shipped=as_shipped,
            tolerance=dtype,
            **case.extra,
        )

    def _compared(self, case: Case, observed: Result) -> Verdict:
        dtype = precision_of(self.dtype, observed[0].dtype)
        gradient = observed[1] is not None
        answer = self._ask(case, False, dtype, gradient)
        found = difference(observed, answer, case, dtype)
        if found is None:
            return Verdict(AGREE)
        if explains(answer, observed, case, dtype):
            return Verdict(ACCEPTABLE, events(answer), tuple(found))
        return self._explained(case, observed, dtype, answer, found)

    def _explained(self, case: Case, observed: Result, dtype: str, documented: Answer, found: List) -> Verdict:
        shipped = self._shipped(case, dtype, observed[1] is not None)
        if shipped is not None and explains(shipped, observed, case, dtype):
            return Verdict(DEFECT, reproduced(shipped, observed) or (Note("AS_SHIPPED", ""),), tuple(found))
        named = self._coarse(case, observed, documented) or lost(observed, documented) or emptied(case, documented)
        if named:
            return Verdict(DEFECT, named, tuple(found))
        return Verdict(DISAGREE, tuple(documented.notes), tuple(found))

    def _shipped(self, case: Case, dtype: str, gradient: bool) -> Optional[Answer]:
        """What the version ships, or None where it ships no value."""
        try:
            return self._ask(case, True, dtype, gradient)
        except OracleError as refusal:
            refused(refusal)
            return None

    def _coarse(self, case: Case, observed: Result, documented: Answer) -> Tuple[Note, ...]:
        """The defects, if float32 on the way explains the result and the oracle knows that there is some.

        Without that knowledge a forgotten epsilon of 1e-7 would pass for float32.
        """
        single = tuple(note for note in documented.notes if note.flag == SINGLE)
        for as_shipped in (False, True) if single else ():
            answer = self._ask(case, as_shipped, "float32", observed[1] is not None)
            if explains(answer, observed, case, "float32"):
                return (*reproduced(answer, observed), *single) if as_shipped else single
        return ()


def difference(observed: Result, answer: Answer, case: Case, dtype: str) -> Optional[List[Tuple[str, str]]]:
    """Facts about the worst element that is out of tolerance, or None."""
    try:
        worst = value_difference(observed[0], answer, case.prediction.size, dtype)
        worst = worst or gradient_difference(observed[1], answer, case.prediction.size, dtype)
    except ShapeMismatch as mismatch:
        return [("where", "shape"), ("error", str(mismatch))]
    return facts(worst) if worst else None


def explains(answer: Answer, observed: Result, case: Case, dtype: str) -> bool:
    """True within tolerance, and where only the gradient is not and is one of a set."""
    found = difference(observed, answer, case, dtype)
    return found is None or answer.gradient_set and found[0][1].startswith("gradient")


def facts(worst: Difference) -> List[Tuple[str, str]]:
    """In nine digits: what lies beyond differs between processors."""
    where = f"{worst.what}{list(worst.index)}" if worst.index else worst.what
    found = [("where", where), ("observed", short(worst.observed)), ("expected", short(worst.expected))]
    # Where nine digits show no difference, its size does.
    same = short(worst.observed) == short(worst.expected)
    return [*found, ("apart", f"{abs(worst.observed - worst.expected):.0e}")] if same else found


def short(number: float) -> str:
    """Nine significant digits."""
    return f"{number:.9g}"


def defects(answer: Answer) -> Tuple[Note, ...]:
    """The notes that name what is wrong with a library."""
    aside = (*EVENTS, *ASIDES)
    return tuple(n for n in answer.notes if n.flag not in aside and not n.flag.startswith(CONVENTION))


def flagged(answer: Answer, words: Tuple[str, ...]) -> Tuple[Note, ...]:
    """The defects with one of these words in their names."""
    return tuple(note for note in defects(answer) if any(word in note.flag for word in words))


def reproduced(answer: Answer, observed: Result) -> Tuple[Note, ...]:
    """The defects that explain a result which the oracle reproduces: float32 on the way isn't among them, and defects
    that leave no number aren't where there are numbers.
    """
    others = flagged(answer, ENDS_IN_NAN) if finite(observed) else ()
    return tuple(note for note in defects(answer) if note.flag != SINGLE and note not in others)


def finite(observed: Result) -> bool:
    """True where value and gradient are numbers."""
    return all(part is None or bool(np.isfinite(part).all()) for part in observed)


def events(answer: Answer) -> Tuple[Note, ...]:
    """The notes on what happens at this point."""
    return tuple(note for note in answer.notes if note.flag in EVENTS)


def lost(observed: Result, answer: Answer) -> Tuple[Note, ...]:
    """The defects that are known to end in NaN, if it did."""
    return () if finite(observed) else flagged(answer, ENDS_IN_NAN)


def emptied(case: Case, answer: Answer) -> Tuple[Note, ...]:
    """The defects that are known where no voxel counts, if none does: all labels are the same one, of no class."""
    target = case.target
    label = target.flat[0] if target.size else 0
    is_void = bool((target == label).all()) and not 0 <= label < max(2, *case.prediction.shape)
    return flagged(answer, ("VOID",)) if is_void else ()


def refused(refusal: OracleError) -> Verdict:
    """The oracle has no answer; what isn't about the question itself is passed on."""
    if refusal.code in LOST:
        raise refusal
    kind = ERROR if refusal.code == "INTERNAL" else UNSUPPORTED
    return Verdict(kind, (Note(refusal.code, ""),), (("oracle", refusal.message),))

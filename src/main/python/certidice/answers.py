"""What the oracle says: answers, notes and errors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Optional, Union

import numpy as np

Value = Union[float, np.ndarray]


@dataclass(frozen=True)
class Note:
    """A convention that the answer depends on, such as ``TIE_ORDER`` or ``EMPTY_TARGET``."""

    flag: str
    says: str = ""


@dataclass(frozen=True)
class Tolerance:
    """Absolute bounds on the errors of a correct implementation, in the shapes of value and gradient."""

    value: Value
    gradient: Optional[np.ndarray] = None


@dataclass(frozen=True)
class Answer:
    """A value, d sum(value) / d prediction, and what to know about them.

    ``gradient_set`` is true where the gradient is a set (a kink, a tie) of which ``gradient`` is one element.
    """

    value: Value
    gradient: Optional[np.ndarray] = None
    gradient_set: bool = False
    notes: List[Note] = field(default_factory=list)
    tolerance: Optional[Tolerance] = None

    @property
    def flags(self) -> List[str]:
        """The flags of the notes, in order."""
        return [note.flag for note in self.notes]


class OracleError(Exception):
    """The oracle refused a request, or could not be run."""

    def __init__(self, code: str, message: str, argument: Optional[str] = None) -> None:
        super().__init__(code, message, argument)
        self.code = code
        self.message = message
        self.argument = argument

    def __str__(self) -> str:
        where = f" ({self.argument})" if self.argument else ""
        return f"{self.code}{where}: {self.message}"

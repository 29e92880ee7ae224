"""The calls that are put under test: a name, arguments, and what the call takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Optional, Tuple

from certidice import Layout, layout_of
from certidice.requests import written

Arguments = Dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One call. ``only`` names the precisions that the library computes in; ``raises`` maps texts of known errors to
    what is wrong there.
    """

    name: str
    arguments: Arguments
    layout: Layout
    only: Tuple[str, ...] = ("float64", "float32")
    raises: Tuple[Tuple[str, str], ...] = ()

    @property
    def call(self) -> Tuple[str, Arguments]:
        """The call for the oracle."""
        return self.name, self.arguments

    def __str__(self) -> str:
        return written(self.call)


def row(name: str, layout: Optional[Layout] = None, **arguments: Any) -> Row:
    """A row, by default with the layout that the client knows."""
    return Row(name, arguments, layout or layout_of((name, arguments)))


def rows(name: str, *several: Arguments) -> List[Row]:
    """Rows of one name with several sets of arguments."""
    return [row(name, **arguments) for arguments in several]


def compiled(several: List[Row]) -> List[Row]:
    """The same rows with few shapes, for libraries that compile for each shape anew."""
    shapes = ((2, 2, 2), (1, 3, 2), (1, 1, 1))
    return [replace(one, layout=replace(one.layout, shapes=shapes)) for one in several]


#: What Lovasz losses raise on float64, and why.
NO_FLOAT64 = (
    "expected both vectors to have same dtype",
    "float64 is refused: the weights of the sorted errors are float32.",
)


def raising(known: Tuple[str, str], several: List[Row]) -> List[Row]:
    """The same rows, known to raise an error with this text, for this reason, on some or all cases."""
    return [replace(one, raises=(*one.raises, known)) for one in several]


def single(several: List[Row]) -> List[Row]:
    """The same rows, of scores that count: the precision of the prediction doesn't matter."""
    return [replace(one, only=("float32",)) for one in several]

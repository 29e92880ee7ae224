"""Runs the real libraries against the oracle and writes reports/scoreboard.{md,json,html}.

    python -m adapters.scoreboard [--quick] [--library NAME ...] [--cases N] [--seed S] [--out FOLDER]

Exit code 0 if every difference has a name, 1 if something is unexplained, 2 if nothing could be run.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError
from types import ModuleType
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from certidice import Case, Oracle, OracleError, cases
from certidice.matching import shown

from . import pages
from .libraries import NAMES, library
from .loading import version
from .rows import Row
from .shrinking import shrunk
from .verdicts import ACCEPTABLE, AGREE, DEFECT, DISAGREE, ERROR, UNSUPPORTED, Court, Verdict

HOME = pathlib.Path(__file__).resolve().parents[4]
QUICK, FULL = 6, 40


@dataclass
class Finding:
    """All cases with one kind of verdict and one name, and the smallest of them."""

    kind: str
    flag: str
    says: str
    court: Court
    case: Case
    verdict: Verdict
    calls: List[str] = field(default_factory=list)
    cases: int = 0

    def add(self, court: Court, case: Case, verdict: Verdict) -> None:
        """Counts a case, and keeps it if it is the smallest so far."""
        self.cases += 1
        if str(court.row) not in self.calls:
            self.calls.append(str(court.row))
        if case.prediction.size < self.case.prediction.size:
            self.court, self.case, self.verdict = court, case, verdict

    def shrink(self) -> None:
        """Looks for a smaller case of the same kind and name."""
        same = lambda verdict: (verdict.kind, verdict.flag) == (self.verdict.kind, self.verdict.flag)  # noqa: E731
        self.case = shrunk(self.case, self.court.row.layout, lambda case: same(self.court.verdict(case)))
        self.verdict = self.court.verdict(self.case)

    def described(self) -> Dict[str, Any]:
        """For the reports."""
        return {
            "flag": self.flag,
            "named": self.kind not in (DISAGREE, ERROR),
            "says": self.says,
            "calls": self.calls,
            "cases": self.cases,
            "example": [list(fact) for fact in self.facts()],
        }

    def facts(self) -> List[Tuple[str, str]]:
        """The smallest case as facts."""
        tensors = [(name, shown(tensor)) for name, tensor in self.case.tensors().items()]
        return [("call", str(self.court.row)), *tensors, *self.verdict.facts]


class Tally:
    """The verdicts on one library."""

    def __init__(self, name: str, adapter: ModuleType) -> None:
        self.name = name
        self.package = adapter.PACKAGE
        self.version = version(adapter.PACKAGE).partition("+")[0]
        self.counts = {kind: 0 for kind in (AGREE, ACCEPTABLE, DEFECT, DISAGREE, ERROR, UNSUPPORTED)}
        self.calls = 0
        self.findings: Dict[Tuple[str, ...], Finding] = {}

    def add(self, court: Court, case: Case, verdict: Verdict) -> None:
        """Counts one verdict."""
        self.counts[verdict.kind] += 1
        if verdict.kind == AGREE:
            return
        key = group(court.row, verdict)
        if key not in self.findings:
            says = " ".join(dict.fromkeys(note.says for note in verdict.notes if note.says))
            self.findings[key] = Finding(verdict.kind, verdict.flag, says, court, case, verdict)
        self.findings[key].add(court, case, verdict)

    def finish(self) -> None:
        """Shrinks what is shown as an example."""
        for finding in self.findings.values():
            if finding.kind != UNSUPPORTED:
                finding.shrink()

    @property
    def unexplained(self) -> int:
        """Cases that nothing explains."""
        return self.counts[DISAGREE] + self.counts[ERROR]

    def described(self) -> Dict[str, Any]:
        """For the reports."""
        of = lambda *kinds: [f.described() for f in self.findings.values() if f.kind in kinds]  # noqa: E731
        return {
            "library": self.name,
            "package": self.package,
            "version": self.version,
            "calls": self.calls,
            "cases": sum(self.counts.values()),
            "counts": self.counts,
            "defects": of(DEFECT),
            "unexplained": of(DISAGREE, ERROR),
            "acceptable": of(ACCEPTABLE),
            "unsupported": of(UNSUPPORTED),
        }


def group(row: Row, verdict: Verdict) -> Tuple[str, ...]:
    """Named defects go together by name and reason, unexplained ones stay with their call."""
    if verdict.kind in (DISAGREE, ERROR):
        return verdict.kind, str(row)
    return verdict.kind, verdict.flag, *(note.says for note in verdict.notes)


def tallied(name: str, oracle: Oracle, count: int, seed: int) -> Tally:
    """All calls of a library on all their cases."""
    adapter = library(name)
    tally = Tally(name, adapter)
    for row in adapter.calls():
        tally.calls += 1
        for court, case in trials(row, adapter, oracle, count, seed):
            tally.add(court, case, court.verdict(case))
    tally.finish()
    return tally


def trials(row: Row, adapter: ModuleType, oracle: Oracle, count: int, seed: int) -> Iterator[Tuple[Court, Case]]:
    """The cases of a call in each precision."""
    for dtype in row.only:
        court = Court(oracle, adapter, row, dtype)
        for case in cases(row.call, count, seed, dtype=dtype, layout=row.layout):
            yield court, case


def steady() -> None:
    """One thread: sums in another order would change the last digits from run to run."""
    try:
        import torch

        torch.set_num_threads(1)
    except ImportError:
        pass


def boards(names: Sequence[str], options: argparse.Namespace) -> Iterator[Dict[str, Any]]:
    """The libraries one after the other, several at a time, each beside an oracle of its own."""
    tasks = [(name, options.oracle, options.count, options.seed) for name in names]
    if options.jobs == 1:
        yield from map(board_of, tasks)
        return
    with ProcessPoolExecutor(options.jobs) as pool:
        yield from pool.map(board_of, tasks)


def board_of(task: Tuple[str, Any, int, int]) -> Dict[str, Any]:
    """One library, described."""
    name, command, count, seed = task
    steady()
    with Oracle(command) as oracle:
        return tallied(name, oracle, count, seed).described()


def installed(names: Sequence[str]) -> List[str]:
    """The libraries that are here; the others are said."""
    here = []
    for name in names:
        try:
            version(library(name).PACKAGE)
            here.append(name)
        except PackageNotFoundError:
            print(f"{name}: not installed, left out", file=sys.stderr)
    return here


def campaign(names: Sequence[str], options: argparse.Namespace) -> Dict[str, Any]:
    """The scoreboard as data."""
    described = []
    for board in boards(names, options):
        described.append(board)
        print(pages.line(board), file=sys.stderr, flush=True)
    return {"seed": options.seed, "cases_per_call_and_precision": options.count, "libraries": described}


def write(board: Dict[str, Any], folder: pathlib.Path) -> None:
    """The three reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, render in (("json", pages.as_json), ("md", pages.as_markdown), ("html", pages.as_html)):
        (folder / f"scoreboard.{suffix}").write_text(render(board), encoding="utf-8")


def main(arguments: Optional[List[str]] = None) -> int:
    """The command line."""
    options = parser().parse_args(arguments)
    names = installed(options.library or NAMES)
    if not names:
        print("none of the libraries is installed; see adapters/README.md", file=sys.stderr)
        return 2
    options.count = options.cases or (QUICK if options.quick else FULL)
    try:
        board = campaign(names, options)
    except OracleError as error:
        print(error, file=sys.stderr)
        return 2
    write(board, options.out)
    return 1 if any(one["unexplained"] for one in board["libraries"]) else 0


def default_oracle() -> Optional[List[str]]:
    """The launcher at the root of the checkout, unless the environment names another."""
    return None if os.environ.get("CERTIDICE_COMMAND") else [str(HOME / "certidice")]


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="adapters.scoreboard", description=__doc__.splitlines()[0])
    made.add_argument("--quick", action="store_true", help=f"{QUICK} cases instead of {FULL} a call and precision")
    made.add_argument("--cases", type=int, help="cases a call and precision")
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1), help="libraries at a time")
    made.add_argument("--library", action="append", choices=NAMES, help="only this library; may be repeated")
    made.add_argument("--oracle", default=default_oracle(), help="the command that starts CertiDice")
    made.add_argument("--out", type=pathlib.Path, default=HOME / "reports")
    return made


if __name__ == "__main__":
    sys.exit(main())

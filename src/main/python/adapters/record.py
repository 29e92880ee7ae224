"""Writes what the real libraries return, a line for each case: the protocol's request with the answer as "observed".

python -m adapters.record [--library NAME ...] [--cases N] > observed.jsonl
"""

from __future__ import annotations

import argparse
import json
from types import ModuleType
from typing import Any, Dict, Iterator, List, Optional

from certidice import Case, cases
from certidice.requests import request
from certidice.tensors import encode

from .libraries import NAMES, library
from .loading import version
from .rows import Row


def observed(adapter: ModuleType, row: Row, case: Case) -> Dict[str, Any]:
    """Value and gradient, or the error."""
    try:
        value, gradient = adapter.run(row.name, row.arguments, case.prediction, case.target, case.extra)
    except Exception as error:  # a library may raise anything
        return {"error": f"{type(error).__name__}: {error}"}
    return {"value": encode(value), **({} if gradient is None else {"gradient": encode(gradient)})}


def recorded(name: str, count: int, seed: int) -> Iterator[Dict[str, Any]]:
    """The records of a library."""
    adapter = library(name)
    for row in adapter.calls():
        for dtype in row.only:
            for case in cases(row.call, count, seed, dtype=dtype, layout=row.layout):
                yield record(adapter, row, case)


def record(adapter: ModuleType, row: Row, case: Case) -> Dict[str, Any]:
    """One record."""
    asked = request(row.call, case.prediction, case.target, case.extra)
    about = {"package": adapter.PACKAGE, "version": version(adapter.PACKAGE), "call": str(row), "case": case.name}
    return {**about, **asked, "observed": observed(adapter, row, case)}


def main(arguments: Optional[List[str]] = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="adapters.record", description=__doc__.splitlines()[0])
    parser.add_argument("--library", action="append", choices=NAMES)
    parser.add_argument("--cases", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    for name in options.library or NAMES:
        for one in recorded(name, options.cases, options.seed):
            print(json.dumps(one, allow_nan=False))


if __name__ == "__main__":
    main()

"""A library as a subject: reads requests of the pipe protocol from standard input, one a line, and answers them.

python -m adapters.subject --library monai
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from types import ModuleType
from typing import Any, Dict, Optional, Tuple

import numpy as np

from certidice.comparing import precision_of
from certidice.layouts import parsed
from certidice.tensors import encode, load

from .libraries import NAMES, library


class Refusal(Exception):
    """A request that can't be run; ``code`` goes into the answer."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def answer(adapter: ModuleType, line: str) -> Dict[str, Any]:
    """The answer to one line; whatever goes wrong is an answer too."""
    identity = None
    try:
        request = json.loads(line)
        identity = request.get("id")
        return {"id": identity, **result(adapter, request)}
    except Refusal as refusal:
        return {"id": identity, "error": {"code": refusal.code, "message": str(refusal)}}
    except json.JSONDecodeError as error:
        return {"id": None, "error": {"code": "BAD_JSON", "message": str(error)}}
    except Exception as error:  # a library may raise anything
        return {"id": identity, "error": {"code": "SUBJECT_FAILED", "message": f"{type(error).__name__}: {error}"}}


def result(adapter: ModuleType, request: Dict[str, Any]) -> Dict[str, Any]:
    """Value and gradient as the protocol writes them, and the precision that they were computed in."""
    name, arguments = call_of(request["loss"])
    prediction, target = (array_of(request[key]) for key in ("prediction", "target"))
    extra = {key: array_of(tensor) for key, tensor in (request.get("extra") or {}).items()}
    value, gradient = adapter.run(name, arguments, prediction, target, extra)
    answered = {"value": encode(value), "dtype": precision_of(prediction.dtype, value.dtype)}
    if gradient is not None and request.get("gradient", True):
        answered["gradient"] = encode(gradient)
    return answered


def call_of(loss: Any) -> Tuple[str, Dict[str, Any]]:
    """Name and arguments; a pipeline is nothing that a library can run."""
    if isinstance(loss, str):
        name, arguments = parsed(loss)
        return name, positional_refused(arguments)
    if "call" not in loss:
        raise Refusal("UNSUPPORTED", "only calls in the library's own words can be run")
    return loss["call"], {key: argument_of(value) for key, value in (loss.get("args") or {}).items()}


def positional_refused(arguments: Any) -> Dict[str, Any]:
    """Arguments by name; the first one of the losses with a mode may have none."""
    named = {("mode" if key == "0" else key): value for key, value in arguments.items()}
    if any(key.isdigit() for key in named):
        raise Refusal("UNSUPPORTED", "arguments must be given by name")
    return named


def argument_of(value: Any) -> Any:
    """An argument of a call: tensors become arrays, words for numbers become numbers."""
    if isinstance(value, dict):
        if set(value) == {"tensor"}:
            return array_of(value["tensor"])
        return {key: argument_of(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [argument_of(inner) for inner in value]
    return float(value) if value in ("NaN", "Infinity", "-Infinity") else value


def array_of(described: Dict[str, Any]) -> np.ndarray:
    """A tensor of a request as an array."""
    return load(described).reshape(described["shape"])


def serve(adapter: ModuleType) -> None:
    """Answers line after line. What the library prints goes to standard error."""
    out = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(answer(adapter, line), allow_nan=False), file=out, flush=True)


def main(arguments: Optional[list] = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="adapters.subject", description=__doc__.splitlines()[0])
    parser.add_argument("--library", required=True, choices=NAMES)
    serve(library(parser.parse_args(arguments).library))


if __name__ == "__main__":
    main()

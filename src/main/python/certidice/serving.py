"""Losses as a subject of the gate: answers questions of the pipe protocol from standard input, one a line."""

from __future__ import annotations

import contextlib
import inspect
import json
import sys
import warnings
from typing import Any, Callable, Dict, Mapping, Optional, TextIO, Tuple

import numpy as np

from .comparing import precision_of
from .layouts import parsed
from .subjects import Result, Subject, jax_subject, result_of, torch_argument, torch_subject
from .tensors import STORAGES, encode, load, stored

Arguments = Mapping[str, Any]
#: (name, arguments, prediction, target, further tensors) to value and gradient.
Run = Callable[[str, Arguments, np.ndarray, np.ndarray, Arguments], Tuple[Any, Any]]

FRAMEWORKS: Dict[str, Callable[[Subject], Subject]] = {
    "torch": torch_subject,
    "jax": jax_subject,
    "numpy": lambda loss: loss,
}


class Refusal(Exception):
    """A question that can't be answered; ``code`` goes into the answer."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def serve(losses: Mapping[str, Callable[..., Any]], *, framework: Optional[str] = None) -> None:
    """Answers the questions of ``certidice gate`` about ``losses`` until they end.

    A key says what the loss claims to be: a call that the oracle knows, ``"monai.losses.DiceLoss(sigmoid=True)"``,
    whose loss takes (prediction, target); or a name alone, ``"monai.losses.DiceLoss"``, whose loss takes the arguments
    of the call too: a class in its constructor, a function by keyword. Further tensors (``mask=...``) go by keyword.

    ``framework`` says what a loss works on: ``"torch"`` and ``"jax"``, with gradients by automatic differentiation, or
    ``"numpy"``, where it returns a value or (value, gradient). By default it is the first of these that the program has
    imported. What a loss prints goes to standard error; what it raises is an answer, and the next question is read.
    """
    known = framework or imported_framework()
    answer_all(runner(losses, known), keeps_strides=known != "jax")


def imported_framework() -> str:
    """torch or jax where the program uses it, else numpy."""
    return next((name for name in ("torch", "jax") if name in sys.modules), "numpy")


def runner(losses: Mapping[str, Callable[..., Any]], framework: str) -> Run:
    """Runs the loss that a question names; raises ValueError for what can't be served."""
    if framework not in FRAMEWORKS:
        raise ValueError(f"framework: found {framework!r}, allowed: {', '.join(FRAMEWORKS)}")
    if not losses:
        raise ValueError("losses: found none, allowed: at least one")
    fixed = [(parsed(call), loss) for call, loss in losses.items() if "(" in call]
    named = {name: loss for name, loss in losses.items() if "(" not in name}

    def run(name: str, arguments: Arguments, prediction: Any, target: Any, extra: Arguments) -> Result:
        bound = next((loss for call, loss in fixed if is_same(call, name, arguments)), None)
        if bound is None:
            if name not in named:
                raise Refusal("UNSUPPORTED", f"not served with these arguments: {name}; served: {', '.join(losses)}")
            bound = with_arguments(named[name], ready(arguments, np.asarray(prediction).dtype, framework))
        elif inspect.isclass(bound):
            bound = bound()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return result_of(FRAMEWORKS[framework](bound)(prediction, target, **extra))

    return run


def is_same(call: Tuple[str, Arguments], name: str, arguments: Arguments) -> bool:
    """True for the call of a key; arguments that are tensors are no part of a key."""
    return call[0] == name and plain(positional_named(call[1])) == plain(arguments)


def plain(value: Any) -> Any:
    """Arguments in one form: JSON knows no tuples, and arrays can't be compared as a whole."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, np.ndarray):
        return value.tolist()
    return [plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def ready(arguments: Arguments, dtype: np.dtype, framework: str) -> Arguments:
    """Arrays among the arguments in the precision of the prediction, and as tensors where the loss is of torch."""
    cast = {key: in_precision(value, dtype) for key, value in arguments.items()}
    return {key: torch_argument(value, "cpu") for key, value in cast.items()} if framework == "torch" else cast


def in_precision(value: Any, dtype: np.dtype) -> Any:
    """Arrays of floats as arrays of that dtype, where that is one of floats too; nested arguments are searched."""
    if isinstance(value, Mapping):
        return {key: in_precision(inner, dtype) for key, inner in value.items()}
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and dtype.kind == "f":
        return value.astype(dtype)
    return value


def with_arguments(loss: Callable[..., Any], arguments: Arguments) -> Callable[..., Any]:
    """A callable of (prediction, target)."""
    if inspect.isclass(loss):
        return loss(**arguments)
    return lambda prediction, target, **extra: loss(prediction, target, **arguments, **extra)


def answer_all(run: Run, lines: Optional[TextIO] = None, keeps_strides: bool = True) -> None:
    """Answers line after line. What the losses print goes to standard error.

    ``keeps_strides`` says whether the losses see tensors as they lie in memory: arrays of jax have no strides.
    """
    out = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        for line in lines or sys.stdin:
            if line.strip():
                print(json.dumps(answer(run, line, keeps_strides), allow_nan=False), file=out, flush=True)


def answer(run: Run, line: str, keeps_strides: bool = True) -> Dict[str, Any]:
    """The answer to one line; whatever goes wrong is an answer too."""
    identity = None
    try:
        request = json.loads(line)
        identity = request.get("id")
        return {"id": identity, **answered(run, request, keeps_strides)}
    except Refusal as refusal:
        return {"id": identity, "error": {"code": refusal.code, "message": str(refusal)}}
    except json.JSONDecodeError as error:
        return {"id": None, "error": {"code": "BAD_JSON", "message": str(error)}}
    except Exception as error:  # a loss may raise anything
        return {"id": identity, "error": {"code": "SUBJECT_FAILED", "message": f"{type(error).__name__}: {error}"}}


def answered(run: Run, request: Dict[str, Any], keeps_strides: bool = True) -> Dict[str, Any]:
    """Value and gradient as the protocol writes them, and the precision that they were computed in."""
    name, arguments = call_of(request["loss"])
    storage = storage_of(request)
    prediction, target = (stored(array_of(request[key]), storage) for key in ("prediction", "target"))
    extra = {key: stored(array_of(tensor), storage) for key, tensor in (request.get("extra") or {}).items()}
    value, gradient = run(name, arguments, prediction, target, extra)
    result = {"value": encode(value), "dtype": precision_of(prediction.dtype, value.dtype)}
    if gradient is not None and request.get("gradient", True):
        result["gradient"] = encode(gradient)
    if keeps_strides and storage != STORAGES[0]:
        result["storage"] = storage
    return result


def storage_of(request: Dict[str, Any]) -> str:
    """How the tensors are to lie in memory."""
    storage = request.get("storage", STORAGES[0])
    if storage not in STORAGES:
        raise Refusal("INVALID_ARGUMENT", f"storage: found {storage!r}, allowed: {', '.join(STORAGES)}")
    return storage


def call_of(loss: Any) -> Tuple[str, Dict[str, Any]]:
    """Name and arguments; a pipeline is nothing that a library can run."""
    if isinstance(loss, str):
        name, arguments = parsed(loss)
        return name, positional_named(arguments)
    if "call" not in loss:
        raise Refusal("UNSUPPORTED", "only calls in the library's own words can be run")
    return loss["call"], {key: argument_of(value) for key, value in (loss.get("args") or {}).items()}


def positional_named(arguments: Arguments) -> Dict[str, Any]:
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

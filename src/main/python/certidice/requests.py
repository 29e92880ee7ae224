"""Requests in the words of the protocol."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Tuple, Union

import numpy as np

from .tensors import BFloat16, TensorFolder, encode, number_to_json

#: A call in a library's own words, (name, keyword arguments), or {"pipeline": ...}.
Call = Union[str, Tuple[str, Mapping[str, Any]], Mapping[str, Any]]


def encode_call(call: Call, folder: Optional[TensorFolder] = None) -> Any:
    """The request's field ``loss``."""
    if isinstance(call, str):
        return call
    if isinstance(call, Mapping):
        return encode_argument(call, folder)
    name, arguments = call
    return {"call": name, "args": {key: encode_argument(value, folder) for key, value in arguments.items()}}


def encode_argument(argument: Any, folder: Optional[TensorFolder] = None) -> Any:
    """Plain JSON for plain values, {"tensor": ...} for arrays."""
    if isinstance(argument, (BFloat16, np.ndarray)) or hasattr(argument, "detach"):
        return {"tensor": encode(argument, folder)}
    if isinstance(argument, np.generic):
        return encode_argument(argument.item(), folder)
    if isinstance(argument, Mapping):
        return {key: encode_argument(value, folder) for key, value in argument.items()}
    if isinstance(argument, (list, tuple)):
        return [encode_argument(value, folder) for value in argument]
    return number_to_json(argument) if isinstance(argument, float) else argument


def name_of(call: Call) -> str:
    """The dotted name that a call begins with; empty for a pipeline."""
    if isinstance(call, str):
        return call.split("(", 1)[0].strip()
    return "" if isinstance(call, Mapping) else call[0]


def written(call: Call) -> str:
    """A call as Python source, for messages."""
    if isinstance(call, str) or isinstance(call, Mapping):
        return str(call)
    name, arguments = call
    return f"{name}({', '.join(f'{key}={written_argument(value)}' for key, value in arguments.items())})"


def written_argument(argument: Any) -> str:
    """An argument as Python source."""
    return repr(argument.tolist()) if isinstance(argument, np.ndarray) else repr(argument)


def request(
    call: Call,
    prediction: Any,
    target: Any,
    extra: Mapping[str, Any],
    folder: Optional[TensorFolder] = None,
    **options: Any,
) -> Dict[str, Any]:
    """One request; options that are None are left out."""
    described = {
        "loss": encode_call(call, folder),
        "prediction": encode(prediction, folder),
        "target": encode(target, folder),
        "extra": {key: encode(value, folder) for key, value in extra.items() if value is not None},
    }
    described.update((key, value) for key, value in options.items() if value is not None)
    if not described["extra"]:
        del described["extra"]
    return described

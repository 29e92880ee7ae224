"""Tensors on the wire: JSON for small ones, .npy files for large ones."""

from __future__ import annotations

import itertools
import math
import os
from typing import Any, Dict, List, Optional

import numpy as np

from .answers import Value

DTYPES = ("float64", "float32", "float16", "int64", "int32", "uint8", "bool")
#: Where the numbers of a tensor may lie; see ``stored``.
STORAGES = ("contiguous", "strided", "transposed")
#: What has no dtype of its own on the wire, and the one that holds its numbers.
WIDENED = {"int8": "int32", "int16": "int32", "uint16": "int32", "uint32": "int64"}


class BFloat16:
    """Marks an array as bfloat16, which numpy lacks, and rounds it to nearest, ties to even."""

    def __init__(self, array: Any) -> None:
        self.array = round_to_bfloat16(np.asarray(array, dtype=np.float32))


def round_to_bfloat16(array: np.ndarray) -> np.ndarray:
    """The nearest bfloat16 numbers, held as float32."""
    bits = np.ascontiguousarray(array, dtype=np.float32).view(np.uint32)
    upper = ((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)
    return np.where(np.isfinite(array), upper, array).astype(np.float32)


def as_array(tensor: Any) -> np.ndarray:
    """A numpy array from an array, a number, nested lists, or anything with ``detach``, such as a torch tensor."""
    if isinstance(tensor, BFloat16):
        return tensor.array
    if hasattr(tensor, "detach"):
        tensor = tensor.detach().cpu()
        tensor = (tensor.float() if is_bfloat16(tensor) else tensor).numpy()
    return np.asarray(tensor)


def stored(array: np.ndarray, storage: str) -> np.ndarray:
    """The same numbers in other memory: "strided" in every second place, "transposed" with the first axis fastest."""
    if storage == "strided":
        memory = np.full(2 * array.size, filler(array.dtype), array.dtype)
        memory[::2] = array.ravel(order="C")
        return memory[::2].reshape(array.shape)
    return np.array(array, order="F") if storage == "transposed" else array


def filler(dtype: np.dtype) -> Any:
    """What shows where it is read by mistake."""
    return np.nan if dtype.kind == "f" else True if dtype.kind == "b" else np.iinfo(dtype).max


def number_to_json(number: float) -> Any:
    """JSON has no NaN and no infinities: they travel as strings."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return number


def numbers_to_json(array: np.ndarray) -> List[Any]:
    """All numbers in C order."""
    numbers = array.ravel(order="C").tolist()
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        return [number_to_json(number) for number in numbers]
    return [int(number) for number in numbers] if array.dtype == np.bool_ else numbers


class TensorFolder:
    """Where large tensors lie while the oracle reads them; without a path nothing is large."""

    def __init__(self, path: Optional[str] = None, threshold: int = 1 << 16) -> None:
        self.path = path
        self.threshold = threshold
        self._names = itertools.count()

    def accepts(self, array: np.ndarray) -> bool:
        """True for arrays of at least ``threshold`` numbers."""
        return self.path is not None and array.size >= self.threshold

    def save(self, array: np.ndarray) -> str:
        """Writes a .npy file and returns its path."""
        path = os.path.join(str(self.path), f"{next(self._names)}.npy")
        np.save(path, np.ascontiguousarray(array))
        return path

    def for_gradient(self, prediction: Any) -> Optional[str]:
        """Where the gradient of a large prediction is to be written."""
        if is_bfloat16(prediction) or isinstance(prediction, BFloat16) or not self.accepts(as_array(prediction)):
            return None
        return os.path.join(str(self.path), "gradient.npy")

    def clear(self) -> None:
        """Deletes the files of the last request."""
        for name in os.listdir(str(self.path)):
            os.unlink(os.path.join(str(self.path), name))


def encode(tensor: Any, folder: Optional[TensorFolder] = None) -> Dict[str, Any]:
    """The protocol's form of a tensor."""
    if isinstance(tensor, BFloat16) or is_bfloat16(tensor):
        return encode_bfloat16(tensor)
    array = narrow(as_array(tensor))
    described: Dict[str, Any] = {"dtype": array.dtype.name, "shape": list(array.shape)}
    if folder is not None and folder.accepts(array):
        described["path"] = folder.save(array)
    else:
        described["data"] = numbers_to_json(array)
    return described


def is_bfloat16(tensor: Any) -> bool:
    """True for torch's and ml_dtypes' bfloat16."""
    return str(getattr(tensor, "dtype", "")) in ("bfloat16", "torch.bfloat16")


def encode_bfloat16(tensor: Any) -> Dict[str, Any]:
    """Always as JSON numbers, since .npy has no bfloat16."""
    if not isinstance(tensor, BFloat16):
        tensor = BFloat16(as_array(tensor).astype(np.float32))
    return {"dtype": "bfloat16", "shape": list(tensor.array.shape), "data": numbers_to_json(tensor.array)}


def narrow(array: np.ndarray) -> np.ndarray:
    """The same numbers in a dtype of the protocol and in this machine's byte order."""
    name = WIDENED.get(array.dtype.name, array.dtype.name)
    if name not in DTYPES:
        raise TypeError(f"no tensor for the oracle: dtype {array.dtype}; it takes {', '.join(DTYPES)} and BFloat16")
    return array.astype(name, copy=False)


def decode(described: Dict[str, Any]) -> Value:
    """A float for shape [], otherwise an array."""
    shape = tuple(described["shape"])
    array = load(described).reshape(shape)
    return float(array) if shape == () else array


def load(described: Dict[str, Any]) -> np.ndarray:
    """The numbers of a tensor, from its file or its data."""
    if "path" in described:
        return np.load(described["path"])
    dtype = described.get("dtype", "float64")
    numbers = np.array([float(number) for number in described["data"]], dtype=np.float64)
    return numbers.astype("float32" if dtype == "bfloat16" else dtype)

"""The oracle as a subprocess that is started once and asked often."""

from __future__ import annotations

import atexit
import json
import tempfile
import threading
from types import TracebackType
from typing import Any, Dict, Optional, Type

import numpy as np

from .answers import Answer, Note, OracleError, Tolerance
from .process import Command, LineProcess, find_command
from .requests import Call, request
from .tensors import TensorFolder, decode


class Oracle:
    """Owns an oracle process. It starts with the first question, and anew after a crash; threads may share it.

    ``path_threshold`` is the number of elements from which on a tensor travels as a .npy file; ``timeout`` is in
    seconds for one question.
    """

    def __init__(
        self, command: Optional[Command] = None, *, path_threshold: int = 1 << 16, timeout: Optional[float] = None
    ) -> None:
        self._command = command
        self._threshold = path_threshold
        self._timeout = timeout
        self._lock = threading.RLock()
        self._process: Optional[LineProcess] = None
        self._last_words = ""
        self._temporary: Optional["tempfile.TemporaryDirectory[str]"] = None
        self._asked = 0

    def __enter__(self) -> "Oracle":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __call__(
        self,
        call: Call,
        prediction: Any,
        target: Any,
        *,
        gradient: bool = True,
        as_shipped: bool = False,
        tolerance: Optional[str] = None,
        **extra: Any,
    ) -> Answer:
        """Value and gradient of a loss; see :func:`certidice.oracle`."""
        with self._lock:
            folder = self._folder()
            try:
                asked = request(
                    call,
                    prediction,
                    target,
                    extra,
                    folder,
                    gradient=gradient,
                    gradient_path=folder.for_gradient(prediction) if gradient else None,
                    as_shipped=as_shipped or None,
                    tolerance={"dtype": tolerance} if tolerance else None,
                )
                return answer_of(self.ask(asked))
            finally:
                folder.clear()

    def ask(self, asked: Dict[str, Any]) -> Dict[str, Any]:
        """Sends one request and returns the answer as it came; a crashed process is asked once more, started anew."""
        with self._lock:
            self._asked += 1
            line = json.dumps({"id": self._asked, **asked}, allow_nan=False)
            answered = self._exchange(line) or self._exchange(line)
            if not answered:
                words = self._last_words or "nothing on standard error"
                raise OracleError("CRASHED", f"the oracle ended without an answer: {words}")
            return self._matching(json.loads(answered))

    def close(self) -> None:
        """Ends the process and deletes the temporary folder."""
        with self._lock:
            self._stop()
            if self._temporary is not None:
                self._temporary.cleanup()
                self._temporary = None

    def _folder(self) -> TensorFolder:
        if self._temporary is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="certidice-")
        return TensorFolder(self._temporary.name, self._threshold)

    def _exchange(self, line: str) -> str:
        """One line there and one line back; empty if the process died of it."""
        answered = ""
        try:
            answered = self._running().exchange(line, self._timeout)
        finally:
            if not answered:
                self._stop()
        return answered

    def _running(self) -> LineProcess:
        if self._process is None or not self._process.is_alive():
            self._stop()
            self._process = LineProcess([*find_command(self._command), "oracle", "--stdio"])
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._last_words = self._process.stop()
            self._process = None

    def _matching(self, answered: Dict[str, Any]) -> Dict[str, Any]:
        # An answer to another question means that the stream is out of step; only a new process mends that.
        if answered.get("id") not in (self._asked, None):
            self._stop()
            raise OracleError("OUT_OF_STEP", f"asked {self._asked}, answered {answered.get('id')}")
        return answered


def answer_of(answered: Dict[str, Any]) -> Answer:
    """An answer, or the error that it brings."""
    if "error" in answered:
        raise error_of(answered["error"])
    return Answer(
        value=decode(answered["value"]),
        gradient=optional_array(answered.get("gradient")),
        gradient_set=bool(answered.get("gradient_set", False)),
        notes=[Note(note["flag"], note.get("says", "")) for note in answered.get("notes") or []],
        tolerance=tolerance_of(answered.get("tolerance")),
    )


def error_of(error: Dict[str, Any]) -> OracleError:
    """The oracle's refusal as an exception."""
    return OracleError(error.get("code", "UNKNOWN"), error.get("message", ""), error.get("argument"))


def optional_array(described: Optional[Dict[str, Any]]) -> Any:
    """An array, also for shape []."""
    return None if described is None else np.asarray(decode(described))


def tolerance_of(described: Optional[Dict[str, Any]]) -> Optional[Tolerance]:
    """The derived bounds, where the oracle gave them."""
    if not described or not described.get("value"):
        return None
    return Tolerance(decode(described["value"]), optional_array(described.get("gradient")))


_shared: Optional[Oracle] = None
_shared_lock = threading.Lock()


def shared_oracle() -> Oracle:
    """The process that all calls of :func:`oracle` share; it ends with the program."""
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = Oracle()
            atexit.register(_shared.close)
        return _shared


def oracle(
    call: Call,
    prediction: Any,
    target: Any,
    *,
    gradient: bool = True,
    as_shipped: bool = False,
    **extra: Any,
) -> Answer:
    """The correctly rounded value of a loss, and its gradient with respect to the prediction.

    ``call`` is what you write in Python, ``"monai.losses.DiceLoss(sigmoid=True)"``, or ``(name, {argument: value})``,
    where values may be arrays. ``prediction`` and ``target`` are what that library's loss takes. ``extra`` are further
    tensors by the library's own argument names, such as ``mask``. ``as_shipped`` asks for what the library's named
    version returns, known defects included, instead of what it documents.
    """
    return shared_oracle()(call, prediction, target, gradient=gradient, as_shipped=as_shipped, **extra)

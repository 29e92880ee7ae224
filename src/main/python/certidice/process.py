"""A process that answers lines with lines."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import threading
from typing import IO, List, Optional, Sequence, Union

from .answers import OracleError

Command = Union[str, Sequence[str]]


def find_command(command: Optional[Command] = None) -> List[str]:
    """The command that starts CertiDice: the argument, CERTIDICE_COMMAND, or ``certidice`` on the PATH."""
    command = command or os.environ.get("CERTIDICE_COMMAND") or shutil.which("certidice")
    if not command:
        raise OracleError("NO_ORACLE", "certidice is not on the PATH; set CERTIDICE_COMMAND or pass command=")
    return shlex.split(command) if isinstance(command, str) else list(command)


class LineProcess:
    """A running process; what it writes to standard error is kept for the message when it dies."""

    def __init__(self, command: Sequence[str]) -> None:
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                encoding="utf-8",
            )
        except OSError as error:
            self._errors.close()
            raise OracleError("NO_ORACLE", f"{command[0]} can't be started: {error}") from error

    def exchange(self, line: str, timeout: Optional[float] = None) -> str:
        """One line there and one line back; empty if the process died of it."""
        watch = Watch(timeout, self._process)
        try:
            self._write(line)
            answered = self._read()
        finally:
            watch.cancel()
        if watch.barked:
            raise OracleError("TIMEOUT", f"no answer within {timeout} seconds")
        return answered

    def is_alive(self) -> bool:
        """True until the process has ended."""
        return self._process.poll() is None

    def stop(self) -> str:
        """Ends the process and returns the end of what it wrote to standard error."""
        for stream in (self._process.stdin, self._process.stdout):
            close_quietly(stream)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with self._errors:
            self._errors.seek(0)
            return self._errors.read()[-2000:].strip()

    def _write(self, line: str) -> None:
        try:
            self._process.stdin.write(line + "\n")  # type: ignore[union-attr]
            self._process.stdin.flush()  # type: ignore[union-attr]
        except BrokenPipeError:
            pass  # it died; reading says so

    def _read(self) -> str:
        line = self._process.stdout.readline()  # type: ignore[union-attr]
        return line if line.endswith("\n") else ""


class Watch:
    """Kills a process that is too slow."""

    def __init__(self, seconds: Optional[float], process: "subprocess.Popen[str]") -> None:
        self.barked = False
        self._process = process
        self._timer = threading.Timer(seconds, self._bark) if seconds else None
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()

    def cancel(self) -> None:
        """The process was fast enough."""
        if self._timer is not None:
            self._timer.cancel()

    def _bark(self) -> None:
        self.barked = True
        self._process.kill()


def close_quietly(stream: Optional[IO[str]]) -> None:
    """A pipe to a dead process may refuse to be closed: what was buffered for it can't be written."""
    try:
        if stream is not None:
            stream.close()
    except OSError:
        pass

"""Read documents in a process of their own, so that none takes all memory or never ends.

A document comes from anywhere. The libraries that read it are ended when it takes too much, and
the document is refused with a message; whatever happens there, nothing here is lost. The process
serves one document after the other, because starting it takes longer than reading most of them.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from typing import IO, Any

import comsite
from comsite.importing.document import Block, Notice, SourceDocument, TextSpan
from comsite.importing.readers import read as read_here
from comsite.importing.readers.common import CannotRead

# 300,000 paragraphs of Word take 26 seconds and 400 MB, 1,000 pages of a PDF 30 seconds and 300 MB.
_SECONDS = 300
_MEMORY = 1_500_000_000
_AGAIN = "save it again with the program that made it, or as text, and import that"
_LENGTH = 8  # bytes that say how long a message is


class Reader:
    """A process that reads documents, started when the first one comes.

    ``seconds`` are for one document, ``memory`` is in bytes. Where the system knows no limit of
    memory, as on Windows, only that of seconds holds.
    """

    def __init__(self, seconds: float = _SECONDS, memory: int = _MEMORY) -> None:
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, name: str, data: bytes) -> SourceDocument:
        """Read the document in a file. Raises CannotRead, however its reading ends."""
        process = self._started()
        is_late = False

        def stop() -> None:
            nonlocal is_late
            is_late = True
            process.kill()

        timer = Timer(self.seconds, stop)
        timer.start()
        try:
            answer = _asked(process, name, data)
        finally:
            timer.cancel()
            timer.join()
        if answer is None or is_late:
            self.close()
        if is_late:
            raise CannotRead(
                name, f"reading it takes longer than {self.seconds:g} seconds; {_AGAIN}"
            )
        if answer is None:
            raise CannotRead(
                name,
                f"reading it takes more than {self.memory // 1_000_000:,} MB of memory, or ends the"
                f" program that reads it; {_AGAIN}",
            )
        if "refused" in answer:
            raise CannotRead(name, answer["refused"])
        return _document(answer["document"])

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):  # half a message is still to be sent
                    pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the process, which is started if there is none."""
        if self._process is None:
            above = str(Path(comsite.__file__).parents[1])
            places = [above, *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(  # noqa: S603  (all of it is ours)
                [sys.executable, "-P", "-m", __name__, str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
            )
        return self._process


_READER = Reader()
atexit.register(_READER.close)


def read(name: str, data: bytes) -> SourceDocument:
    """Read the document in a file, in the process that all documents share. Raises CannotRead."""
    return _READER.read(name, data)


def _asked(process: subprocess.Popen[bytes], name: str, data: bytes) -> dict[str, Any] | None:
    """Return what the process answers, or None where it ended."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        _send(process.stdin, name.encode("utf-8", "surrogatepass"))
        _send(process.stdin, data)
        answer = _received(process.stdout)
    except OSError:
        return None
    return None if answer is None else dict(json.loads(answer))


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_LENGTH))
    pipe.write(data)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, or None where there is no more."""
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length)
    data = pipe.read(size)
    return data if len(data) == size else None


def _document(values: Sequence[Any]) -> SourceDocument:
    """Return a document from the values of its fields, as ``_values`` makes them."""
    name, blocks, notices, *others = values
    return SourceDocument(
        name, tuple(map(_block, blocks)), tuple(Notice(*notice) for notice in notices), *others
    )


def _block(values: Sequence[Any]) -> Block:
    kind, spans, level, marker, rows, place = values
    cells = tuple(tuple(map(_spans, row)) for row in rows)
    return Block(kind, _spans(spans), level, marker, cells, place)


def _spans(values: Sequence[Any]) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(*span) for span in values)


# What follows runs in the other process.


def answer(name: str, data: bytes) -> dict[str, Any]:
    """Return what is answered about a document: it, or why it is refused."""
    try:
        return {"document": read_here(name, data)}
    except CannotRead as error:
        return {"refused": error.message}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (a file may be broken in any way)
        return {"refused": f"it could not be read ({type(error).__name__}); {_AGAIN}"}


def _values(part: object) -> list[Any]:
    """Return the values of the fields of a document, a block, a span or a notice, in order."""
    return [getattr(part, name) for name in part.__slots__]  # type: ignore[attr-defined] # all have


def _limit(memory: int) -> None:
    """Let this process take no more memory, where the system has such a limit."""
    try:
        import resource
    except ModuleNotFoundError:  # on Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
    with contextlib.suppress(ValueError, OSError):  # a system may not let it be set
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _serve(memory: int) -> None:
    """Read the documents that come, until no more come."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    _limit(memory)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while (name := _received(sys.stdin.buffer)) is not None:
        data = _received(sys.stdin.buffer)
        if data is None:
            return
        answered = answer(name.decode("utf-8", "surrogatepass"), data)
        _send(answers, json.dumps(answered, default=_values).encode())


if __name__ == "__main__":
    _serve(int(sys.argv[1]))

"""The one Node process that answers: a line of JSON to it, lines of JSON from it (``edgewick serve``)."""

from __future__ import annotations

import atexit
import itertools
import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from typing import Any, Callable, Deque, Dict, List, Optional, Tuple

from ._error import EdgewickError
from ._find import command

Progress = Callable[[Dict[str, Any]], object]

# Seconds: until the first line (a checkout may build first), until work that is stopped has to have ended, within which a
# process that ended had ended before it was asked.
START = 300.0
GRACE = 3.0
SOON = 0.5
# How long a wait is, so that Ctrl-C is heard on every system.
TURN = 0.25


class Server:
    """A running ``edgewick serve``. Several threads may ask it at once."""

    def __init__(self) -> None:
        self._stderr = tempfile.TemporaryFile()
        # A session of its own: Ctrl-C is for Python, which stops the request and keeps the process.
        flags: Dict[str, Any] = (
            {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if sys.platform == "win32" else {"start_new_session": True}
        )
        try:
            self._process = subprocess.Popen(
                command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._stderr, bufsize=0, **flags
            )
        except OSError as error:
            raise EdgewickError(f"Node could not be started: {error}", code="node.start") from error
        self._ids = itertools.count(1)
        self._writing = threading.Lock()
        self._waiting: Dict[Optional[int], "queue.SimpleQueue[Optional[dict]]"] = {}
        self._forgotten: Deque[int] = deque()
        self._ended = False
        hello: "queue.SimpleQueue[Optional[dict]]" = queue.SimpleQueue()
        self._waiting[None] = hello
        self._reader = threading.Thread(target=self._read, name="edgewick", daemon=True)
        self._reader.start()
        try:
            said = self._next(hello, time.monotonic() + START)
        except BaseException:
            self.kill()
            raise
        if not isinstance(said, dict) or "edgewick" not in said:
            raise self._gone()
        del self._waiting[None]

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self._ended and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Of the Node process."""
        return self._process.pid

    def call(self, message: Dict[str, Any], progress: Optional[Progress] = None) -> Tuple[int, Dict[str, Any]]:
        """The answer to a message, and its id. An exception while it waits, such as Ctrl-C, stops the work."""
        number = next(self._ids)
        answers: "queue.SimpleQueue[Optional[dict]]" = queue.SimpleQueue()
        self._waiting[number] = answers
        try:
            self._send({"id": number, **message})
            while True:
                said = self._next(answers)
                if said is None:
                    raise self._gone()
                if "progress" in said:
                    if progress is not None:
                        progress(said["progress"])
                    continue
                if "error" in said:
                    raise _error_of(said["error"])
                return number, said
        except EdgewickError:
            raise
        except BaseException:
            self._stop(number, answers)
            raise
        finally:
            self._waiting.pop(number, None)

    def forget(self, number: int) -> None:
        """Its answer is not asked for again; told with the next question, for this may be called at any moment."""
        self._forgotten.append(number)

    def kill(self) -> None:
        """Ends the process at once, if it has not ended."""
        self._ended = True
        self._process.kill()
        self._process.wait()
        self._close_files()

    def close(self) -> None:
        """Ends it: it has nothing to do when its input ends."""
        self._ended = True
        try:
            self._process.stdin.close()
            self._process.wait(1)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._close_files()

    def _close_files(self) -> None:
        # The reader ends when the process has; what it reads is closed after that.
        if threading.current_thread() is not self._reader:
            self._reader.join(1)
        for file in (self._process.stdin, self._process.stdout, self._stderr):
            file.close()

    def abandon(self) -> None:
        """In a forked process: it belongs to the parent, and ends with it."""
        self._ended = True
        self._process.stdin.close()
        self._process.stdout.close()

    def _send(self, message: Dict[str, Any]) -> None:
        with self._writing:
            lines: List[Dict[str, Any]] = [message]
            if self._forgotten:
                lines.insert(0, {"forget": [self._forgotten.popleft() for _ in range(len(self._forgotten))]})
            rest = memoryview("".join(f"{json.dumps(line)}\n" for line in lines).encode("ascii"))
            try:
                while len(rest) > 0:
                    rest = rest[self._process.stdin.write(rest) :]
            except (OSError, ValueError) as error:
                raise self._gone() from error
            except BaseException:
                # Half a line is worse than none.
                self.kill()
                raise

    def _next(
        self, answers: "queue.SimpleQueue[Optional[dict]]", deadline: float = float("inf")
    ) -> Optional[Dict[str, Any]]:
        while time.monotonic() < deadline:
            try:
                return answers.get(timeout=TURN)
            except queue.Empty:
                if self._ended and not self._reader.is_alive():
                    return None
        return None

    def _stop(self, number: int, answers: "queue.SimpleQueue[Optional[dict]]") -> None:
        if not self.alive:
            return
        try:
            self._send({"stop": number})
            deadline = time.monotonic() + GRACE
            while time.monotonic() < deadline:
                said = self._next(answers, deadline)
                if said is None or "progress" not in said:
                    break
            else:
                said = None
            # What does not hear is ended, unless it works for others too; the next question starts another.
            if said is None and len(self._waiting) <= 1:
                self.kill()
        except EdgewickError:
            self._ended = True
        except BaseException:
            self.kill()
            raise

    def _read(self) -> None:
        descriptor = self._process.stdout.fileno()
        begun: List[bytes] = []
        try:
            while True:
                chunk = os.read(descriptor, 1 << 20)
                if not chunk:
                    break
                first, *others = chunk.split(b"\n")
                begun.append(first)
                for following in others:
                    self._heard(b"".join(begun))
                    begun = [following]
        except (OSError, ValueError):
            pass
        finally:
            # Also after a line that is no JSON: what follows cannot be trusted.
            self._ended = True
            for answers in list(self._waiting.values()):
                answers.put(None)

    def _heard(self, line: bytes) -> None:
        said = json.loads(line)
        answers = self._waiting.get(said.get("id"))
        if answers is not None:
            answers.put(said)

    def _said(self) -> str:
        """What it said on standard error."""
        if self._stderr.closed:
            return ""
        self._stderr.seek(0)
        return self._stderr.read().decode("utf-8", "replace")

    def _gone(self) -> EdgewickError:
        self._ended = True
        if self._process.poll() is None:
            self._process.kill()
        status = self._process.wait()
        said = [line for line in self._said().splitlines() if line.strip()]
        named = (line for line in said if re.match(r"\w*Error\b|edgewick:", line))
        reason = next(named, said[-1] if said else "")
        self._close_files()
        ended = f"by signal {-status}" if status < 0 else f"with status {status}"
        return EdgewickError(
            f"the Node process of edgewick ended {ended}{f': {reason.strip()}' if reason else ''}; the next call starts another",
            code="node.ended",
        )


def _error_of(error: Dict[str, Any]) -> EdgewickError:
    keys = {key: error.get(key) for key in ("at", "expected", "received")}
    return EdgewickError(error["message"], code=error["code"], **keys)


_current: Optional[Server] = None
_starting = threading.RLock()


def server() -> Server:
    """The one that runs; starts one where none does."""
    global _current
    with _starting:
        if _current is None or not _current.alive:
            if _current is not None:
                _current.kill()
            _current = Server()
        return _current


def call(message: Dict[str, Any], progress: Optional[Progress] = None) -> Tuple[Server, int, Dict[str, Any]]:
    """Asks the server, once more where it had ended before it was asked."""
    asked = server()
    began = time.monotonic()
    try:
        return (asked, *asked.call(message, progress))
    except EdgewickError as error:
        if error.code != "node.ended" or time.monotonic() - began > SOON:
            raise
    asked = server()
    return (asked, *asked.call(message, progress))


def close() -> None:
    """Ends the Node process; the next request starts another. Called by itself at exit."""
    global _current
    with _starting:
        ended, _current = _current, None
    if ended is not None:
        ended.close()


_abandoned: List[Server] = []


def _forked() -> None:
    global _current, _starting
    _starting = threading.RLock()
    if _current is not None:
        _current.abandon()
        # Kept, so that nobody waits here for the child of another process.
        _abandoned.append(_current)
        _current = None


atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)

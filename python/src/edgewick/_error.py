"""What is wrong with a request, in one sentence."""

from __future__ import annotations

from typing import Optional


class EdgewickError(Exception):
    """A mistake in what was given, or no Node to answer: place, expected, received.

    ``code`` is a stable name such as ``"requests.key"``; ``at``, ``expected`` and ``received`` are those of the
    ``InputError`` of the npm package, ``None`` where there are none.

    >>> import edgewick
    >>> try:
    ...     edgewick.expand("phi4", legs=-2, order=1)
    ... except edgewick.EdgewickError as error:
    ...     print(error.at, "|", error.received)
    request.legs | -2
    """

    def __init__(
        self,
        message: str,
        *,
        code: str,
        at: Optional[str] = None,
        expected: Optional[str] = None,
        received: Optional[str] = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.at = at
        self.expected = expected
        self.received = received

    def __reduce__(self) -> tuple:
        keys = {key: getattr(self, key) for key in ("code", "at", "expected", "received")}
        return _restored, (str(self), keys)


def _restored(message: str, keys: dict) -> EdgewickError:
    return EdgewickError(message, **keys)


def problem(code: str, at: str, expected: str, received: str) -> EdgewickError:
    """The error whose sentence says these."""
    return EdgewickError(
        f"{at}: expected {expected}, received {received}", code=code, at=at, expected=expected, received=received
    )

"""From the arguments of a function to the request of its kind."""

from __future__ import annotations

import numbers
import os
from fractions import Fraction
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Union

from ._error import problem
from ._names import camel
from ._plain import Rules, Text, plain
from ._result import Result, ask

Theory = Union[str, Rules]
Network = Union[str, Mapping[str, Any]]
Exact = Union[int, str, float, Fraction]
Orders = Union[Exact, Mapping[str, Exact]]
Legs = Union[int, Sequence[str]]
Vertices = Union[int, Mapping[Union[int, str], int]]
Points = Sequence[Union[float, Sequence[float]]]
Labels = Union[str, Sequence[Union[str, int]]]
Parameters = Mapping[str, float]
Matrix = Sequence[Sequence[float]]
Progress = Optional[Callable[[Dict[str, Any]], object]]


def asked(kind: str, given: Dict[str, Any], text: Optional[str] = None) -> Result:
    """The answer to a request of a kind, whose keys are the arguments that were given.

    ``text`` names the argument that may be a :class:`Text`, whose name goes beside it.
    """
    given = dict(given)
    progress = given.pop("progress", None)
    subject = given.get(text) if text is not None else None
    if text is not None and isinstance(subject, Text):
        given[text] = subject.text
        if given.get("file") is None:
            given["file"] = subject.file
    request = {
        camel(name): plain(value, f"request.{camel(name)}") for name, value in given.items() if value is not None
    }
    if request.get("functional") in ("gamma", "Gamma"):
        request["functional"] = "Γ"
    return ask(kind, request, progress)


def require_rows(data: object) -> None:
    """Raises EdgewickError for the path of a file where rows of numbers are wanted."""
    if isinstance(data, (str, os.PathLike)):
        raise problem(
            "python.data",
            "data",
            'rows of numbers, such as numpy.load("samples.npy") or pandas.read_csv("samples.csv")',
            f"a path, {os.fspath(data)!r}",
        )


def labels(points: Labels) -> List[str]:
    """``"1,1,2"`` or ``[1, 1, 2]``."""
    if isinstance(points, str):
        return [each.strip() for each in points.split(",")]
    return [str(each) for each in points]


def coordinates(points: Optional[Points]) -> Optional[List[Any]]:
    """Points as lists of coordinates; numbers are points of one dimension."""
    if points is None:
        return None
    if isinstance(points, str):
        raise problem("python.value", "request.points", "a list of points", f"'{points}'")
    return [[each] if isinstance(each, numbers.Real) else each for each in points]

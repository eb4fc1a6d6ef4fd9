"""What a user gives, as JSON."""

from __future__ import annotations

import math
import numbers
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Union

from ._data import Record
from ._error import problem

PathLike = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Rules:
    """A theory of one's own: the text of a rule file, and the name by which messages call it."""

    rules: str
    file: str = "rules.yaml"


@dataclass(frozen=True)
class Text:
    """A text from a file, such as a paper or a formula, and the name by which messages call it."""

    text: str
    file: str


def read_file(path: PathLike) -> str:
    """The text of a file. Raises EdgewickError where it cannot be read as UTF-8."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise problem("file", str(path), "a text in UTF-8", f"byte {error.start} that is none") from error
    except OSError as error:
        raise problem("file", str(path), "a readable file", error.strerror or str(error)) from error


def plain(value: Any, at: str) -> Any:
    """As JSON has it: exact numbers as texts, arrays of NumPy as lists, keys as texts.

    Raises EdgewickError, with the place, for what JSON cannot hold.
    """
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Rules):
        return {"rules": value.rules, "file": value.file}
    if isinstance(value, Record):
        return plain(value.to_dict(), at)
    if isinstance(value, Mapping):
        return {str(key): plain(each, f"{at}.{key}") for key, each in value.items()}
    if hasattr(value, "to_numpy"):
        return plain(value.to_numpy(), at)
    if hasattr(value, "tolist"):
        return plain(value.tolist(), at)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Rational):
        fraction = Fraction(int(value.numerator), int(value.denominator))
        return fraction.numerator if fraction.denominator == 1 else str(fraction)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, numbers.Real):
        return _finite(float(value), at)
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray, set, frozenset)):
        return [plain(each, f"{at}[{i}]") for i, each in enumerate(value)]
    raise problem("python.value", at, "numbers, texts, lists and dictionaries of them", f"a {type(value).__name__}")


def _finite(value: float, at: str) -> float:
    if math.isfinite(value):
        return value
    raise problem("python.value", at, "a finite number", str(value))


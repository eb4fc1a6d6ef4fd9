"""Answers as plain data: records with attributes, exact numbers as Fraction where the JSON format has exact numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, Callable, Dict, FrozenSet, Iterator, NamedTuple

from ._names import snake


class _Exact(NamedTuple):
    """The keys of a format (docs/json.md) whose texts are exact numbers, or integers of any size."""

    fractions: FrozenSet[str] = frozenset()
    integers: FrozenSet[str] = frozenset()
    # Keys of objects whose values are all exact numbers: powers of symbols, orders by parameter.
    tables: FrozenSet[str] = frozenset()


_NONE = _Exact()

_NUMBER = re.compile(r"-?\d+(?:/[1-9]\d*)?")


class Record:
    """A JSON object: ``record["standardError"]`` by its key, ``record.standard_error`` as an attribute.

    ``len``, ``in``, iteration over keys and ``==`` are those of a dictionary, ``record.to_dict()`` is one. A key that
    is a name of this class is reached by its key.

    >>> Record({"standardError": 0.5}).standard_error
    0.5
    """

    __slots__ = ("_exact", "_json", "_read")

    def __init__(self, json: Dict[str, Any], exact: _Exact = _NONE) -> None:
        self._json = json
        self._exact = exact
        # Members are made when they are asked for: a list may have a hundred thousand.
        self._read: Dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in Record.__slots__:
            raise AttributeError(name)
        if name in self._json:
            return self[name]
        for key in self._json:
            if snake(key) == name:
                return self[key]
        raise AttributeError(f"no {name} here, only {', '.join(map(snake, self._json))}")

    def __getitem__(self, key: str) -> Any:
        if key not in self._read:
            self._read[key] = _member(key, self._json[key], self._exact)
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return key in self._json

    def __iter__(self) -> Iterator[str]:
        return iter(self._json)

    def __len__(self) -> int:
        return len(self._json)

    def __dir__(self) -> list:
        return [*super().__dir__(), *map(snake, self._json)]

    def __eq__(self, other: object) -> bool:
        return self.to_dict() == (other.to_dict() if isinstance(other, Record) else other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Record({self.to_dict()!r})"

    def __reduce__(self) -> tuple:
        return Record, (self._json, self._exact)

    def to_dict(self) -> Dict[str, Any]:
        """Dictionaries all the way down."""
        return {key: _undone(self[key]) for key in self._json}


def _undone(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    return [_undone(each) for each in value] if isinstance(value, list) else value


def _member(key: str, value: Any, exact: _Exact) -> Any:
    if isinstance(value, dict) and key in exact.tables:
        return Record(value, _Exact(fractions=frozenset(value)))
    if key in exact.integers:
        return _number(value, int, exact)
    return _number(value, Fraction, exact) if key in exact.fractions else _walked(value, exact)


def _number(value: Any, make: Callable[[str], Any], exact: _Exact) -> Any:
    return make(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else _walked(value, exact)


def _walked(value: Any, exact: _Exact) -> Any:
    if isinstance(value, dict):
        return Record(value, exact)
    return [_walked(each, exact) for each in value] if isinstance(value, list) else value


_ORDERS = {"order", "upTo", "from"}
_SYMMETRY = {"fixed", "free", "labellings", "others"}
_EXPANSION = _Exact(
    frozenset({"coefficient", "weight", *_ORDERS}), frozenset(_SYMMETRY), frozenset({"powers", "kappa", "symbols", *_ORDERS})
)
_TERMS = _Exact(frozenset({"coefficient", "rate", "tau"}), tables=frozenset({"powers"}))
_SUM = _Exact(frozenset({"coefficient"}))

_EXACT: Dict[str, _Exact] = {
    "diagrams": _EXPANSION,
    "expand": _EXPANSION,
    "cost": _Exact(integers=frozenset({"count"})),
    "gamma": _EXPANSION,
    "verify": _Exact(
        frozenset({"derived", "claimed", "ratio", *_ORDERS}), tables=frozenset({"powers", "kappa", "symbols", *_ORDERS})
    ),
    "explain": _Exact(
        frozenset({"coefficient"}),
        frozenset({"order", "value", "orderings", "contractions", *_SYMMETRY}),
        frozenset({"powers"}),
    ),
    "moment": _SUM,
    "cumulant": _SUM,
    "wick": _SUM,
    "sde": _TERMS,
    "sde-frequency": _TERMS,
    "sde-self-energy": _TERMS,
    "sde-effective": _TERMS,
    "dmft-trace": _TERMS,
}


def data_of(kind: str, json: Any) -> Any:
    """The JSON of an answer as records, lists, texts, numbers and exact numbers."""
    return _walked(json, _EXACT.get(kind, _NONE))

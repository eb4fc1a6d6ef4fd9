"""Names: ``max_self_loops`` in Python, ``maxSelfLoops`` in JSON."""

from __future__ import annotations

import re


def snake(key: str) -> str:
    """As an attribute in Python.

    >>> snake("standardError"), snake("G"), snake("of")
    ('standard_error', 'G', 'of')
    """
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: f"_{found.group(1).lower()}", key)


def camel(name: str) -> str:
    """As a key of a request; ``from_`` is ``from``, which Python keeps for itself.

    >>> camel("max_self_loops"), camel("from_")
    ('maxSelfLoops', 'from')
    """
    return re.sub(r"_([a-z])", lambda found: found.group(1).upper(), name.rstrip("_"))

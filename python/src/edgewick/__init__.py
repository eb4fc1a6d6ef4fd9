"""Exact diagrammatic expansions for statistical field theory: the npm package edgewick, from Python.

>>> import edgewick
>>> edgewick.diagrams("phi4", legs=2, vertices=4).weight
Fraction(34, 9)

Every function is a question of the command line; its keyword arguments are the keys of the request (docs/requests.md)
in snake case, what is left out has its default. The answer is a :class:`Result`. ``progress=`` is called with ``what``,
``done``, ``of``, ``unit`` now and then; Ctrl-C ends the work. docs/python.md is the page.
"""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional

from ._asked import Progress
from ._data import Record
from ._dynamics import (
    dmft,
    dmft_derive,
    dmft_populations,
    dmft_trace,
    sde,
    sde_effective,
    sde_frequency,
    sde_self_energy,
    tap,
    tap_data,
)
from ._error import EdgewickError, problem
from ._expansions import (
    audit,
    check_theory,
    cost,
    cumulant,
    diagrams,
    expand,
    explain,
    gamma,
    general_term,
    moment,
    referee,
    verify,
    wick,
)
from ._find import settings
from ._networks import action, action_data, check, correlator, list_, merge, report, schema, symmetries
from ._plain import PathLike, Rules, Text, plain, read_file
from ._result import Result, ask
from ._server import call, close

__version__ = "0.1.0"


def configure(
    *, node: Optional[PathLike] = None, package: Optional[PathLike] = None, workers: Optional[int] = None
) -> None:
    """Where Node and the folder of the npm package are, where they are not found, and how many cores a request may use.

    What is left out stays as it was. A process that runs ends, and the next request starts another.
    """
    if node is not None:
        settings.node = str(node)
    if package is not None:
        settings.package = str(package)
    if workers is not None:
        if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
            raise problem("python.workers", "workers", "a number of cores from 1 on", repr(workers))
        settings.workers = workers
    close()


def rules(path: PathLike) -> Rules:
    """A rule file, for the argument ``theory``. Raises EdgewickError where it cannot be read."""
    return Rules(read_file(path), str(path))


def text(path: PathLike) -> Text:
    """A paper, a formula, claims, an equation or populations from a file. Raises EdgewickError where it cannot be read."""
    return Text(read_file(path), str(path))


def network(path: PathLike) -> Dict[str, Any]:
    """A network file, for the argument ``network``. Raises EdgewickError, with line and column, for what is none."""
    _, _, said = call({"networkFile": {"text": read_file(path), "file": str(path)}})
    return said["network"]


def request(kind: str, json: Optional[Mapping[str, Any]] = None, *, progress: Progress = None) -> Result:
    """A request of any kind by the keys that JSON has, as a program has it that was not written for Python.

    >>> import edgewick
    >>> edgewick.request("check-theory", {"theory": "phi4", "upTo": 1, "legs": 2}).theory
    'phi4'
    """
    if not isinstance(kind, str):
        raise problem("python.value", "kind of request", "its name", repr(kind))
    return ask(kind, plain(dict(json or {}), "request"), progress)


__all__ = [
    "EdgewickError",
    "Record",
    "Result",
    "Rules",
    "Text",
    "action",
    "action_data",
    "audit",
    "check",
    "check_theory",
    "close",
    "configure",
    "correlator",
    "cost",
    "cumulant",
    "diagrams",
    "dmft",
    "dmft_derive",
    "dmft_populations",
    "dmft_trace",
    "expand",
    "explain",
    "gamma",
    "general_term",
    "list_",
    "merge",
    "moment",
    "network",
    "referee",
    "report",
    "request",
    "rules",
    "schema",
    "sde",
    "sde_effective",
    "sde_frequency",
    "sde_self_energy",
    "symmetries",
    "tap",
    "tap_data",
    "text",
    "verify",
    "wick",
]

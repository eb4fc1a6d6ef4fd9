"""Random networks: correlators, actions, checks against samples."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Tuple, Union

from ._asked import Matrix, Network, Parameters, Points, Progress, asked, coordinates, require_rows
from ._plain import Text
from ._result import Result


def correlator(
    network: Network,
    *,
    n: int,
    points: Optional[Points] = None,
    parameters: Optional[Parameters] = None,
    samples: Optional[int] = None,
    seed: Optional[int] = None,
    deform: Optional[Mapping[str, float]] = None,
    progress: Progress = None,
) -> Result:
    """The connected correlator G_c^(n) of a network, by name or from :func:`network`: its formula, its ``value`` at points.

    ``points`` are n points, numbers in one dimension; ``parameters`` differ from their defaults. ``error`` bounds the
    absolute error. ``samples`` adds an estimate beside it. Raises EdgewickError for a network that has none.

    >>> import edgewick
    >>> g2 = edgewick.correlator("cos-net", n=2, points=[0, 0])
    >>> g2.value
    0.5
    """
    return asked("correlator", {**locals(), "points": coordinates(points)})


def action(
    network: Network,
    *,
    order: Optional[int] = None,
    points: Optional[Points] = None,
    field: Optional[Sequence[float]] = None,
    parameters: Optional[Parameters] = None,
    samples: Optional[int] = None,
    seed: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """The action S[φ] = −log P[φ] of a network to an order in 1/N: closed forms, or the value of a ``field`` at ``points``.

    ``certificate`` says what ``samples`` (10,000; 0: none) say of it. Raises EdgewickError for points without an inverse.

    >>> import edgewick
    >>> round(edgewick.action("cos-net", points=[0.3], field=[0.8], samples=0).parts.gaussian, 12)
    0.64
    """
    return asked("action", {**locals(), "points": coordinates(points)})


def action_data(
    data: Matrix,
    *,
    file: Optional[str] = None,
    names: Optional[Sequence[str]] = None,
    columns: Optional[Sequence[Union[int, str]]] = None,
    order: Optional[int] = None,
    field: Optional[Sequence[float]] = None,
    sigmas: Optional[float] = None,
    progress: Progress = None,
) -> Result:
    """The action of an ensemble from its samples, rows of ``data`` (lists or a NumPy array), with standard errors.

    ``names`` are those of the columns, in messages and tables. Raises EdgewickError for too few draws, and for the path
    of a file, which is read before: ``action_data(numpy.load("samples.npy"))``.
    """
    given = locals()
    require_rows(data)
    return asked("action-data", given)


def check(
    network: Network,
    *,
    points: Optional[Points] = None,
    parameters: Optional[Parameters] = None,
    action_points: Optional[Points] = None,
    samples: Optional[int] = None,
    seed: Optional[int] = None,
    estimators: Optional[Sequence[str]] = None,
    sigmas: Optional[float] = None,
    histogram: Optional[bool] = None,
    shard: Optional[Tuple[int, int]] = None,
    progress: Progress = None,
) -> Result:
    """Predictions beside sampled networks: ``results`` with prediction, estimate, standard error, z, verdict.

    The digits are those of the seed, whatever the number of workers. With ``shard=(i, n)`` the sums of one n-th, which
    :func:`merge` takes. Raises EdgewickError for what cannot be checked.
    """
    return asked("check", {**locals(), "points": coordinates(points), "action_points": coordinates(action_points)})


def merge(parts: Sequence[Any], *, progress: Progress = None) -> Result:
    """What one run would have answered, from the parts of ``check``, ``sde`` or ``dmft`` with shards.

    ``parts`` are results, or the texts of part files. Raises EdgewickError for parts that are not of one run.
    """
    texts = [each.read("part") if isinstance(each, Result) else each for each in parts]
    listed = [
        {"file": each.file, "text": each.text} if isinstance(each, Text) else {"file": f"part {i}", "text": each}
        for i, each in enumerate(texts)
    ]
    return asked("merge", {"parts": listed, "progress": progress})


def report(
    network: Network,
    *,
    points: Optional[Points] = None,
    parameters: Optional[Parameters] = None,
    action_points: Optional[Points] = None,
    samples: Optional[int] = None,
    seed: Optional[int] = None,
    estimators: Optional[Sequence[str]] = None,
    sigmas: Optional[float] = None,
    histogram: Optional[bool] = None,
    order: Optional[int] = None,
    command: Optional[str] = None,
    progress: Progress = None,
) -> Result:
    """The action of a network with its diagrams, formulas and checks on one page: ``read("page")``, ``read("paper")``.

    Raises EdgewickError as :func:`check`.
    """
    return asked("report", {**locals(), "points": coordinates(points), "action_points": coordinates(action_points)})


def symmetries(
    network: Network,
    *,
    points: Optional[Points] = None,
    parameters: Optional[Parameters] = None,
    orders: Optional[Sequence[int]] = None,
    samples: Optional[int] = None,
    seed: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """Which symmetries the correlators of a network have, and how that is known: ``findings``.

    Raises EdgewickError for a network without exact correlators and no ``samples``.

    >>> import edgewick
    >>> edgewick.symmetries("cos-net").findings[0].holds
    True
    """
    return asked("symmetries", {**locals(), "points": coordinates(points)})


def list_(what: Optional[str] = None, *, progress: Progress = None) -> Result:
    """What ships: ``"theories"``, ``"networks"``, or both.

    >>> import edgewick
    >>> edgewick.list_("networks").networks[0].name
    'cos-net'
    """
    return asked("list", locals())


def schema(*, of: Optional[str] = None, progress: Progress = None) -> Result:
    """The JSON Schema of rule files, with ``of="network"`` that of networks as files."""
    return asked("schema", locals())

"""Mean fields of spins, stochastic equations, random networks of many units."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Union

from ._asked import Matrix, Parameters, Progress, asked, require_rows
from ._plain import Text
from ._result import Result

Simulate = Optional[Mapping[str, Any]]


def tap(
    couplings: Matrix,
    *,
    magnetisations: Optional[Sequence[float]] = None,
    fields: Optional[Sequence[float]] = None,
    order: Optional[int] = None,
    exact: Optional[bool] = None,
    scan: Optional[bool] = None,
    starts: Optional[int] = None,
    seed: Optional[int] = None,
    sweeps: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """Ising spins: of ``magnetisations`` the Gibbs free energy ``G`` and the fields ``h``, of ``fields`` the means ``m``.

    To ``order`` in the symmetric couplings. Raises EdgewickError for couplings that are none.

    >>> import edgewick
    >>> edgewick.tap([[0, 0.3], [0.3, 0]], magnetisations=[0, 0]).terms
    [0, 0.045]
    """
    return asked("tap", locals())


def tap_data(
    data: Matrix,
    *,
    file: Optional[str] = None,
    order: Optional[int] = None,
    method: Optional[str] = None,
    exact: Optional[bool] = None,
    progress: Progress = None,
) -> Result:
    """The pairwise model of binary data, rows of 0 and 1 or −1 and 1: ``couplings``, ``fields``, ``errors``.

    Raises EdgewickError for data that are none, and for the path of a file, which is read before.
    """
    given = locals()
    require_rows(data)
    return asked("tap-data", given)


def sde(
    equation: Union[str, Text],
    *,
    quantity: str = "correlation",
    file: Optional[str] = None,
    of: Optional[Sequence[str]] = None,
    start: Optional[Mapping[str, str]] = None,
    order: Optional[int] = None,
    up_to: Optional[int] = None,
    parameters: Optional[Parameters] = None,
    at: Optional[Sequence[float]] = None,
    waiting: Optional[float] = None,
    simulate: Simulate = None,
    progress: Progress = None,
) -> Result:
    """A ``mean``, ``correlation``, ``response`` or ``cumulant`` of a stochastic equation, by diagrams, exact in time.

    A term is coefficient · Π symbols^power · τ^t e^{−rate·τ}. Raises EdgewickError for an equation that cannot be read.

    >>> import edgewick
    >>> free = edgewick.sde("dx = -x, noise D", order=0).terms[0]
    >>> free.coefficient, free.rate
    (Fraction(1, 2), Fraction(1, 1))
    """
    return asked("sde", locals(), text="equation")


def sde_frequency(
    equation: Union[str, Text],
    *,
    quantity: str = "correlation",
    file: Optional[str] = None,
    of: Optional[Sequence[str]] = None,
    order: Optional[int] = None,
    up_to: Optional[int] = None,
    parameters: Optional[Parameters] = None,
    at: Optional[Sequence[float]] = None,
    progress: Progress = None,
) -> Result:
    """The same as functions of the frequency ω: coefficient · (iω)^iomega/denominator^pole. Errors as :func:`sde`."""
    return asked("sde-frequency", locals(), text="equation")


def sde_self_energy(
    equation: Union[str, Text],
    *,
    file: Optional[str] = None,
    of: Optional[Sequence[str]] = None,
    order: Optional[int] = None,
    up_to: Optional[int] = None,
    parameters: Optional[Parameters] = None,
    progress: Progress = None,
) -> Result:
    """Both self-energies of a stochastic equation, ``response`` and ``noise``. Errors as :func:`sde`."""
    return asked("sde-self-energy", locals(), text="equation")


def sde_effective(
    equation: Union[str, Text],
    *,
    file: Optional[str] = None,
    of: Optional[Sequence[str]] = None,
    order: Optional[int] = None,
    up_to: Optional[int] = None,
    parameters: Optional[Parameters] = None,
    at: Optional[Sequence[float]] = None,
    progress: Progress = None,
) -> Result:
    """The equation of motion of the mean that fluctuations correct, at one loop and exact. Errors as :func:`sde`."""
    return asked("sde-effective", locals(), text="equation")


def dmft(
    phi: str = "tanh",
    *,
    g: Optional[float] = None,
    transition: Optional[bool] = None,
    scan: Optional[Sequence[float]] = None,
    diagram: Optional[Sequence[float]] = None,
    noise: Optional[float] = None,
    method: Optional[str] = None,
    until: Optional[float] = None,
    step: Optional[float] = None,
    simulate: Simulate = None,
    progress: Progress = None,
) -> Result:
    """A random network of many units at coupling strength ``g``: ``c0``, ``lyapunov``, ``phase``, the ``curve`` c(τ).

    Or its ``transition``, a ``scan`` over values of g, the phase ``diagram`` over values of the noise. Raises
    EdgewickError for a function that is none, and where there is no stationary state.

    >>> import edgewick
    >>> edgewick.dmft("tanh", g=1.5).phase
    'chaotic'
    """
    return asked("dmft", locals())


def dmft_populations(
    network: Union[str, Text],
    *,
    file: Optional[str] = None,
    until: Optional[float] = None,
    step: Optional[float] = None,
    simulate: Simulate = None,
    progress: Progress = None,
) -> Result:
    """The same of several populations, from the text of a YAML file. Raises EdgewickError for a file that is none."""
    return asked("dmft-populations", locals(), text="network")


def dmft_derive(parts: Optional[Sequence[str]] = None, *, progress: Progress = None) -> Result:
    """The derivation of dynamic mean-field theory, formula by formula, of a network with these parts.

    >>> import edgewick
    >>> edgewick.dmft_derive(["noise"]).formulas[0].name
    'network'
    """
    return asked("dmft-derive", locals())


def dmft_trace(
    trace: str,
    *,
    tau: Union[str, int, None] = None,
    parameters: Optional[Parameters] = None,
    progress: Progress = None,
) -> Result:
    """E[Π (1/N) tr] of products of J and J^T, exact in N: terms coefficient · Π symbols^power.

    Raises EdgewickError for what is no trace.

    >>> import edgewick
    >>> edgewick.dmft_trace("J J^T").sympy()
    g**2
    """
    given = {**locals(), "tau": None if tau is None else str(tau)}
    return asked("dmft-trace", given)

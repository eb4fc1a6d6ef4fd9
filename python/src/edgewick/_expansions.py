"""Diagrams, their sums and weights, theories, formulas judged, sums over partitions."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Tuple, Union

from ._asked import Labels, Legs, Orders, Progress, Theory, Vertices, asked, labels
from ._plain import Rules, Text
from ._result import Result


def diagrams(
    theory: Theory,
    *,
    legs: Legs,
    order: Optional[Orders] = None,
    up_to: Optional[Orders] = None,
    from_: Optional[Orders] = None,
    vertices: Optional[Vertices] = None,
    loops: Union[int, Tuple[int, int], None] = None,
    filters: Optional[Sequence[str]] = None,
    max_self_loops: Optional[int] = None,
    max_parallel: Optional[int] = None,
    max_valence: Optional[int] = None,
    functional: Optional[str] = None,
    quantity: Optional[str] = None,
    labels: Optional[str] = None,
    parts: Optional[str] = None,
    want: Optional[str] = None,
    momenta: Optional[bool] = None,
    shard: Optional[Tuple[int, int]] = None,
    limit: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """The connected diagrams of a theory with ``legs`` legs, each weighted by 1/|Aut|, and Σ 1/|Aut| as ``weight``.

    Which diagrams: one of ``order``, ``up_to`` (with ``from_``), ``vertices`` and ``loops``. Legs are labelled
    (``labels="fixed"``) or ``"free"``; ``want="count"`` counts only; with ``momenta`` the reading ``qgraf`` has the momentum of each half-edge and pictures those of lines; ``filters`` such as ``["1pi"]``; ``functional="gamma"``
    are those of Γ, ``quantity`` those of an n-point function: ``"connected"``, ``"full"``, ``"amputated"``, ``"vertex"``,
    ``"self-energy"``. Raises EdgewickError for a request that cannot be read, and for more diagrams than ``limit``.

    >>> import edgewick
    >>> found = edgewick.diagrams("phi4", legs=2, vertices=4)
    >>> found.diagrams, found.weight
    (39, Fraction(34, 9))
    >>> "k1" in edgewick.diagrams("phi4", legs=2, vertices=1, momenta=True).read("qgraf")
    True
    """
    return asked("diagrams", locals())


def expand(
    theory: Theory,
    *,
    legs: Legs,
    order: Optional[Orders] = None,
    up_to: Optional[Orders] = None,
    from_: Optional[Orders] = None,
    vertices: Optional[Vertices] = None,
    loops: Union[int, Tuple[int, int], None] = None,
    filters: Optional[Sequence[str]] = None,
    max_self_loops: Optional[int] = None,
    max_parallel: Optional[int] = None,
    max_valence: Optional[int] = None,
    functional: Optional[str] = None,
    quantity: Optional[str] = None,
    rename: Optional[Mapping[str, str]] = None,
    space: Optional[str] = None,
    permutations: Optional[str] = None,
    limit: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """The exact weighted sum of diagrams: Σ coefficient · powers of small parameters · diagram.

    Coefficients are those of the class with free legs in the functional: at a point, those of φ^legs; with ``quantity``
    those of the n-point function, of all labellings together. ``space`` is
    ``"position"``, ``"momentum"`` or ``"point"``, a polynomial; which diagrams as :func:`diagrams`. ``permutations`` is
    ``"counted"``, ``"written"`` or ``"sum"``; ``rename`` names of symbols in LaTeX. Raises EdgewickError as
    :func:`diagrams`.

    >>> import edgewick
    >>> [str(term.coefficient) for term in edgewick.expand("phi4", legs=2, order=2).terms]
    ['1/8', '1/12', '1/8']
    >>> [str(term.coefficient) for term in edgewick.expand("phi4", legs=2, order=2, quantity="connected").terms]
    ['1/4', '1/6', '1/4']
    """
    return asked("expand", locals())


def gamma(
    theory: Theory,
    *,
    legs: Legs,
    order: Optional[Orders] = None,
    up_to: Optional[Orders] = None,
    from_: Optional[Orders] = None,
    vertices: Optional[Vertices] = None,
    loops: Union[int, Tuple[int, int], None] = None,
    filters: Optional[Sequence[str]] = None,
    max_self_loops: Optional[int] = None,
    max_parallel: Optional[int] = None,
    max_valence: Optional[int] = None,
    rename: Optional[Mapping[str, str]] = None,
    space: Optional[str] = None,
    permutations: Optional[str] = None,
    limit: Optional[int] = None,
    dyson: Optional[bool] = None,
    progress: Progress = None,
) -> Result:
    """The effective action Γ: vertex functions, one-particle irreducible, as :func:`expand` has W.

    The vertex function with E legs is E! times the coefficient. ``dyson=True`` with two legs: mean field, self-energy and
    propagator, G = L + LΣG, at a point. Raises EdgewickError as :func:`expand`.

    >>> import edgewick
    >>> edgewick.gamma("phi4", legs=4, loops=1).terms[0].coefficient
    Fraction(-1, 16)
    """
    return asked("gamma", locals())


def verify(
    formula: Union[str, Text],
    *,
    theory: Optional[Theory] = None,
    legs: Optional[Legs] = None,
    order: Optional[Orders] = None,
    up_to: Optional[Orders] = None,
    from_: Optional[Orders] = None,
    vertices: Optional[Vertices] = None,
    loops: Union[int, Tuple[int, int], None] = None,
    filters: Optional[Sequence[str]] = None,
    max_self_loops: Optional[int] = None,
    max_parallel: Optional[int] = None,
    max_valence: Optional[int] = None,
    functional: Optional[str] = None,
    quantity: Optional[str] = None,
    input: Optional[str] = None,
    file: Optional[str] = None,
    rename: Optional[Mapping[str, str]] = None,
    seed: Optional[int] = None,
    limit: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """Whether a hand calculation, plain or LaTeX, is the derived expansion; if not, what differs.

    ``equal`` says it, ``terms`` has derived and claimed coefficients. What the formula says itself may be left out.
    Raises EdgewickError, with line and column, for a formula that cannot be read.

    >>> import edgewick
    >>> edgewick.verify("1/4 Δ(x1,x2)", theory="phi4", legs=2, order=0).equal
    False
    """
    return asked("verify", locals(), text="formula")


def referee(
    document: Union[str, Text],
    *,
    file: Optional[str] = None,
    claims: Union[str, Text, None] = None,
    rules: Optional[Mapping[str, Rules]] = None,
    seed: Optional[int] = None,
    limit: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """The displayed equations of a LaTeX document, each judged: ``claims`` with ``verdict``, ``differences``, ``corrected``.

    ``claims`` is a file of claims beside it, ``rules`` rule files by the names that comments of the document use. Raises
    EdgewickError for a document or claims that cannot be read.

    >>> import edgewick
    >>> paper = "% edgewick: theory=phi4 legs=2 order=0\\n\\\\[ w_2(x,y) = \\\\frac14 \\\\Delta(x,y) \\\\]"
    >>> edgewick.referee(paper).claims[0].verdict
    'wrong'
    """
    given = dict(locals())
    if isinstance(claims, Text):
        given["claims"] = {"text": claims.text, "file": claims.file}
    elif claims is not None:
        given["claims"] = {"text": claims}
    return asked("referee", given, text="document")


def audit(*, progress: Progress = None) -> Result:
    """Printed formulas of the literature, judged: as :func:`referee` of the paper that ships."""
    return asked("audit", locals())


def explain(theory: Theory, diagram: str, *, progress: Progress = None) -> Result:
    """Where the weight of a diagram, by its Nickel index or its name, comes from: automorphisms, contractions.

    Raises EdgewickError for a name that is no diagram of the theory.

    >>> import edgewick
    >>> why = edgewick.explain("phi4", "e111|e|")
    >>> why.contractions, why.orderings, why.automorphisms.fixed.order
    (192, 1152, 6)
    """
    return asked("explain", locals())


def general_term(
    theory: Theory, *, order: int, legs: Union[int, str, None] = None, progress: Progress = None
) -> Result:
    """The general term of an order with infinitely many diagrams, in ``latex``; ``legs="any"``: symbolic in it too.

    Raises EdgewickError for a theory and an order without one.

    >>> import edgewick
    >>> r"\\sum" in edgewick.general_term("independence-breaking", order=1).latex
    True
    """
    return asked("general-term", locals())


def cost(
    *,
    diagrams: Optional[Mapping[str, Any]] = None,
    expand: Optional[Mapping[str, Any]] = None,
    format: Optional[str] = None,
    progress: Progress = None,
) -> Result:
    """What a request would cost, without making a diagram: the exact ``count``, and about the ``seconds``, megabytes of
    ``memory`` and megabytes ``written`` of a run in a ``format``.

    The request is one of ``diagrams`` and ``expand``, as a dictionary. Raises EdgewickError for one that cannot be read.

    >>> import edgewick
    >>> edgewick.cost(diagrams={"theory": "phi4", "legs": 2, "vertices": 9}, format="ndjson").count
    180148
    """
    return asked("cost", locals())


def check_theory(
    theory: Theory,
    *,
    up_to: Optional[Orders] = None,
    legs: Optional[int] = None,
    max_valence: Optional[int] = None,
    progress: Progress = None,
) -> Result:
    """The laws that every theory obeys, tried exactly: sum rule, Dyson–Schwinger, duality, Legendre transform.

    Raises EdgewickError for a rule file that is none.

    >>> import edgewick
    >>> {law.verdict for law in edgewick.check_theory("phi4", up_to=1, legs=2).laws}
    {'holds'}
    """
    return asked("check-theory", locals())


def moment(points: Labels, *, central: Optional[bool] = None, progress: Progress = None) -> Result:
    """A moment by cumulants: ⟨x₁ x₂⟩ = κ₁₂ + κ₁ κ₂, a sum over partitions. ``points``: ``"1,1,2"`` or ``[1, 1, 2]``.

    Raises EdgewickError for points that are none.

    >>> import edgewick
    >>> edgewick.moment([1, 2]).sympy()
    kappa_1*kappa_2 + kappa_1_2
    """
    return asked("moment", {"points": labels(points), "central": central, "progress": progress})


def cumulant(points: Labels, *, progress: Progress = None) -> Result:
    """A cumulant by moments: κ₁₂ = ⟨x₁ x₂⟩ − ⟨x₁⟩ ⟨x₂⟩. Points and errors as :func:`moment`.

    >>> import edgewick
    >>> edgewick.cumulant([1, 2]).sympy()
    -m_1*m_2 + m_1_2
    """
    return asked("cumulant", {"points": labels(points), "progress": progress})


def wick(points: Labels, *, mean: Optional[bool] = None, progress: Progress = None) -> Result:
    """A Gaussian moment by Wick's theorem, a sum over products of propagators. Points and errors as :func:`moment`.

    >>> import edgewick
    >>> edgewick.wick([1, 1, 2, 2]).sympy()
    D_1_1*D_2_2 + 2*D_1_2**2
    """
    return asked("wick", {"points": labels(points), "mean": mean, "progress": progress})


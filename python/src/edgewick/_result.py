"""What a request is answered: plain data, and what it can be read as."""

from __future__ import annotations

import html
import json
import weakref
from typing import Any, Dict, Iterator, List, Optional, Tuple

from ._data import Record, data_of
from ._server import Progress, Server, call
from ._sympy import from_program, from_terms, no_sympy


class Result:
    """An answer. Its data are attributes: ``result.terms[0].coefficient``, or ``result["terms"]``, all in ``result.data``.

    ``kind`` and ``request`` are the question, ``readings`` the names of what it can be read as by :meth:`read`; ``text``,
    ``latex`` and ``svg`` are those that most have. Notebooks show diagrams and formulas.

    >>> import edgewick
    >>> loop = edgewick.expand("phi4", legs=2, order=1)
    >>> loop.terms[0].coefficient
    Fraction(-1, 4)
    >>> loop.readings
    ('text', 'unicode', 'plain', 'latex', 'json', 'svg', 'tikz', 'equation')
    """

    def __init__(self, kind: str, request: Dict[str, Any], answer: Any, readings: List[str]) -> None:
        self.kind = kind
        self.request = request
        self.readings: Tuple[str, ...] = tuple(readings)
        self._json = answer
        self.data: Any = data_of(kind, answer)
        self._written: Dict[str, str] = {}
        self._kept: Optional[Tuple[Server, int]] = None

    def _keep(self, at: Server, number: int) -> None:
        self._kept = (at, number)
        weakref.finalize(self, at.forget, number).atexit = False

    def read(self, name: str, *, progress: Optional[Progress] = None) -> str:
        """The answer in one of its ``readings``, as the command line has it with ``--format``.

        Raises EdgewickError for a reading that it does not have. It is written by the answer that Node has kept, or, in
        another process, by the same request once more, which is answered the same.

        >>> import edgewick
        >>> edgewick.wick("1,1,2,2").read("text")
        '⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²\\n'
        """
        if name not in self._written:
            self._written[name] = self._read(name, progress)
        return self._written[name]

    def _read(self, name: str, progress: Optional[Progress]) -> str:
        if self._kept is not None and self._kept[0].alive:
            at, number = self._kept
            _, said = at.call({"of": number, "as": [name], "progress": True}, progress)
        else:
            message = {"kind": self.kind, "request": self.request, "as": [name], "keep": True, "progress": True}
            at, number, said = call(message, progress)
            self._keep(at, number)
        written = said["as"][name]
        return json.dumps(written, ensure_ascii=False) if name == "json" else written

    @property
    def text(self) -> str:
        """As the command line prints it."""
        return self.read("text")

    @property
    def latex(self) -> str:
        """The formula in LaTeX, or a formula a line."""
        return self.read("latex").strip()

    @property
    def svg(self) -> str:
        """The sheet of diagrams, or the plot, as SVG."""
        return self.read("plot" if "svg" not in self.readings and "plot" in self.readings else "svg")

    def sympy(self) -> Any:
        """The formula as an expression of SymPy, exact: of diagrams their value at a point.

        Symbols have the names that ``read("sympy")`` has (``kappa_4``, ``N``), sums over partitions ``D_1_2``,
        ``m_1_2``, ``kappa_1_2``. Raises EdgewickError where SymPy is not installed and for what is no such formula.

        >>> import edgewick
        >>> edgewick.expand("edgeworth-even", legs=4, order=1).sympy()
        -kappa_4/(24*N*kappa_2**4)
        """
        if "sympy" in self.readings:
            return from_program(self.read("sympy"))
        if self.kind in ("expand", "gamma") and "svg" in self.readings:
            asked = {key: value for key, value in self.request.items() if key not in ("permutations", "space")}
            return ask(self.kind, {**asked, "space": "point"}).sympy()
        if self.kind in ("moment", "cumulant", "wick", "dmft-trace"):
            return from_terms(self.kind, self.data)
        raise no_sympy(self.kind)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "data":
            raise AttributeError(name)
        return getattr(self.data, name)

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def __contains__(self, key: object) -> bool:
        return key in self.data

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __dir__(self) -> list:
        return [*super().__dir__(), *(dir(self.data) if isinstance(self.data, Record) else [])]

    def __repr__(self) -> str:
        shown = ", ".join(f"{key}={_short(value)}" for key, value in self.request.items())
        return f"<edgewick {self.kind}: {shown}>"

    def __str__(self) -> str:
        return self.text.rstrip("\n") if "text" in self.readings else repr(self)

    def __reduce__(self) -> tuple:
        return Result, (self.kind, self.request, self._json, list(self.readings))

    def _repr_svg_(self) -> Optional[str]:
        return self.svg if "svg" in self.readings or "plot" in self.readings else None

    def _repr_latex_(self) -> Optional[str]:
        displays = self._displays()
        return "\n".join(f"$$ {each} $$" for each in displays) if displays else None

    def _repr_html_(self) -> str:
        """Diagrams or a plot, and formulas, which a notebook typesets; a text where there is neither."""
        picture = self._repr_svg_()
        parts = ([] if picture is None else [f"<div>{picture}</div>"]) + [
            f"<div>$$ {html.escape(each, quote=False)} $$</div>" for each in self._displays()
        ]
        return "\n".join(parts) if parts else f"<pre>{html.escape(str(self))}</pre>"

    def _displays(self) -> List[str]:
        """The formulas of the reading ``latex``, one by one, without its comments."""
        if "latex" not in self.readings:
            return []
        lines = [line for line in self.latex.splitlines() if line.strip() and not line.lstrip().startswith("%")]
        whole = all(line.count(r"\begin{") == line.count(r"\end{") for line in lines)
        return lines if whole else ["\n".join(lines)]


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"


def ask(kind: str, request: Dict[str, Any], progress: Optional[Progress] = None) -> Result:
    """Asks Node."""
    message = {"kind": kind, "request": request, "as": ["json"], "keep": True, "progress": True}
    at, number, said = call(message, progress)
    result = Result(kind, request, said["as"]["json"], said["readings"])
    result._keep(at, number)
    return result

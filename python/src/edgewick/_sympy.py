"""Formulas as SymPy, where SymPy is installed."""

from __future__ import annotations

import ast
from typing import Any, Dict

from ._data import Record
from ._error import EdgewickError, problem

_NODES = (
    ast.Module,
    ast.ImportFrom,
    ast.alias,
    ast.Assign,
    ast.Expr,
    ast.Name,
    ast.Tuple,
    ast.Constant,
    ast.BinOp,
    ast.UnaryOp,
    ast.Call,
    ast.keyword,
    ast.operator,
    ast.unaryop,
    ast.expr_context,
)


def sympy_module() -> Any:
    """SymPy. Raises EdgewickError, in one sentence, where it is not installed."""
    try:
        import sympy
    except ImportError as error:
        raise EdgewickError(
            "SymPy is not installed, which formulas as SymPy need: pip install sympy", code="sympy.missing"
        ) from error
    return sympy


def from_program(code: str) -> Any:
    """What the last line of a program of the reading ``sympy`` assigns: names, numbers, functions of SymPy, nothing else."""
    sympy = sympy_module()
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if not isinstance(node, _NODES) or (isinstance(node, ast.ImportFrom) and node.module != "sympy"):
            raise EdgewickError(f"a program of sums and products was expected, with {type(node).__name__}", code="bug")
    names: Dict[str, Any] = {}
    exec(compile(tree, "edgewick", "exec"), names)
    last = tree.body[-1]
    assert isinstance(last, ast.Assign) and isinstance(last.targets[0], ast.Name)
    return sympy.sympify(names[last.targets[0].id])


def from_terms(kind: str, data: Record) -> Any:
    """The sum of moments, cumulants, propagators or powers that an answer has as terms."""
    sympy = sympy_module()

    def rational(value: Any) -> Any:
        return sympy.Rational(value.numerator, value.denominator)

    def term(each: Record) -> Any:
        product = rational(each.coefficient)
        if kind == "dmft-trace":
            for name, power in each.powers.to_dict().items():
                product *= sympy.Symbol(name) ** rational(power)
            return product
        for block in each.blocks:
            product *= sympy.Symbol(_block_name(data.blocks, block))
        return product

    return sympy.Add(*map(term, data.terms))


def _block_name(meaning: str, block: Any) -> str:
    letter = {"moment": "m", "cumulant": "kappa", "propagator": "D" if len(block) > 1 else "m"}[meaning]
    return "_".join([letter, *block])


def no_sympy(kind: str) -> EdgewickError:
    """For an answer that is no sum."""
    return problem("sympy.kind", "sympy()", "an answer that is a formula in symbols", f"that of {kind}")

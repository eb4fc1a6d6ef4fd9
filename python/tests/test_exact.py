"""Exact numbers, each known in a second way: series of Fractions that know no diagram."""

from __future__ import annotations

import unittest
from fractions import Fraction
from math import factorial
from typing import Dict, List

import edgewick

try:
    import sympy
except ImportError:
    sympy = None

Polynomial = Dict[int, Fraction]


def logarithm(series: List[Polynomial]) -> List[Polynomial]:
    """The logarithm of a series that begins with 1: n a_n = Σ k l_k a_{n−k}."""
    logs: List[Polynomial] = [{}]
    for n in range(1, len(series)):
        rest = {power: n * value for power, value in series[n].items()}
        for k in range(1, n):
            for a, left in logs[k].items():
                for b, right in series[n - k].items():
                    rest[a + b] = rest.get(a + b, Fraction(0)) - k * left * right
        logs.append({power: value / n for power, value in rest.items()})
    return logs


def gaussian_moment(power: int) -> int:
    return 0 if power % 2 else factorial(power) // (2 ** (power // 2) * factorial(power // 2))


def connected(legs: int, vertices: int) -> Fraction:
    """∂^legs of log⟨exp(λ φ⁴/4! + J φ)⟩ at order λ^vertices, the propagator being 1, by the powers of J."""
    moments: List[Polynomial] = [
        {
            j: Fraction(gaussian_moment(4 * n + j), factorial(n) * 24**n * factorial(j))
            for j in range(0, legs + 1)
        }
        for n in range(vertices + 1)
    ]
    # exp(−J²/2) takes away the free part, so that the series begins with 1.
    series = [
        {
            j: sum(
                (moment.get(j - 2 * k, Fraction(0)) * Fraction((-1) ** k, 2**k * factorial(k)) for k in range(j // 2 + 1)),
                Fraction(0),
            )
            for j in range(0, legs + 1)
        }
        for moment in moments
    ]
    logs = logarithm(series)
    return logs[vertices].get(legs, Fraction(0)) * factorial(legs)


def hermite(n: int, variance: Fraction) -> Polynomial:
    """(−d/dφ)^n of a normal density over that density."""
    return {
        n - 2 * k: Fraction((-1) ** k * factorial(n), factorial(k) * factorial(n - 2 * k) * 2**k) / variance ** (n - k)
        for k in range(n // 2 + 1)
    }


def times(value: Fraction, polynomial: Polynomial) -> Polynomial:
    return {power: value * each for power, each in polynomial.items()}


def plus(a: Polynomial, b: Polynomial) -> Polynomial:
    return {power: a.get(power, Fraction(0)) + b.get(power, Fraction(0)) for power in {*a, *b}}


class Weights(unittest.TestCase):
    def test_connected_diagrams_of_phi4(self) -> None:
        for legs, vertices in ((2, 1), (2, 2), (2, 3), (2, 4), (4, 1), (4, 2), (4, 3)):
            found = edgewick.diagrams("phi4", legs=legs, vertices=vertices)
            self.assertIsInstance(found.weight, Fraction)
            self.assertEqual(found.weight, connected(legs, vertices), (legs, vertices))
            self.assertEqual(sum(Fraction(1, each.automorphisms.fixed) for each in found.list), found.weight)

    def test_textbook_weights(self) -> None:
        weights = {each.nickel: each.automorphisms.fixed for each in edgewick.diagrams("phi4", legs=2, vertices=2).list}
        self.assertEqual(weights, {"e01|e1|": 4, "e111|e|": 6, "ee11|1|": 4})

    def test_signs_and_orders(self) -> None:
        loop = edgewick.expand("phi4", legs=2, order=1)
        self.assertEqual(loop.order, Fraction(1))
        self.assertEqual(loop.terms[0].powers, {"λ": Fraction(1)})
        self.assertEqual(loop.terms[0].coefficient, Fraction(-1, 4))

    def test_contractions(self) -> None:
        """Of all orderings of vertices and their ends one in |Aut| is a contraction of its own."""
        why = edgewick.explain("phi4", "e111|e|")
        self.assertEqual(Fraction(why.contractions, why.orderings), Fraction(1, why.automorphisms.fixed.order))


@unittest.skipIf(sympy is None, "SymPy is not installed")
class Action(unittest.TestCase):
    kappa = {"kappa_2": Fraction(3, 2), "kappa_4": Fraction(-5, 7), "kappa_6": Fraction(2, 3)}

    def test_g4_at_a_point(self) -> None:
        """−log of the density by Hermite polynomials, to order N⁻²."""
        k2, k4, k6 = self.kappa.values()
        density: List[Polynomial] = [
            {0: Fraction(1)},
            times(k4 / 24, hermite(4, k2)),
            plus(times(k6 / 720, hermite(6, k2)), times(k4**2 / 1152, hermite(8, k2))),
        ]
        logs = logarithm(density)
        for order in (1, 2):
            formula = edgewick.expand("edgeworth-even", legs=4, order=order).sympy()
            value = formula.subs({sympy.Symbol(name): sympy.Rational(str(each)) for name, each in self.kappa.items()})
            expected = -logs[order][4]
            self.assertEqual(value * sympy.Symbol("N") ** order, sympy.Rational(expected.numerator, expected.denominator))

    def test_sympy_is_the_terms(self) -> None:
        """The program that is exported and the exact terms of the JSON say the same."""
        point = edgewick.expand("edgeworth", legs=4, order=2, space="point")
        total = sum(
            sympy.Rational(str(term.coefficient))
            * sympy.prod(sympy.Symbol(f"kappa_{n}") ** power for n, power in term.kappa.to_dict().items())
            * sympy.prod(sympy.Symbol(name) ** int(power) for name, power in term.powers.to_dict().items())
            for term in point.terms
        )
        self.assertEqual(sympy.expand(total - point.sympy()), 0)
        self.assertEqual(edgewick.expand("edgeworth", legs=4, order=2).sympy(), point.sympy())

    def test_ornstein_uhlenbeck(self) -> None:
        """C(τ) of dx = −a x dt with noise D is D/(2a) e^{−aτ}: it solves dC/dτ = −a C from the variance D/(2a)."""
        formula = edgewick.sde("dx = -a x, noise D", order=0).sympy()
        a, noise, tau = (next(s for s in formula.free_symbols if str(s) == name) for name in ("a", "D", "tau"))
        self.assertEqual(sympy.simplify(sympy.diff(formula, tau) + a * formula), 0)
        self.assertEqual(sympy.simplify(formula.subs(tau, 0) - noise / (2 * a)), 0)

    def test_cumulants_by_moments(self) -> None:
        """κ₄ of a normal variable with mean m is 0."""
        m, v = sympy.symbols("m v")
        moments = {"m_1": m, "m_1_1": m**2 + v, "m_1_1_1": m**3 + 3 * m * v, "m_1_1_1_1": m**4 + 6 * m**2 * v + 3 * v**2}
        value = edgewick.cumulant([1, 1, 1, 1]).sympy().subs({sympy.Symbol(name): each for name, each in moments.items()})
        self.assertEqual(sympy.expand(value), 0)

    def test_what_is_no_formula(self) -> None:
        with self.assertRaises(edgewick.EdgewickError) as caught:
            edgewick.list_().sympy()
        self.assertEqual(caught.exception.code, "sympy.kind")


if __name__ == "__main__":
    unittest.main()

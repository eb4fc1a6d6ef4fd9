"""Arguments become the keys of requests, answers become data, mistakes one sentence."""

from __future__ import annotations

import inspect
import json
import os
import re
import unittest
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Iterator, Tuple

import edgewick
from edgewick._names import camel

# An answer of every kind with exact numbers, quickly.
ANSWERS = {
    "diagrams": {"theory": "phi4", "legs": 2, "vertices": 2},
    "expand": {"theory": "edgeworth", "legs": 2, "upTo": "3/2", "permutations": "written"},
    "cost": {"expand": {"theory": "phi4", "legs": 2, "order": 3}},
    "gamma": {"theory": "loops", "legs": 0, "loops": 3, "space": "point"},
    "verify": {"theory": "phi4", "legs": 2, "order": 1, "formula": "1/4 λ(y) Δ(y,y) Δ(y,x1) Δ(y,x2)"},
    "explain": {"theory": "phi4", "diagram": "e111|e|"},
    "moment": {"points": ["1", "1"]},
    "cumulant": {"points": ["1", "1"]},
    "wick": {"points": ["1", "1"]},
    "sde": {"equation": "dx = -a x + eps x^2/2, noise D", "quantity": "correlation", "order": 2},
    "sde-frequency": {"equation": "dx = -x + eps x^2/2, noise D", "quantity": "correlation", "order": 2},
    "sde-self-energy": {"equation": "dx = -x + eps x^2/2, noise D", "order": 2},
    "sde-effective": {"equation": "dx = -x + eps x^2/2, noise D"},
    "dmft-trace": {"trace": "J J J^T J^T", "tau": "1/2"},
    "check-theory": {"theory": "phi4", "upTo": 1, "legs": 2},
    "correlator": {"network": "cos-net", "n": 2, "points": [[0], [0.4]]},
    "action": {"network": "cos-net", "samples": 0},
    "tap": {"couplings": [[0, 0.3], [0.3, 0]], "magnetisations": [0, 0]},
    "dmft": {"phi": "tanh", "g": 0.5},
    "symmetries": {"network": "cos-net"},
    "list": {},
}


# Keys that the validator passes, for what is asked beside them to be refused in a better sentence.
REFUSED = {
    "sde-self-energy": {"at", "start", "waiting", "simulate"},
    "sde-effective": {"start", "waiting", "simulate"},
}
NO_NUMBERS = r"^\.(moment|cumulant|terms\.blocks|automorphisms\.\w+\.factors\.product|(selfEnergies|equations)\.\w+)$"


def leaves(value: Any, path: str = "") -> Iterator[Tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, path)
    else:
        yield path, value


class Data(unittest.TestCase):
    def test_a_path_is_no_rows(self) -> None:
        for call in (edgewick.action_data, edgewick.tap_data):
            for path in ("samples.npy", Path("samples.npy")):
                with self.assertRaises(edgewick.EdgewickError) as told:
                    call(path)
                self.assertEqual(told.exception.at, "data")
                self.assertIn('numpy.load("samples.npy")', str(told.exception))
                self.assertIn("a path, 'samples.npy'", str(told.exception))

    def test_exact_numbers_are_no_texts(self) -> None:
        """Texts that look like numbers are names of points and formulas in words."""
        exact = 0
        for kind, request in ANSWERS.items():
            for path, leaf in leaves(edgewick.request(kind, request).data.to_dict()):
                exact += isinstance(leaf, Fraction)
                if isinstance(leaf, str) and re.fullmatch(r"-?\d+(/\d+)?", leaf):
                    self.assertRegex(path, NO_NUMBERS, (kind, path, leaf))
        self.assertGreater(exact, 40)

    def test_floats_stay_floats(self) -> None:
        answer = edgewick.correlator("cos-net", n=2, points=[0, 0.4])
        self.assertIsInstance(answer.value, float)
        self.assertEqual(answer.parameters.sigma0, 1)

    def test_attributes_and_keys(self) -> None:
        answer = edgewick.correlator("cos-net", n=2, points=[0, 0.4], samples=200)
        self.assertEqual(answer.estimate.standard_error, answer["estimate"]["standardError"])
        self.assertIn("estimate", answer)
        self.assertIn("standard_error", dir(answer.estimate))
        self.assertIn("estimate", dir(answer))
        self.assertEqual(list(answer), list(answer.data))
        with self.assertRaisesRegex(AttributeError, "no standard_eror here, only mean, standard_error, samples, seed"):
            answer.estimate.standard_eror
        self.assertFalse(hasattr(answer, "nothing"))


class Arguments(unittest.TestCase):
    def test_are_the_keys_of_the_requests(self) -> None:
        """EDGEWICK_KEYS is the table of the validators, which test/python.test.ts hands over."""
        given = os.environ.get("EDGEWICK_KEYS")
        if given is None:
            self.skipTest("the validators' keys come from test/python.test.ts")
        for kind, keys in json.loads(given).items():
            function = getattr(edgewick, "list_" if kind == "list" else kind.replace("-", "_"))
            parameters = {camel(name) for name in inspect.signature(function).parameters if name != "progress"}
            self.assertEqual(parameters, set(keys) - REFUSED.get(kind, set()), kind)

    def test_numbers_of_all_kinds(self) -> None:
        def order_of(order: Any) -> Any:
            return edgewick.expand("edgeworth", legs=3, order=order).order

        for half in (Fraction(1, 2), "1/2", 0.5, Decimal("0.5"), {"N": Fraction(1, 2)}):
            self.assertIn(order_of(half), (Fraction(1, 2), {"N": Fraction(1, 2)}))
        self.assertEqual(edgewick.diagrams("phi4", legs=2, vertices={4: 2}).diagrams, 3)
        self.assertEqual(edgewick.diagrams("phi4", legs=2, loops=(1, 2)).diagrams, 4)
        self.assertEqual(edgewick.diagrams("phi4", legs=Fraction(4, 2), vertices=1).diagrams, 1)
        self.assertEqual(edgewick.wick(["a", "b"]).terms[0].blocks, [["a", "b"]])

    def test_points_of_one_dimension(self) -> None:
        one = edgewick.correlator("cos-net", n=2, points=[0, 0.4])
        self.assertEqual(one.value, edgewick.correlator("cos-net", n=2, points=[[0], [0.4]]).value)
        two = edgewick.correlator("cos-net", n=2, points=((0, 0), (0.5, -0.3)), parameters={"d": 2})
        self.assertEqual(two.points, [[0, 0], [0.5, -0.3]])

    def test_arrays(self) -> None:
        class Array:
            """What NumPy's arrays have."""

            def tolist(self) -> list:
                return [[0, 0.3], [0.3, 0]]

        self.assertEqual(edgewick.tap(Array(), magnetisations=[0, 0]).terms, [0, 0.045])

    def test_gamma_is_a_letter(self) -> None:
        self.assertEqual(
            edgewick.expand("phi4", legs=4, loops=1, functional="gamma").data,
            edgewick.expand("phi4", legs=4, loops=1, functional="Γ").data,
        )

    def test_mistakes(self) -> None:
        cases = [
            (lambda: edgewick.expand("phi5", legs=2, order=1), "theory", "'phi5'"),
            (lambda: edgewick.expand("phi4", legs="2", order=1), "request.legs", "'2'"),
            (lambda: edgewick.expand("phi4", legs=2, order=1, filters=["7pi"]), "request.filters[0]", "'7pi'"),
            (lambda: edgewick.wick([]), "points", "''"),
            (lambda: edgewick.tap([[0, float("inf")]], fields=[0]), "request.couplings[0][1]", "inf"),
            (lambda: edgewick.tap({1, 2}, fields=[0]), "request.couplings", "a set"),
            (lambda: edgewick.request("list", {"what": "theories", "nothing": 1}), "request", "'nothing'"),
            (lambda: edgewick.request("list", {"__proto__": 1}), "request.__proto__", "'__proto__'"),
            (lambda: edgewick.request(3), "kind of request", "3"),
            (lambda: edgewick.list_().svg, "as", "'svg'"),
            (lambda: edgewick.expand("phi4", legs=None, order=1), "request.legs", "nothing"),
            (lambda: edgewick.request("lists"), "kind of request", "'lists'"),
            (lambda: edgewick.list_().read("svg"), "as", "'svg'"),
            (lambda: edgewick.rules("missing.yaml"), "missing.yaml", "No such file or directory"),
            (lambda: edgewick.correlator("cos-net", n=2, points="0,1"), "request.points", "'0,1'"),
            (lambda: edgewick.configure(workers=0), "workers", "0"),
        ]
        for ask, at, received in cases:
            with self.assertRaises(edgewick.EdgewickError, msg=received) as caught:
                ask()
            error = caught.exception
            self.assertEqual((error.at, error.received), (at, received))
            self.assertEqual(str(error), f"{error.at}: expected {error.expected}, received {error.received}")
            self.assertTrue(error.code)
        with self.assertRaises(TypeError):
            edgewick.expand("phi4", legs=2, ordr=1)


class Notebook(unittest.TestCase):
    def test_diagrams_and_formulas(self) -> None:
        answer = edgewick.expand("phi4", legs=2, order=2)
        self.assertTrue(answer._repr_svg_().startswith("<svg"))
        self.assertRegex(answer._repr_latex_(), r"^\$\$ \\begin\{aligned\} w_\{2\}.*\\end\{aligned\} \$\$$")
        page = answer._repr_html_()
        self.assertIn("<svg", page)
        self.assertIn(r"={}&amp; \frac{1}{8}", page)

    def test_formulas_alone(self) -> None:
        for answer in (
            edgewick.wick("1,1,2,2"),
            edgewick.correlator("cos-net", n=2),
            edgewick.action("cos-net", samples=0),
            edgewick.dmft_derive(["noise"]),
            edgewick.tap([[0, 0.3], [0.3, 0]], magnetisations=[0, 0]),
            edgewick.general_term("independence-breaking", order=1),
        ):
            for display in answer._displays():
                self.assertNotIn("%", display)
                self.assertEqual(display.count("{"), display.count("}"), display)
                self.assertEqual(display.count(r"\begin{"), display.count(r"\end{"), display)
            self.assertGreater(len(answer._displays()), 0)

    def test_a_plot(self) -> None:
        self.assertTrue(edgewick.dmft("tanh", g=1.5)._repr_svg_().startswith("<svg"))

    def test_a_text(self) -> None:
        answer = edgewick.list_("networks")
        self.assertIsNone(answer._repr_svg_())
        self.assertIsNone(answer._repr_latex_())
        self.assertTrue(answer._repr_html_().startswith("<pre>network"))
        self.assertEqual(repr(answer), "<edgewick list: what='networks'>")


if __name__ == "__main__":
    unittest.main()

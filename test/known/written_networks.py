"""Correlators of written networks, by Gaussian rules of numpy: python3 test/known/written_networks.py

Gauss-Hermite, -Laguerre and -Legendre rules over the hidden parameters themselves; the package integrates over
pre-activations, or by trapezoidal rules in other variables. Student's density is integrated over the angle of
w = sqrt(nu) s tan(angle). Two rules of different size have to agree to 1e-11.
"""
import itertools, json, math, os
import numpy as np

erf = np.vectorize(math.erf)
N, SIGMA1 = 20, 1.0


def normal(s):
    def rule(n):
        x, w = np.polynomial.hermite_e.hermegauss(n)
        return s * x, w / w.sum()
    return rule


def uniform(a, b):
    def rule(n):
        x, w = np.polynomial.legendre.leggauss(n)
        return (a + b) / 2 + (b - a) / 2 * x, w / 2
    return rule


def laplace(s):
    def rule(n):
        x, w = np.polynomial.laguerre.laggauss(n)
        return s * np.concatenate([x, -x]), np.concatenate([w, w]) / (2 * w.sum())
    return rule


def student(nu, s):
    def rule(n):
        x, w = np.polynomial.legendre.leggauss(n)
        angle = math.pi / 2 * x
        weight = w * np.cos(angle) ** (nu - 1)
        return s * math.sqrt(nu) * np.tan(angle), weight / weight.sum()
    return rule


def discrete(values, weights):
    return lambda n: (np.array(values, float), np.array(weights, float))


def correlator(unit, rules, sizes, points):
    """unit(w, b, x) of one input x."""
    (w, p), (b, q) = (rule(size) for rule, size in zip(rules, sizes))
    weight = np.outer(p, q)
    h = [unit(w[:, None], b[None, :], x) + 0 * weight for x in points]
    moment = lambda block: float((weight * np.prod([h[i] for i in block], axis=0)).sum())
    if len(points) == 2:
        return SIGMA1**2 * moment((0, 1))
    pairs = [((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2))]
    return SIGMA1**4 / N * (3 * moment((0, 1, 2, 3)) - sum(moment(a) * moment(c) for a, c in pairs))


gelu = lambda z: z * (1 + erf(z / math.sqrt(2))) / 2
silu = lambda z: z / (1 + np.exp(-z))
softplus = lambda z: np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0)
of_z = lambda f: lambda w, b, x: f(w * x + b)

BIAS = {"normal": 0.5}
CASES = [
    ("gelu(z)", of_z(gelu), {"biases": BIAS}, (normal(1), normal(0.5)), (60, 60)),
    ("z*(1 + erf(z/sqrt(2)))/2", of_z(gelu), {"biases": BIAS}, (normal(1), normal(0.5)), (60, 60)),
    ("silu(z)", of_z(silu), {"biases": BIAS}, (normal(1), normal(0.5)), (150, 150)),
    ("softplus(z)", of_z(softplus), {"biases": BIAS}, (normal(1), normal(0.5)), (150, 150)),
    ("sin(z)", of_z(np.sin), {"biases": BIAS}, (normal(1), normal(0.5)), (60, 60)),
    ("exp(-(x - w)^2/2)*cos(b)", lambda w, b, x: np.exp(-((x - w) ** 2) / 2) * np.cos(b), {"biases": BIAS},
     (normal(1), normal(0.5)), (60, 60)),
    ("tanh(w*x) + b^2", lambda w, b, x: np.tanh(w * x) + b**2, {"biases": BIAS}, (normal(1), normal(0.5)), (150, 150)),
    ("sin(z)", of_z(np.sin), {"biases": {"uniform": [-1, 2]}}, (normal(1), uniform(-1, 2)), (60, 60)),
    ("gelu(z)", of_z(gelu), {"weights": {"uniform": [-1, 1]}, "biases": {"uniform": [-1, 2]}},
     (uniform(-1, 1), uniform(-1, 2)), (60, 60)),
    ("exp(-z^2/4)", of_z(lambda z: np.exp(-z * z / 4)), {"weights": {"laplace": 0.4}, "biases": BIAS},
     (laplace(0.4), normal(0.5)), (90, 90)),
    ("z", of_z(lambda z: z), {"weights": {"laplace": 0.7}, "biases": {"laplace": 0.3}}, (laplace(0.7), laplace(0.3)), (30, 30)),
    ("z/(1 + z^2)", of_z(lambda z: z / (1 + z * z)), {"weights": {"student": {"degrees": 3}}, "biases": {"discrete": {"values": [0.5]}}},
     (student(3, 1), discrete([0.5], [1])), (400, 1)),
    ("exp(-z^2)*z", of_z(lambda z: np.exp(-z * z) * z),
     {"weights": {"student": {"degrees": 9, "scale": 0.5}}, "biases": {"discrete": {"values": [-1, 0, 2], "weights": [0.25, 0.5, 0.25]}}},
     (student(9, 0.5), discrete([-1, 0, 2], [0.25, 0.5, 0.25])), (2000, 1)),
]

found = []
for hidden, unit, densities, rules, sizes in CASES:
    for points in ((0.3, 0.8), (0.3, 0.8, -1.0, 1.2)):
        value = correlator(unit, rules, sizes, points)
        again = correlator(unit, rules, [size if size == 1 else size + 7 + size // 6 for size in sizes], points)
        assert abs(value - again) < 1e-11, (hidden, densities, points, value, again)
        found.append({"network": {"name": "mine", "hidden": hidden, **densities}, "points": [[x] for x in points], "value": value})

with open(os.path.join(os.path.dirname(__file__), "written_networks.json"), "w") as out:
    json.dump(found, out, indent=1)
    out.write("\n")

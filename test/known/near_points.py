"""The action of six networks on near points, to order 1/N^2, in 150 digits, without a diagram: writes near_points.json.

-log P is taken of the Edgeworth series itself, P = exp(sum_r (-1)^r/r! G_r d^r) exp(-phi K^-1 phi/2), by Hermite polynomials: with a = G4 d^4/4! and
b = G6 d^6/6! the Gaussian is multiplied by 1 + h(a) + h(b) + h(a^2)/2 + ..., where h puts He for derivatives, so that

    S = phi K^-1 phi/2 - h(a) - (h(b) + h(a^2)/2 - h(a)^2/2) + O(N^-3),

sorted by the degree in phi. Moments of one hidden unit: closed for cosines and exponentials, else by quadrature with mpmath (python3-mpmath).
"""
import itertools
import json
import sys
from mpmath import mp, mpf, matrix, exp, cos, sin, tanh, erf, pi, sqrt, quad, factorial, atan2, linspace

mp.dps = 150


def partitions(items):
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for size in range(1, len(items), 2):
        for chosen in itertools.combinations(rest, size):
            left = [i for i in rest if i not in chosen]
            for others in partitions(left):
                yield [(first, *chosen)] + others


def double_factorial(n):
    return 1 if n <= 0 else n * double_factorial(n - 2)


def correlator(n, indices, moment, N, sigma1):
    """N times the cumulant of one neuron W h, W normal of variance sigma1^2/N."""
    total = mpf(0)
    for blocks in partitions(list(range(n))):
        term = mpf((-1) ** (len(blocks) - 1)) * factorial(len(blocks) - 1)
        for block in blocks:
            term *= double_factorial(len(block) - 1) * moment(tuple(sorted(indices[i] for i in block)))
        total += term
    return N * (sigma1 ** 2 / N) ** (n // 2) * total


def multiply(p, q):
    out = {}
    for a, x in p.items():
        for b, y in q.items():
            key = tuple(i + j for i, j in zip(a, b))
            out[key] = out.get(key, mpf(0)) + x * y
    return out


def add(*terms):
    out = {}
    for factor, p in terms:
        for key, x in p.items():
            out[key] = out.get(key, mpf(0)) + factor * x
    return out


def action(points, field, N, sigma1, moment):
    size = len(points)
    known = {}

    def m(block):
        if block not in known:
            known[block] = moment(block)
        return known[block]

    K = matrix(size, size)
    for i in range(size):
        for j in range(size):
            K[i, j] = correlator(2, (i, j), m, N, sigma1)
    Q = K ** -1
    one = tuple(0 for _ in range(size))
    unit = [tuple(int(i == k) for k in range(size)) for i in range(size)]
    linear = [{unit[j]: Q[i, j] for j in range(size)} for i in range(size)]
    hermite = {one: {one: mpf(1)}}

    def derivative(p, i):
        return {tuple(e - int(k == i) for k, e in enumerate(key)): key[i] * x for key, x in p.items() if key[i] > 0}

    def he(alpha):
        if alpha not in hermite:
            i = next(k for k, e in enumerate(alpha) if e > 0)
            lower = he(tuple(e - int(k == i) for k, e in enumerate(alpha)))
            hermite[alpha] = add((1, multiply(linear[i], lower)), (-1, derivative(lower, i)))
        return hermite[alpha]

    def operator(n):
        out = {}
        for indices in itertools.combinations_with_replacement(range(size), n):
            alpha = tuple(indices.count(k) for k in range(size))
            count = mpf(1)
            for e in alpha:
                count /= factorial(e)
            out[alpha] = count * correlator(n, indices, m, N, sigma1)
        return out

    def h(p):
        return add(*((x, he(alpha)) for alpha, x in p.items()))

    a, b = operator(4), operator(6)
    ha = h(a)
    second = add((-1, h(b)), (mpf(-1) / 2, h(multiply(a, a))), (mpf(1) / 2, multiply(ha, ha)))
    by_order = [add((-1, ha)), second]
    phi = [mpf(x) for x in field]

    def parts(polynomial):
        out = {}
        for key, x in polynomial.items():
            term = x
            for value, e in zip(phi, key):
                term *= value ** e
            out[sum(key)] = out.get(sum(key), mpf(0)) + term
        return out

    gaussian = sum(phi[i] * Q[i, j] * phi[j] for i in range(size) for j in range(size)) / 2
    found = [parts(p) for p in by_order]
    assert abs(found[1].get(8, mpf(0))) < mpf(10) ** -20
    return {
        'gaussian': gaussian,
        'order1': {f'g{k}': found[0][k] for k in (2, 4)},
        'order2': {f'g{k}': found[0].get(k, mpf(0)) + found[1][k] for k in (2, 4, 6)},
    }


def cosine(points, v):
    def moment(block):
        total = mpf(0)
        for signs in itertools.product((1, -1), repeat=len(block)):
            if sum(signs) == 0:
                square = sum(sum(s * points[i][k] for s, i in zip(signs, block)) ** 2 for k in range(len(points[0])))
                total += exp(-v * square / 2)
        return total / 2 ** len(block)
    return moment


def exponential(points, v, sigmab):
    def moment(block):
        n = len(block)
        total = sum(sum(points[i][k] for i in block) ** 2 for k in range(len(points[0])))
        squares = sum(x ** 2 for i in block for x in points[i])
        return exp(n * (n - 2) * sigmab ** 2 / 2 + v * total / 2 - v * squares)
    return moment


def ramp(points, v):
    """In the plane: E r^n times the mean over angles of the product of the positive parts."""
    def moment(block):
        n = len(block)
        angles = [atan2(points[i][1], points[i][0]) for i in block]
        lengths = [sqrt(points[i][0] ** 2 + points[i][1] ** 2) for i in block]
        low, high = max(angles) - pi / 2, min(angles) + pi / 2
        size = mpf(1)
        for length in lengths:
            size *= length
        integral = quad(lambda t: prod(cos(t - angle) for angle in angles), linspace(low, high, 5))
        return v ** (n // 2) * mpf(2) ** (n // 2) * factorial(n // 2) * size * integral / (2 * pi)
    return moment


def prod(values):
    out = mpf(1)
    for value in values:
        out *= value
    return out


def smooth(points, v, sigmab, f):
    """w x + b in one dimension: the trapezoidal rule in two standard normal numbers, exponentially accurate."""
    step = mpf(1) / 12
    nodes = range(-180, 181)
    weights = [exp(-(step * k) ** 2 / 2) for k in nodes]
    norm = sum(weights)
    table = []
    for w, p in zip(nodes, weights):
        for b, q in zip(nodes, weights):
            if (step * w) ** 2 + (step * b) ** 2 < 225 and (w > 0 or (w == 0 and b >= 0)):
                values = [f(sqrt(v) * step * w * point[0] + sigmab * step * b) for point in points]
                table.append((p * q / norm ** 2 * (1 if (w, b) == (0, 0) else 2), values))

    def moment(block):
        return sum(weight * prod(values[i] for i in block) for weight, values in table)
    return moment


def free_field(points, cutoff, mass, s):
    """d = 1: h = A(b) cos(b x + c), b on [-cutoff, cutoff] of the density (b^2 + m^2)^-s/Z, A^2 = 2 Z/(2 pi) (b^2 + m^2)^(s-1)."""
    pieces = linspace(0, cutoff, 9)
    half = quad(lambda b: (b ** 2 + mass ** 2) ** -s, pieces)
    density = lambda b: (b ** 2 + mass ** 2) ** -s / half
    square = lambda b: 2 * half / pi * (b ** 2 + mass ** 2) ** (s - 1)

    def moment(block):
        n = len(block)
        distances = [sum(e * points[i][0] for e, i in zip(signs, block)) for signs in itertools.product((1, -1), repeat=n) if sum(signs) == 0]
        return quad(lambda b: density(b) * square(b) ** (n // 2) * sum(cos(b * r) for r in distances), pieces) / 2 ** n
    return moment


def exact(x):
    """The decimal that a person types."""
    return mpf(repr(x))


def case(network, parameters, points, field):
    p = {key: exact(value) for key, value in parameters.items()}
    at = [[exact(x) for x in point] for point in points]
    d = len(points[0])
    v = p.get('sigma0', mpf(1)) ** 2 / d
    mp.dps = 150 if network in ('cos-net', 'gauss-net') else 110
    moment = {
        'cos-net': lambda: cosine(at, v),
        'gauss-net': lambda: exponential(at, v, p['sigmab']),
        'relu-net': lambda: ramp(at, v),
        'erf-net': lambda: smooth(at, v, p['sigmab'], erf),
        'tanh-net': lambda: smooth(at, v, p['sigmab'], tanh),
        'phi4-net': lambda: free_field(at, p['Lambda'], p['m'], p['s']),
    }[network]()
    scale = p.get('sigma1', p.get('sigma_a'))
    found = action(at, [exact(x) for x in field], p['N'], scale, moment)
    text = lambda x: mp.nstr(x, 17)
    print(network, points, file=sys.stderr, flush=True)
    return {
        'network': network,
        'parameters': {**parameters, 'd': d},
        'points': points,
        'field': field,
        'gaussian': text(found['gaussian']),
        'order1': {k: text(x) for k, x in found['order1'].items()},
        'order2': {k: text(x) for k, x in found['order2'].items()},
    }


cos_net = {'N': 20, 'sigma0': 1, 'sigma1': 1}
gauss_net = {'N': 20, 'sigma0': 0.7, 'sigma1': 1, 'sigmab': 0.2}
biased = {'N': 20, 'sigma0': 1, 'sigma1': 1, 'sigmab': 0.5}
phi4 = {'N': 20, 'Lambda': 3, 'm': 1, 'sigma_a': 1, 's': 0}
family = {**phi4, 's': 1}
CASES = [
    ('cos-net', cos_net, [[0], [0.2], [0.4], [0.6]], [0.5, 0.45, 0.41, 0.38]),
    ('cos-net', cos_net, [[0], [0.03], [0.06]], [0.5, 0.49, 0.4795]),
    ('cos-net', cos_net, [[0], [0.001]], [0.5, 0.4994]),
    ('cos-net', cos_net, [[0], [0.03]], [1, 1]),
    ('cos-net', cos_net, [[0.3], [0.301], [0.302]], [0.5, 0.4994, 0.499]),
    ('cos-net', {'N': 7, 'sigma0': 1.3, 'sigma1': 0.8}, [[0.1, 0.2], [0.101, 0.2], [0.1, 0.201]], [0.4, 0.4003, 0.3998]),
    ('cos-net', cos_net, [[0], [0.001], [0.002], [1]], [0.5, 0.4994, 0.4989, -0.2]),
    ('cos-net', cos_net, [[0], [1]], [0.5, 0.2]),
    ('gauss-net', gauss_net, [[0.1], [0.101]], [0.5, 0.4994]),
    ('gauss-net', gauss_net, [[-0.2], [0], [0.2]], [0.3, 0.35, 0.42]),
    ('gauss-net', gauss_net, [[0.1], [0.101], [0.102]], [0.5, 0.4994, 0.4989]),
    ('relu-net', {'N': 20, 'sigma0': 1, 'sigma1': 1}, [[1, 0], [1, 0.001]], [0.5, 0.4997]),
    ('relu-net', {'N': 20, 'sigma0': 1, 'sigma1': 1}, [[1, 0], [0.9, 0.2], [0.95, 0.3]], [0.5, 0.55, 0.6]),
    ('erf-net', biased, [[0.4], [0.401]], [0.5, 0.5004]),
    ('erf-net', biased, [[0.2], [0.4], [0.6]], [0.3, 0.35, 0.42]),
    ('tanh-net', biased, [[0.4], [0.401]], [0.5, 0.5004]),
    ('tanh-net', biased, [[0.2], [0.4], [0.6]], [0.3, 0.35, 0.42]),
    ('phi4-net', phi4, [[0.2], [0.201]], [0.5, 0.4994]),
    ('phi4-net', phi4, [[0], [0.2], [0.4]], [0.5, 0.45, 0.41]),
    ('phi4-net', family, [[0.2], [0.201]], [0.5, 0.4994]),
    ('phi4-net', family, [[0], [0.2], [0.4]], [0.5, 0.45, 0.41]),
]
if __name__ == '__main__':
    chosen = [c for c in CASES if len(sys.argv) < 2 or c[0] in sys.argv[1:]]
    json.dump([case(*c) for c in chosen], sys.stdout, indent=1)
    print()

"""E sign(z1) sign(z2) sign(z3) sign(z4) of near-dependent normal numbers, and G4c of the erf- and tanh-net at steep units: writes steep_signs.json.

The covariance is given by its rows: C = A A^T, decimals as printed, in 40 digits. Plackett's identity with another path than the package's: only the
correlations of the last number move, from 0 (where the mean is 0) to their values; mpmath's tanh-sinh rule, split at powers of ten near the end.
erf(z) = E sign(z + n) with n normal of variance 1/2. tanh is the same with n of density sech^2(n)/2, of variance pi^2/12: normal numbers of this variance
in its place change means by O(scale^-4).
"""
import json
import sys
from mpmath import mp, mpf, sqrt, asin, pi, quad

mp.dps = 40


def pair(c, a, b):
    return 2 / pi * asin(c[a][b] / sqrt(c[a][a] * c[b][b]))


def four(c):
    r = [[c[i][j] / sqrt(c[i][i] * c[j][j]) for j in range(4)] for i in range(4)]

    def slope(s):
        t, total = 1 - s * s, mpf(0)
        for i in range(3):
            j, k = [a for a in range(3) if a != i]
            own, tj, tk = t * r[i][3], t * r[j][3], t * r[k][3]
            left = 1 - own ** 2
            given = lambda a, x, b, y, rho: rho - (a * b + x * y - own * (a * y + x * b)) / left
            vj, vk = given(r[i][j], tj, r[i][j], tj, 1), given(r[i][k], tk, r[i][k], tk, 1)
            rest = given(r[i][j], tj, r[i][k], tk, r[j][k]) / sqrt(vj * vk)
            total += r[i][3] * 2 / pi / sqrt(left) * 2 / pi * asin(max(-1, min(1, rest)))
        return 2 * s * total

    return quad(slope, [0] + [mpf(10) ** -k for k in range(10, 0, -1)] + [mpf(1) / 2, 1])


def covariance(rows, noise=0):
    return [[sum(x * y for x, y in zip(a, b)) + (noise if i == j else 0) for j, b in enumerate(rows)] for i, a in enumerate(rows)]


def connected(c, N):
    products = sum(pair(c, *p) * pair(c, *q) for p, q in [((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2))])
    return (3 * four(c) - products) / N


BASE = {
    3: [['1', '0.2', '-0.3'], ['0.4', '0.9', '0.1'], ['-0.2', '0.5', '1.1'], ['0.7', '-0.6', '0.5']],
    4: [['1', '0.2', '-0.3', '0.1'], ['0.4', '0.9', '0.1', '-0.5'], ['-0.2', '0.5', '1.1', '0.3'], ['0.7', '-0.6', '0.5', '0.8']],
}
text = lambda x: mp.nstr(x, 20)


def signs():
    """Rank 3 but for `apart` along axes of their own; in pairs, numbers that differ by that much."""
    for apart in ('1e-3', '1.4e-4', '1e-4', '7e-5', '4.5e-5', '4e-5', '1e-5', '1e-6'):
        e = mpf(apart)
        for kind in ('flat', 'pairs'):
            rows = [[mpf(x) for x in row] for row in BASE[3]]
            if kind == 'pairs':
                rows[1] = [x + e * mpf(y) for x, y in zip(rows[0], ('0.3', '0.7', '-0.2'))]
                rows[3] = [x + e * mpf(y) for x, y in zip(rows[2], ('-0.5', '0.2', '0.6'))]
            rows = [row + [e if k == i else mpf(0) for k in range(4)] for i, row in enumerate(rows)]
            yield {'kind': kind, 'apart': apart, 'rows': [[mp.nstr(x, 25) for x in row] for row in rows], 'mean': text(four(covariance(rows)))}


def nets():
    for d, sigmab in ((3, '0.5'), (3, '0'), (4, '0')):
        for scale in ('10', '100', '10000', '1000000', '100000000'):
            for network, noise in (('erf', mpf(1) / 2), ('tanh', pi ** 2 / 12)):
                if network == 'tanh' and mpf(scale) < 10000:
                    continue
                rows = [[mpf(x) * mpf(scale) / sqrt(mpf(d)) for x in row] + [mpf(sigmab)] for row in BASE[d]]
                c = covariance(rows, noise)
                yield {'network': network, 'd': d, 'sigmab': float(sigmab), 'points': [[float(x) for x in row] for row in BASE[d]],
                       'scale': float(scale), 'G2': text(pair(c, 0, 1)), 'G4': text(connected(c, 20))}


json.dump({'signs': list(signs()), 'nets': list(nets())}, sys.stdout, indent=1)
print()

# The Edgeworth action at a point with SymPy's ring of polynomials: -log of exp(sum kappa_r (-d)^r/r!) on a Gaussian,
# order by order in N^(-1/2), a logarithm by its differential recursion. Prints the number of terms beyond the Gaussian
# and the processor seconds. Arguments: highest order in N^(-1/2), step of the cumulants.
import sys
import time
from math import factorial

from sympy import QQ, ring

highest, step = int(sys.argv[1]), int(sys.argv[2])
valences = [r for r in range(3, highest + 3) if r % step == 0]
names = ['t', 'x', 'i'] + [f'k{r}' for r in valences]
start = time.process_time()
R, *gens = ring(names, QQ)
t, x, inverse = gens[:3]
kappa = dict(zip(valences, gens[3:]))
# exp of the vertices: n E_n = sum m V_m E_(n-m); derivatives are powers of t.
vertices = {r - 2: kappa[r] * t**r * QQ(1, factorial(r)) for r in valences}
e = [R(1)]
for n in range(1, highest + 1):
    e.append(sum((e[n - m] * v * QQ(m, n) for m, v in vertices.items() if m <= n), R(0)))
# t^n on the Gaussian is kappa_2^-n He_n(x; kappa_2).
hermite = {}


def hermite_of(n):
    if n not in hermite:
        hermite[n] = sum(
            (
                x ** (n - 2 * j) * inverse ** (n - j) * QQ((-1) ** j * factorial(n), factorial(j) * factorial(n - 2 * j) * 2**j)
                for j in range(n // 2 + 1)
            ),
            R(0),
        )
    return hermite[n]


z = []
for part in e:
    by_power = {}
    for powers, coefficient in part.terms():
        rest = (0, *powers[1:])
        by_power.setdefault(powers[0], {})[rest] = coefficient
    z.append(sum((R(terms) * hermite_of(n) for n, terms in by_power.items()), R(0)))
w = [R(0)]
for n in range(1, highest + 1):
    w.append(z[n] - sum((w[m] * z[n - m] * QQ(m, n) for m in range(1, n)), R(0)))
print(sum(len(part.terms()) for part in w), time.process_time() - start)

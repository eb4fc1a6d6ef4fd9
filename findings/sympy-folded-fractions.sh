#!/usr/bin/env bash
# SymPy 1.11.1 (Debian 12; 1.14.0 prints the same): LaTeX in which short fractions are folded loses the brackets of the divisor.
#
# Guess: f/(4N) is printed with brackets, f(x) / (4 N), as str does.
# Seen:  x / 4 N and 1 / 4 N, which every reader takes for (1/4) N. The same with mode='inline', which folds by itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-sympy=1.11.1-1 python3-mpmath=1.2.1-2
for package in *.deb; do dpkg -x "$package" .; done
PYTHONPATH=usr/lib/python3/dist-packages python3 - <<'PY' | tee seen
from sympy import Symbol, latex, __version__
x, N = Symbol('x'), Symbol('N')
print(__version__)
print(latex(x / (4 * N), fold_short_frac=True))
print(latex(1 / (4 * N), mode='inline'))
print(latex(x / (4 * N)))
print(x / (4 * N))
PY
diff seen - <<'SEEN'
1.11.1
x / 4 N
$1 / 4 N$
\frac{x}{4 N}
x/(4*N)
SEEN

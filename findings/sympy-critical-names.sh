#!/usr/bin/env bash
# SymPy 1.11.1 (Debian 12; 1.14.0 prints the same): the LaTeX of a symbol depends on how its name ends.
#
# Guess: latex(Symbol('T_critical')) is T_{critical}, and a name that is no Greek letter stays as it is.
# Seen:  T_critical is T_{\mathcal{criti}}, local is \mathcal{lo}, xabs is \left|{x}\right|, crossbar is \bar{cross}; T_bold, bold and norm are left alone,
#        for a decoration needs something to decorate.
# Wherever the end of a part of a name spells a decoration (cal, scr, frak, bar, hat, dot, vec, abs, norm, prime, …) it is taken for one: critical, local, optical
# and radical are words of physics, and lambda_thermal passes. Things that differ share a formula, too: |x| is the symbol xabs and Abs(x).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-sympy=1.11.1-1 python3-mpmath=1.2.1-2
for package in *.deb; do dpkg -x "$package" .; done
PYTHONPATH=usr/lib/python3/dist-packages python3 - <<'PY' | tee seen
from sympy import Abs, Symbol, latex, __version__
print(__version__)
for name in ['T_critical', 'lambda_thermal', 'local', 'crossbar', 'xabs', 'T_bold', 'norm']:
    print(name, latex(Symbol(name)))
print(latex(Abs(Symbol('x'))))
PY
diff seen - <<'SEEN'
1.11.1
T_critical T_{\mathcal{criti}}
lambda_thermal \lambda_{thermal}
local \mathcal{lo}
crossbar \bar{cross}
xabs \left|{x}\right|
T_bold T_{bold}
norm norm
\left|{x}\right|
SEEN

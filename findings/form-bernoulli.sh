#!/usr/bin/env bash
# FORM 4.3 (Debian 12: 4.3.0+git20230104): bernoulli_(n) is B_n/n!, not B_n, and +1/2 for n = 1; PARI/GP 2.15.2, SymPy 1.11.1, math.js 15.2.0 give B_n.
#
# Guess: the Bernoulli numbers 1, -1/2, 1/6, 0, -1/30, 0, 1/42.
# Seen:  1, 1/2, 1/12, 0, -1/720, 0, 1/30240: the coefficients of x/(1 - e^-x). The other programs have what was guessed.
# B_0 and B_3 agree, so a first look at n = 0 or at odd n shows nothing; an Euler-Maclaurin sum or a loop at high temperature written with bernoulli_(n)
# and invfac_(n) divides twice. Multiply by fac_(n), and mind n = 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund mathjs@15.2.0 >> install.log 2>&1
apt-get download -qq form=4.3.0+git20230104+ds-1 pari-gp=2.15.2-1 libpari-gmp-tls8=2.15.2-1 python3-sympy=1.11.1-1 python3-mpmath=1.2.1-2
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH PYTHONPATH=usr/lib/python3/dist-packages
LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu)
cat > run.frm <<'FRM'
Off Statistics;
Symbol n;
CFunction B;
Local F = <B(0,bernoulli_(0))> + ... + <B(6,bernoulli_(6))>;
Print +s;
.end
FRM
{
  echo "FORM $(usr/bin/form -q run.frm | grep -o 'B([^)]*)' | sed 's/B(.,\(.*\))/\1/' | tr -d ' ' | paste -sd' ')"
  echo "gp $(echo 'for(n=0,6,print1(bernfrac(n)," "))' | usr/bin/gp -q -f)"
  /usr/bin/python3 -c 'import sympy; print("SymPy", *[sympy.bernoulli(n) for n in range(7)])'
  node -e 'const { bernoulli, fraction } = require("mathjs"); console.log("math.js", [0, 1, 2, 3, 4, 5, 6].map((n) => fraction(bernoulli(n)).toFraction()).join(" "))'
} | tee seen
diff -Z seen - <<'SEEN'
FORM 1 1/2 1/12 0 -1/720 0 1/30240
gp 1 -1/2 1/6 0 -1/30 0 1/42
SymPy 1 -1/2 1/6 0 -1/30 0 1/42
math.js 1 -1/2 1/6 0 -1/30 0 1/42
SEEN

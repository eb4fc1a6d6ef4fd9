#!/usr/bin/env bash
# Algebrite 1.4.0, math.js 15.2.0, GiNaC's ginsh 1.8.6, PARI/GP 2.15.2 read n!! as (n!)!; nerdamer-prime 1.5.0 and SymPy 1.11.1 do not.
#
# Guess: computer algebra reads n!! as the double factorial, the number of pairings in Wick's theorem: 3!! = 3, 5!! = 15.
# Seen:  3!! is 720 in Algebrite, math.js, ginsh and gp: the factorial of the factorial, without a word. It is 3 in nerdamer and SymPy (and in Maxima 5.46,
#        which is not installed here).
# A formula with (2k-1)!! pasted from a paper is right in some of them and wrong in others from k = 2 on; 1!! is 1 either way.
# (ginsh and gp want the C libraries readline and gmp, gp libX11 too.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund algebrite@1.4.0 mathjs@15.2.0 nerdamer-prime@1.5.0 >> install.log 2>&1
apt-get download -qq ginac-tools=1.8.6-1 libginac11=1.8.6-1 libcln6=1.3.6-4 pari-gp=2.15.2-1 libpari-gmp-tls8=2.15.2-1 python3-sympy=1.11.1-1 python3-mpmath=1.2.1-2
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH PYTHONPATH=usr/lib/python3/dist-packages
LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu)
cat > run.cjs <<'JS'
const nerdamer = require('nerdamer-prime/all')
console.log('Algebrite', `${require('algebrite').run('3!!')}`)
console.log('math.js', `${require('mathjs').evaluate('3!!')}`)
console.log('nerdamer', nerdamer('3!!').evaluate().text())
JS
{
  node run.cjs
  echo "ginsh $(echo '3!!;' | usr/bin/ginsh)"
  echo "gp $(echo '3!!' | usr/bin/gp -q -f)"
  python3 -c 'import sympy; print("SymPy", sympy.sympify("3!!"))'
} | tee seen
diff seen - <<'SEEN'
Algebrite 720
math.js 720
nerdamer 3
ginsh 720
gp 720
SymPy 3
SEEN

#!/usr/bin/env bash
# FORM 4.3 (Debian 12: 4.3.0+git20230104): dd_ of an odd number of arguments is no zero, and binomials outside of Pascal's triangle stay unevaluated.
#
# Guess: dd_, the sum over all pairings that Wick's theorem needs, is 0 where nothing is left to pair with, as the moments of a Gaussian are;
#        binom_(5,-1), binom_(5,6) and invfac_(-1) are 0, and binom_(-2,3) is -4, as in generating functions.
# Seen:  dd_(i1,i2,i3) and dd_(p1) stay as they are, beside dd_(p1,p1,p1,p1), which is 3*p1.p1^2; so do binom_(5,-1), binom_(5,6), binom_(-2,3) and invfac_(-1).
# Terms that should have vanished are carried along without a word, and what ends a sum over orders does not end it; `id dd_(?a) = 0;` afterwards removes
# nothing (it matches no dd_ that stayed). Take a function of your own, drop its odd ones, and make dd_ of the rest.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq form=4.3.0+git20230104+ds-1
for package in *.deb; do dpkg -x "$package" .; done
cat > run.frm <<'FRM'
Off Statistics;
Indices i1,i2,i3;
Vector p1;
CFunction f;
Local F = f(1)*dd_(p1,p1,p1,p1) + f(2)*dd_(i1,i2,i3) + f(3)*dd_(p1) + f(4,binom_(5,-1)) + f(5,binom_(-2,3)) + f(6,invfac_(-1)) + f(7,binom_(5,6));
Print +s;
.end
FRM
usr/bin/form -q run.frm | grep -o '+ .*' | tr -d ' ' | sort | tee seen
diff seen - <<'SEEN'
+3*f(1)*p1.p1^2
+dd_(i1,i2,i3)*f(2)
+dd_(p1)*f(3)
+f(4,binom_(5,-1))
+f(5,binom_(-2,3))
+f(6,invfac_(-1))
+f(7,binom_(5,6))
SEEN

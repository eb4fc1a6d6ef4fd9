#!/usr/bin/env bash
# FORM 4.3 (Debian 12: 4.3.0+git20230104): exp_ is not the exponential function but the power of its two arguments; exp_(0) alone is 0.
#
# Guess: exp_(x) is kept as it is, as ln_, sqrt_, sin_ are, and exp_(0), if anything, becomes 1.
# Seen:  exp_(0) is 0 and exp_(1) is 1, without a word; exp_(x,2) is x^2. ln_(1), sin_(0), cos_(0), sqrt_(4) stay.
# A weight e^{-S} written with exp_ vanishes where S does. (Products of exp_ with one argument printed without end here.) Declare a function of your own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq form=4.3.0+git20230104+ds-1
for package in *.deb; do dpkg -x "$package" .; done
cat > run.frm <<'FRM'
Off Statistics;
Symbol x;
CFunction f;
Local F = f(1,exp_(0)) + f(2,exp_(1)) + f(3,exp_(x,2)) + f(4,ln_(1)) + f(5,sin_(0)) + f(6,cos_(0)) + f(7,sqrt_(4));
Print +s;
.end
FRM
usr/bin/form -q run.frm | grep -o 'f(.*)' | tee seen
diff seen - <<'SEEN'
f(1,0)
f(2,1)
f(3,x^2)
f(4,ln_(1))
f(5,sin_(0))
f(6,cos_(0))
f(7,sqrt_(4))
SEEN

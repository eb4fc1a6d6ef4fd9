#!/usr/bin/env bash
# The step function at 0, which decides between Itô's and Stratonovich's reading of a response at equal times: FORM 4.3.0, GiNaC 1.8.6, Maxima 5.46.0, SymPy 1.11.1 (Debian 12),
# nerdamer-prime 1.5.0.
#
# Guess: 1/2 in all of them, and the sign of 0 is 0.
# Seen:  FORM's theta_(0) is 1, and its sig_(0) is 1 too, so that the sign is no longer odd; Maxima has both, unit_step(0) = 0 and hstep(0) = 1/2; GiNaC, SymPy
#        and nerdamer have 1/2. All but FORM have 0 for the sign of 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund nerdamer-prime@1.5.0 >> install.log 2>&1
apt-get download -qq form=4.3.0+git20230104+ds-1 ginac-tools=1.8.6-1 libginac11=1.8.6-1 libcln6=1.3.6-4 maxima=5.46.0-11 maxima-share=5.46.0-11 \
  python3-sympy=1.11.1-1 python3-mpmath=1.2.1-2
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH PYTHONPATH=usr/lib/python3/dist-packages
LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu)
cat > step.frm <<'FRM'
Off Statistics;
Local step = theta_(0);
Local sign = sig_(0);
Print;
.end
FRM
echo 'display2d: false$ print("seen Maxima", unit_step(0), hstep(0), signum(0))$' > step.mac
{
  echo "FORM" $(usr/bin/form -q step.frm | tr -d ' \n')
  echo "GiNaC" $(echo 'step(0); csgn(0);' | usr/bin/ginsh)
  usr/bin/maxima --very-quiet -b step.mac 2>&1 | sed -n 's/^seen \(.*[^ ]\) *$/\1/p'
  python3 -c 'import sympy; print("SymPy", sympy.Heaviside(0), sympy.sign(0))'
  node -p 'const n = require("nerdamer-prime/all"); `nerdamer ${["step(0)", "sign(0)"].map((text) => n(text).evaluate().text()).join(" ")}`'
} | tee seen
diff seen - <<'SEEN'
FORM step=1;sign=1;
GiNaC 1/2 0
Maxima 0 1/2 0
SymPy 1/2 0
nerdamer 0.5 0
SEEN

#!/usr/bin/env bash
# Maxima 5.46.0 (Debian 12): integrals of a power times a Gaussian times a cosine or sine over the real line are 0, which is wrong.
#
# Guess: for e^(-x^2/2), in units of sqrt(2 pi/e), 1, 0, 0, 0, -2 with cos x and 0, 1, 0, 2, 0 with sin x for the powers 0 to 4 (Hermite polynomials
#        at 1), or an integral that is left as it is.
# Seen:  0 for every power k >= 1 of both, also with cos(a*x); with exp(%i*x) in their place the same moments are right, and so is the integral of the
#        cosine alone. Kernels of networks with a cosine as unit are such integrals: write cosines as exponentials first (exponentialize) and expand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq maxima=5.46.0-11 maxima-share=5.46.0-11
for package in *.deb; do dpkg -x "$package" .; done
cat > run.mac <<'MAC'
display2d: false$
moment(k, wave) := ratsimp(integrate(x^k*exp(-x^2/2)*wave, x, minf, inf)*sqrt(%e)/sqrt(2*%pi))$
for k: 0 thru 4 do print("seen", k, moment(k, cos(x)), moment(k, sin(x)), moment(k, exp(%i*x)))$
MAC
usr/bin/maxima --very-quiet -b run.mac 2>&1 | grep -o '^seen.*[^ ]' | tee seen
diff seen - <<'SEEN'
seen 0 1 0 1
seen 1 0 0 %i
seen 2 0 0 0
seen 3 0 0 2*%i
seen 4 0 0 -2
SEEN

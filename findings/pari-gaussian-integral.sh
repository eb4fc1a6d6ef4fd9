#!/usr/bin/env bash
# PARI/GP 2.15.2 (Debian 12): intnum cannot integrate a Gaussian over the real line unless it is told how fast it falls off.
#
# Guess: intnum(x=-oo,oo,exp(-x^2)) is sqrt(Pi) to 38 digits, as its rule (double exponential) is made for integrals over the line.
# Seen:  "exp: overflow in expo()": without a rate the nodes lie so far out that the exponential itself fails; the same for exp(-x) on the half line
#        and 1/cosh(x)^2. With [oo,1] as the end all digits are right, although a Gaussian falls off faster; and 1/(1+x^2) needs no rate.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq pari-gp=2.15.2-1 libpari-gmp-tls8=2.15.2-1
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH=$PWD/usr/lib/x86_64-linux-gnu
gp() { echo "iferr(print(abs($1) < 1e-30), failed, print(failed))" | usr/bin/gp -q -f; }
{
  gp 'intnum(x=-oo,oo,exp(-x^2)) - sqrt(Pi)'
  gp 'intnum(x=0,oo,exp(-x)) - 1'
  gp 'intnum(x=-oo,oo,1/(1+x^2)) - Pi'
  gp 'intnum(x=[-oo,1],[oo,1],exp(-x^2)) - sqrt(Pi)'
  gp 'intnum(x=0,[oo,1],exp(-x)) - 1'
} | tee seen
diff seen - <<'SEEN'
error("overflow in expo().")
error("overflow in expo().")
1
1
1
SEEN

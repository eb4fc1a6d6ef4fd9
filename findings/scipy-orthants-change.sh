#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12): the distribution function of a multivariate normal in three dimensions or more has another value at every call, and no seed.
#
# Guess: a number that does not change, right to the 1e-5 that it asks of itself, or one that numpy.random.seed repeats.
# Seen:  of four variables with all correlations 1/2 the probability that all are negative is 1/5; successive calls differ in the fifth or sixth digit,
#        also where numpy.random.seed is called before each: the integrator has a generator of its own. Two variables are exact and repeat.
# Kernels of four points with sign or ReLU units are such orthants: compare them to 1e-4, or take a formula.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1 python3-decorator libopenblas0-pthread libblas3 liblapack3 libgfortran5 libquadmath0 liblbfgsb0
for package in *.deb; do dpkg -x "$package" .; done
libraries=$PWD/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/openblas-pthread:$libraries/blas:$libraries/lapack PYTHONPATH=usr/lib/python3/dist-packages
/usr/bin/python3 - <<'PY' | tee seen
import numpy, scipy
from scipy.stats import multivariate_normal

print(scipy.__version__)
def orthant(dimension):
    covariance = (numpy.eye(dimension) + 1) / 2
    found = []
    for _ in range(5):
        numpy.random.seed(0)
        found.append(multivariate_normal(numpy.zeros(dimension), covariance).cdf(numpy.zeros(dimension)))
    off = max(abs(value * (dimension + 1) - 1) for value in found)
    return f'{len(set(found))} different values of 5, {"within" if off < 1e-3 else "not within"} a thousandth of 1/{dimension + 1}'
for dimension in (2, 3, 4):
    print(dimension, 'variables:', orthant(dimension))
PY
diff seen - <<'SEEN'
1.10.1
2 variables: 1 different values of 5, within a thousandth of 1/3
3 variables: 5 different values of 5, within a thousandth of 1/4
4 variables: 5 different values of 5, within a thousandth of 1/5
SEEN

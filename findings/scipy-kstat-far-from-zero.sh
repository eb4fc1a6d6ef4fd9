#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12): kstat, the unbiased estimate of a cumulant, is not invariant under shifts of the samples: it sums raw powers.
#
# Guess: cumulants from the second on do not see a constant that is added, so k_4 of 10000 normal numbers stays at 0.06 to some digits, with a mean of
#        a thousand or a million; samples far from zero would be centred first, as moment, skew and kurtosis of the same module are.
# Seen:  0.0606 at mean 0, 0.059 at 10^3, about 10^5 at 10^5, about 10^9 at 10^6: without a word. moment and kurtosis keep their digits.
# The error grows as the fourth power of the mean over the deviation: subtract the mean before kstat.
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
from scipy import stats

print(scipy.__version__)
samples = numpy.random.default_rng(1).normal(size=10000)
right = stats.kstat(samples, 4)
print('at 0: 0.06' if round(right, 2) == 0.06 else right)
for mean in (1e5, 1e6):
    off = abs(stats.kstat(samples + mean, 4) - right)
    print(f'at {mean:.0e}: off by', 'more than 1000' if off > 1e3 else 'less than 1000')
print('kurtosis keeps digits:', abs(stats.kurtosis(samples + 1e6) - stats.kurtosis(samples)) < 1e-3)
PY
diff seen - <<'SEEN'
1.10.1
at 0: 0.06
at 1e+05: off by more than 1000
at 1e+06: off by more than 1000
kurtosis keeps digits: True
SEEN

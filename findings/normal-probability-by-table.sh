#!/usr/bin/env bash
# simple-statistics 7.12.1: the distribution function of the normal law is a printed table, rounded to its steps and cut off at its end.
#
# Guess: cumulativeStdNormalProbability(z) has some seven digits at least, as usual approximations do, and 1 minus it is a tail probability.
# Seen:  z = 0.004 gives 0.5 (right: 0.50160), 1.234 gives 0.8907 (0.89140), 4 gives 0.999 (0.99996833), 6 and 40 too, -10 gives 0.001 (7.6e-24).
# So every deviation of more than 3.1 standard errors has one and the same probability, 1 in 1000 on each side. probit(0.975), of another formula, is 1.9572
# where 1.9600 is right, and does not undo it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund simple-statistics@7.12.1 >> install.log 2>&1
cat > run.cjs <<'JS'
const { cumulativeStdNormalProbability, probit } = require('simple-statistics')
for (const z of [0.004, 1.234, 3.05, 4, 6, 40, -10]) console.log(z, cumulativeStdNormalProbability(z))
console.log('probit', probit(0.975).toFixed(4))
JS
node run.cjs | tee seen
diff seen - <<'SEEN'
0.004 0.5
1.234 0.8907
3.05 0.9989
4 0.999
6 0.999
40 0.999
-10 0.001
probit 1.9572
SEEN

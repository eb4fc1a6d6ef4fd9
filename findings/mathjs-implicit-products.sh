#!/usr/bin/env bash
# math.js 15.2.0: whether x of "… / 2 x" stands above or below the bar depends on how the number above it is written.
#
# Guess: 1/2 x and a/2 x are read alike, with a = 1 and x = 4 both 2, or both 1/8.
# Seen:  1/2 x is 2, -1/2 x is -2 and 1/2 pi is π/2; but a/2 x, (1)/2 x, 1/b x, 3!/2 x and 2^2/2 x divide by all of 2 x (b x). The product that is not written
#        binds closer than the division, except where a bare number is divided by a bare number, so that one formula can have both: 1/2 a/2 x is a/(4x).
#        With a written product, a/2*x, all are read from left to right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund mathjs@15.2.0 >> install.log 2>&1
cat > run.cjs <<'JS'
const { evaluate, parse } = require('mathjs')
for (const text of ['1/2 x', '-1/2 x', 'a/2 x', '(1)/2 x', '1/b x', '3!/2 x', '2^2/2 x', '1/2 a/2 x', 'a/2*x'])
  console.log(text, '=', evaluate(text, { a: 1, b: 2, x: 4 }), 'is', parse(text).toString({ parenthesis: 'all' }))
JS
node run.cjs | tee seen
diff seen - <<'SEEN'
1/2 x = 2 is (1 / 2) x
-1/2 x = -2 is ((-1) / 2) x
a/2 x = 0.125 is a / (2 x)
(1)/2 x = 0.125 is 1 / (2 x)
1/b x = 0.125 is 1 / (b x)
3!/2 x = 0.75 is (3!) / (2 x)
2^2/2 x = 0.5 is (2 ^ 2) / (2 x)
1/2 a/2 x = 0.0625 is ((1 / 2) a) / (2 x)
a/2*x = 2 is (a / 2) * x
SEEN

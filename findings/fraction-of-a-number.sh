#!/usr/bin/env bash
# fraction.js 5.3.4: a fraction made of a JavaScript number is neither that number nor the decimal that it prints as.
#
# Guess: new Fraction(x) of a number is exact, in one of two ways: the binary value of x, or the shortest decimal (0.1 gives 1/10, which it does).
# Seen:  0.1234567890123456  is 10/81           off by 1.1e-9, a part in 10^8
#        12345.678901234567  is 1000000/81      off by 1.1e-4
#        1.5e-7              is 1/6666667
#        4e-8                is 0
# The same digits as text ('0.1234567890123456') give the exact decimal. And the way back: (10^400+1)/10^400 as a number is NaN, where 1 is nearest.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund fraction.js@5.3.4 >> install.log 2>&1
cat > run.cjs <<'JS'
const Fraction = require('fraction.js')
for (const x of [0.1, 0.1234567890123456, 12345.678901234567, 1.5e-7, 4e-8]) console.log(x, new Fraction(x).toFraction())
console.log("'0.1234567890123456'", new Fraction('0.1234567890123456').toFraction())
console.log('(10^400+1)/10^400', new Fraction(10n ** 400n + 1n, 10n ** 400n).valueOf())
JS
node run.cjs | tee seen
diff seen - <<'SEEN'
0.1 1/10
0.1234567890123456 10/81
12345.678901234567 1000000/81
1.5e-7 1/6666667
4e-8 0
'0.1234567890123456' 19290123283179/156250000000000
(10^400+1)/10^400 NaN
SEEN

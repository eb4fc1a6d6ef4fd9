#!/usr/bin/env bash
# decimal.js 10.6.0: tan loses its digits as the angle nears π/2, although the precision asked for is more than enough.
#
# Guess: with 20 significant digits asked for, tan has 20 right digits wherever sine and cosine have them, and they have.
# Seen (default precision, 20 digits; "right" is the same tan with 60 digits asked for, shown with 20):
#          angle                  tan                    right
#          1.5707                 10381.327417571394696  10381.327417571394696
#          1.57079632             147169273.65307253642  147169273.65307374065
#          1.57079632679489       150755672288881.81132  151074943811517.31975
#          1.57079632679489661    707106781186547.5244   108326849979200637.25
#          1.5707963267948966192  707106781186547.5244   31926755792808630288
# The last two have no right digit and not even the right power of ten. The number that they share is 10^15/√2: the cosine is taken as √(1 − sin²), in which
# ten digits beyond those asked for are all that there is. The quotient of sine and cosine, by the same library with 20 digits, is right to 19 at least.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund decimal.js@10.6.0 >> install.log 2>&1
cat > run.cjs <<'JS'
const Decimal = require('decimal.js')
const Wide = Decimal.clone({ precision: 60 })
for (const angle of ['1.5707', '1.57079632', '1.57079632679489', '1.57079632679489661', '1.5707963267948966192'])
  console.log(angle, `${Decimal.tan(angle)}`, `${Wide.tan(angle).toSD(20)}`, `${Decimal.sin(angle).div(Decimal.cos(angle)).toSD(19)}`)
JS
node run.cjs | tee seen
diff seen - <<'SEEN'
1.5707 10381.327417571394696 10381.327417571394696 10381.3274175713947
1.57079632 147169273.65307253642 147169273.65307374065 147169273.6530737406
1.57079632679489 150755672288881.81132 151074943811517.31975 151074943811517.3198
1.57079632679489661 707106781186547.5244 108326849979200637.25 108326849979200637.3
1.5707963267948966192 707106781186547.5244 31926755792808630288 31926755792808630290
SEEN

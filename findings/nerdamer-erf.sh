#!/usr/bin/env bash
# nerdamer-prime 1.5.0: erf is not exact where it could be, and has eight right digits beside functions that have sixteen.
#
# Guess: erf(0) is 0, and erf(1) is 0.8427007929497149 as in any library of double precision.
# Seen:  erf(0) -0.0000000300000004838
#        erf(1) 0.8427007877600067
# A rational approximation with an error of 3e-8, without a word; it is odd nowhere, at 0 least of all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund nerdamer-prime@1.5.0 >> install.log 2>&1
cat > run.cjs <<'JS'
const nerdamer = require('nerdamer-prime/all')
for (const text of ['erf(0)', 'erf(1)']) console.log(text, nerdamer(text).evaluate().text('decimals'))
JS
node run.cjs | tee seen
diff seen - <<'SEEN'
erf(0) -0.0000000300000004838
erf(1) 0.8427007877600067
SEEN

#!/usr/bin/env bash
# Node 22.12.0: v8.setFlagsFromString with a flag that this V8 does not have (Node 20 takes it).
#
# Guess: it throws, so that a try around it makes an optional flag safe; or it is passed over in silence.
# Seen:  it returns undefined, the exit status is 0, and V8 itself writes to standard error, from under JavaScript:
#          Error: unrecognized flag --interrupt-budget=1400000
#          Try --help for options
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund node@22.12.0 >> install.log 2>&1
cat > run.cjs <<'JS'
try {
  console.log('returned', require('node:v8').setFlagsFromString('--interrupt-budget=1400000'))
} catch (error) {
  console.log('threw', error.message)
}
JS
node_modules/.bin/node run.cjs > out 2> errors
cat out errors | tee seen
diff seen - <<'SEEN'
returned undefined
Error: unrecognized flag --interrupt-budget=1400000
Try --help for options
SEEN

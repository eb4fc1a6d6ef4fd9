#!/usr/bin/env bash
# Vitest 4.1.12 with graphology 0.26.0: toEqual and toStrictEqual take a path for a star, and a graph for the same one with other names and weights.
#
# Guess: two graphs are equal for toEqual where their nodes, edges and attributes are, as the difference that it prints on a failure suggests (it shows all of them).
# Seen:  path against star: toEqual passes, toStrictEqual passes
#        other names: toEqual passes, toStrictEqual passes
#        another weight: toEqual passes, toStrictEqual passes
#        one edge more: toEqual fails, toStrictEqual fails
# graphology keeps nodes and edges in properties that are not enumerable; what the matchers can see of a graph are its numbers of nodes and edges. So an
# assertion on graphs of one size can hardly fail. The exported graphs (`graph.export()`) are compared as one means it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > install.log
npm install --no-audit --no-fund vitest@4.1.12 graphology@0.26.0 >> install.log 2>&1
cat > graphs.test.mjs <<'JS'
import { appendFileSync } from 'node:fs'
import graphology from 'graphology'
import { expect, it } from 'vitest'

function graph(...edges) {
  const built = new graphology.UndirectedGraph()
  for (const [from, to, weight = 1] of edges) built.mergeEdge(from, to, { weight })
  return built
}
const path = () => graph(['a', 'b'], ['b', 'c'], ['c', 'd'])
const said = (assertion) => {
  try {
    assertion()
    return 'passes'
  } catch {
    return 'fails'
  }
}
it('graphs', () => {
  for (const [name, other] of [
    ['path against star', graph(['a', 'b'], ['a', 'c'], ['a', 'd'])],
    ['other names', graph(['w', 'x'], ['x', 'y'], ['y', 'z'])],
    ['another weight', graph(['a', 'b'], ['b', 'c', 7], ['c', 'd'])],
    ['one edge more', graph(['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'a'])],
  ]) {
    const [equal, strict] = [said(() => expect(path()).toEqual(other)), said(() => expect(path()).toStrictEqual(other))]
    const exported = said(() => expect(path().export()).toEqual(other.export()))
    appendFileSync('seen', `${name}: toEqual ${equal}, toStrictEqual ${strict}, toEqual of exports ${exported}\n`)
  }
})
JS
npx vitest run > vitest.log 2>&1 || { cat vitest.log; exit 1; }
cat seen
diff seen - <<'SEEN'
path against star: toEqual passes, toStrictEqual passes, toEqual of exports fails
other names: toEqual passes, toStrictEqual passes, toEqual of exports fails
another weight: toEqual passes, toStrictEqual passes, toEqual of exports fails
one edge more: toEqual fails, toStrictEqual fails, toEqual of exports fails
SEEN

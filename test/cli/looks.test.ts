import { expect, it } from 'vitest'
import { runWith, words } from './run.js'

const D = 'diagrams phi4 --legs 4 --vertices 2'
const E = 'expand phi4 --legs 2 --order 1'

it.each([
  [`${D} --line-labels momenta`, '--line-labels: expected one of the formats that show it, svg, png,', 'text'],
  [`${D} --line-labels momenta --format terminal`, '--line-labels: expected one of the formats', 'terminal'],
  [`${D} --leg-places circle --count`, '--leg-places: expected one of the formats', 'text'],
  [`${D} --vertex-style dot -o d.json`, '--vertex-style: expected one of the formats', 'json'],
  [`${E} --line-style Δ=gluon --format latex`, '--line-style: expected one of the formats', 'latex'],
  [`${E} --equation --line-labels fields --format terminal`, '--line-labels: expected one of the formats', 'terminal'],
  [
    'gamma phi4 --legs 2 --loops 1 --line-labels momenta -o g.html',
    '--line-labels: expected one of the formats',
    'html',
  ],
  [
    "sde 'dx = -x + eps x^2, noise D' --leg-places sides -o x.html",
    '--leg-places: expected one of the formats',
    'html',
  ],
])('%s: nothing of pictures is passed over', async (command, sentence, format) => {
  const { status, out, err, written } = await runWith(words(command))
  expect(err).toContain(`edgewick: ${sentence}`)
  expect(err).toContain(`received --format ${format}`)
  expect({ status, out, written: written.size }).toEqual({ status: 2, out: '', written: 0 })
})

it.each([
  `${D} --line-labels momenta --format svg`,
  `${D} --leg-places circle --vertex-style dot --line-style Δ=dashed --format terminal`,
  `${E} --equation --line-labels fields --format tikz`,
])('%s', async (command) => {
  expect(await runWith(words(command))).toMatchObject({ status: 0, err: '' })
})

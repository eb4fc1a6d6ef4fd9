import { expect, it } from 'vitest'
import { runWith } from './run.js'

const quadratic = 'dx = -x + eps x^2, noise D'

it.each([
  [
    ['sde', quadratic, '--effective', '--plot', 'a.svg'],
    '--effective: expected nothing beside it but --up-to, --param, --at, --format and -o, received --plot',
  ],
  [['sde', quadratic, '--effective', '--order', '3'], '--effective: expected nothing beside it but'],
  [['sde', quadratic, '--effective', '--quantity', 'correlation'], '--effective: expected nothing beside it but'],
  [
    ['sde', quadratic, '--quantity', 'self-energy', '--plot', 'a.svg'],
    '--quantity self-energy: expected nothing beside it but --of, --order',
  ],
  [
    ['sde', quadratic, '--quantity', 'self-energy', '--seed', '3'],
    '--quantity self-energy: expected nothing beside it but',
  ],
  [
    ['sde', quadratic, '--in', 'frequency', '--seed', '3'],
    '--in frequency: expected nothing beside it but --quantity, --of',
  ],
  [['sde', quadratic, '--in', 'frequency', '--resume', 'a.json'], '--in frequency: expected nothing beside it but'],
  [['sde', 'dx = -x, noise D', '--seed', '5'], '--seed: expected --simulate'],
  [
    ['sde', 'dx = -x, noise D', '--from', 'x=1', '--quantity', 'mean', '--waiting', '1'],
    'waiting: expected correlation or response',
  ],
  [['sde', 'dx = -x, noise D, x(0) = 1', '--from', 'x=2'], 'start: expected one start'],
  [
    ['dmft', '--trace', 'J J^T', '--noise', '0'],
    '--trace: expected nothing beside it but --tau, --param, --format and -o, received --noise',
  ],
  [['dmft', '--derive', '--noise', '1'], '--derive: expected nothing beside it but --format and -o'],
  [['dmft', 'tanh', '--derive'], "--derive: expected no function, for it is of all networks, received 'tanh'"],
  [['dmft', 'tanh', '--transition', '--until', '5'], '--transition: expected nothing beside it but --noise'],
  [['dmft', 'tanh', '--transition', '--plot', 'a.svg'], '--transition: expected nothing beside it but --noise'],
  [['dmft', 'tanh', '--scan', 'g=1:2:0.5', '--step', '1'], '--scan: expected nothing beside it but --noise, --plot'],
  [
    ['dmft', 'tanh', '--phase-diagram', 'noise=0:1:0.5', '--noise', '7'],
    '--phase-diagram: expected nothing beside it but --plot',
  ],
  [['dmft', 'tanh', '--g', '1.5', '--seed', '4'], '--seed: expected --simulate'],
  [['dmft', 'tanh', '--g', '1.5', '--param', 'N=3'], 'tanh: expected nothing beside it but --g'],
  [['dmft', 'network.yaml', '--noise', '0'], 'network.yaml: expected nothing beside it but --until'],
])('%j', async (command, sentence) => {
  const { status, err, written } = await runWith(command, { 'network.yaml': 'phi: tanh' })
  expect(status).toBe(2)
  expect(err).toContain(sentence)
  expect(written.size).toBe(0)
})

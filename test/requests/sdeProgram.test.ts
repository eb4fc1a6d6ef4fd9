import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { answerSde } from '../../src/requests/sde.js'
import type { SdeRequest } from '../../src/requests/sde.js'
import { sdeProgram } from '../../src/requests/sdeReadings.js'
import { runWith } from '../cli/run.js'
import { installed } from '../installed.js'

const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import sympy']).status === 0,
)
const hasSympy = installed(python !== undefined, 'SymPy', 'python3-sympy')

const cases: readonly (readonly [string, SdeRequest, Readonly<Record<string, number>>])[] = [
  [
    'correlation_x_x',
    {
      equation: 'dx = -x + eps x^2/2, noise D',
      quantity: 'correlation',
      upTo: 2,
      parameters: { eps: 0.3, D: 0.7 },
      at: [0.4],
    },
    { eps: 0.3, D: 0.7, tau: 0.4 },
  ],
  [
    'response_x_y',
    {
      equation: 'dx = -a x + lambda y^2; dy = -2a y; noise x D, noise y E',
      quantity: 'response',
      of: ['x', 'x'],
      upTo: 2,
      parameters: { a: 1.3, lambda: 0.2, D: 1, E: 0.5 },
      at: [0.8],
    },
    { a: 1.3, lambda_: 0.2, D: 1, E_: 0.5, tau: 0.8 },
  ],
  [
    'correlation_x_x',
    {
      equation: 'dx = -x + eps x^2/2, noise D',
      quantity: 'correlation',
      start: { x: 'x0' },
      upTo: 1,
      parameters: { eps: 0.3, D: 0.7, x0: 0.5 },
      waiting: 0.6,
      at: [0.4],
    },
    { eps: 0.3, D: 0.7, x0: 0.5, tau: 0.4, waiting: 0.6 },
  ],
  [
    'mean_x',
    {
      equation: 'dx = -x + eps x^2/2 + A cos(2 t), noise D',
      quantity: 'mean',
      start: { x: '0' },
      upTo: 1,
      parameters: { eps: 0.3, D: 0.7, A: 1.1 },
      at: [0.7],
    },
    { eps: 0.3, D: 0.7, A: 1.1, t: 0.7 },
  ],
  [
    'correlation_x_x',
    {
      equation: 'dx = -a x + eps x^2/2 + A sin(2 a t), noise D',
      quantity: 'correlation',
      start: { x: '0' },
      upTo: 2,
      parameters: { a: 1.2, eps: 0.3, D: 0.7, A: 1.1 },
      waiting: 0.6,
      at: [0.7],
    },
    { a: 1.2, eps: 0.3, D: 0.7, A: 1.1, tau: 0.7, waiting: 0.6 },
  ],
  [
    'correlation_x_x',
    {
      equation: 'dx = -τ x + eps x^2/2, noise waiting',
      quantity: 'correlation',
      start: { x: 'x0' },
      upTo: 1,
      parameters: { τ: 1.2, eps: 0.3, waiting: 0.7, x0: 0.5 },
      waiting: 0.6,
      at: [0.4],
    },
    // Times come first, for they have a blank in front.
    { tau_2: 1.2, eps: 0.3, waiting_2: 0.7, x0: 0.5, tau: 0.4, waiting: 0.6 },
  ],
]

describe('sde as a piece of program', () => {
  it.runIf(hasSympy).each(cases)('%s: SymPy has the value of the answer', async (name, request, values) => {
    const answer = await answerSde(request)
    const program = sdeProgram(answer, 'sympy')
    const named = /^(\w+) = \($/m.exec(program)?.[1] ?? name
    const { stdout, stderr } = spawnSync(
      python ?? 'python3',
      [
        '-c',
        `${program}\nprint(repr(float(${named}.subs({symbols(k): v for k, v in ${JSON.stringify(values)}.items()}))))`,
      ],
      { encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    expect(Number(stdout)).toBeCloseTo(answer.values?.[0] ?? NaN, 12)
  })

  it('stands in Mathematica and Julia', async () => {
    const asked = ['sde', 'dx = -a x + eps x^3/6, noise D', '--order', '0', '--format']
    expect((await runWith([...asked, 'mathematica'])).out).toBe(
      '(* capD is D *)\n(* tau is τ *)\ncorrelationxx = 1/2*capD*Exp[-a*tau]/a;\n',
    )
    expect((await runWith([...asked, 'julia'])).out).toContain(
      'correlation_x_x(; D, a, tau) = 1//2*D*exp(-1//1*a*tau)/a',
    )
  })
})

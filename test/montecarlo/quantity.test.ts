import { describe, expect, it } from 'vitest'
import { methodWords } from '../../src/montecarlo/method.js'
import type { Method } from '../../src/montecarlo/method.js'
import { legsOf, quantityName } from '../../src/montecarlo/quantity.js'
import type { Quantity } from '../../src/montecarlo/quantity.js'
import { quantityText } from '../../src/render/plots/quantityText.js'

// The names that the JSON of a check has, a plot's where it is another one, and of how many fields a quantity is a
// correlator.
const quantities: readonly (readonly [
  quantity: Quantity,
  name: string,
  inPlots: string | undefined,
  legs: number | undefined,
])[] = [
  [{ kind: 'correlator', of: 'points', indices: [0, 2] }, 'G2(x1, x3)', undefined, 2],
  [{ kind: 'correlator', of: 'sources', indices: [0, 1, 2, 3] }, 'G4c(J1, J2, J3, J4)', undefined, 4],
  [{ kind: 'correlator', of: 'points', indices: [0, 0, 0, 0, 0, 1] }, 'G6c(x1, x1, x1, x1, x1, x2)', undefined, 6],
  [{ kind: 'correlator', of: 'points', indices: [0, 0], lambda: 0.2 }, 'G2(x1, x1), λ = 0.2', undefined, 2],
  [{ kind: 'propagator', momentum: 2 / 3 }, 'propagator(|p| = 0.6667)', undefined, 2],
  [
    { kind: 'violation', testFunction: 'damped' },
    'Schwinger–Dyson violation, f = φ exp(−φᵀK⁻¹φ/4)',
    undefined,
    undefined,
  ],
  [{ kind: 'slope', testFunction: 'linear' }, 'Schwinger–Dyson slope, f = φ', 'slope, f linear', undefined],
  [{ kind: 'slope', testFunction: 'cubic' }, 'Schwinger–Dyson slope, f = φ φᵀK⁻¹φ', 'slope, f cubic', undefined],
  [
    { kind: 'histogram', points: 1, statistic: 'strength' },
    'histogram of φ(x1): part beyond the Gaussian',
    'φ(x1) beyond the Gaussian',
    undefined,
  ],
  [
    { kind: 'histogram', points: 2, statistic: 'chi-square' },
    'histogram of φ(x1), φ(x2): χ²',
    'φ(x1), φ(x2), chi-square',
    undefined,
  ],
  [{ kind: 'named', name: 'G2(x1)' }, 'G2(x1)', undefined, undefined],
]

describe('a quantity', () => {
  it.each(quantities)('%j is called %s', (quantity, name, inPlots, legs) => {
    expect(quantityName(quantity)).toBe(name)
    expect(quantityText(quantity)).toBe(inPlots ?? name)
    expect(legsOf(quantity)).toBe(legs)
  })

  it('has a name of its own', () => {
    expect(new Set(quantities.map(([quantity]) => quantityName(quantity))).size).toBe(quantities.length)
  })
})

const methods: readonly (readonly [Method, word: string, brief: string, how: string, full: string])[] = [
  [
    { kind: 'estimator', estimator: 'kernel', batches: 200 },
    'kernel',
    'kernel estimator',
    'kernel estimator',
    'kernel estimator, jackknife over 200 batches',
  ],
  [
    { kind: 'reweighted', batches: 10 },
    'reweighted',
    'reweighted',
    'reweighted, relative to λ = 0',
    'reweighted, relative to λ = 0, jackknife over 10 batches',
  ],
  [
    { kind: 'readout averaged', batches: 50 },
    'readout',
    'readout averaged exactly',
    'readout averaged exactly',
    'readout averaged exactly, jackknife over 50 batches',
  ],
  [
    { kind: 'slope', widths: [10, 20, 40] },
    'Schwinger–Dyson',
    'Schwinger–Dyson',
    'Schwinger–Dyson, N = 10, 20, 40',
    'Schwinger–Dyson, N = 10, 20, 40; readout averaged exactly',
  ],
  [{ kind: 'fit', batches: 200 }, 'direct', 'direct', 'direct', 'direct, jackknife over 200 batches'],
  [{ kind: 'cells', cells: 36 }, 'direct', 'direct', 'direct, 36 cells', 'direct, 36 cells'],
]

describe('a method', () => {
  it.each(methods)('%j', (method, word, brief, how, full) => {
    expect(methodWords(method)).toEqual({ word, brief, how, full })
  })
})

import { describe, expect, it } from 'vitest'
import { determinantOf, inverseOf } from '../../../src/algebra/matrices.js'
import * as Q from '../../../src/algebra/rational.js'
import { fieldValue } from '../../../src/dynamics/disorder/fieldTerm.js'
import type { FieldTerm, FieldValues } from '../../../src/dynamics/disorder/fieldTerm.js'
import {
  actionOfNetwork,
  actionOfSite,
  averagedAction,
  commonVertices,
  vertices,
} from '../../../src/dynamics/disorder/networkAction.js'
import type { NetworkParts } from '../../../src/dynamics/disorder/networkAction.js'
import { traceAverage } from '../../../src/dynamics/disorder/traceAverage.js'
import { randomStream } from '../../../src/random/philox.js'

const NONE: NetworkParts = { noise: false, mean: false, symmetry: false, populations: false, replicas: false }
const KINDS: readonly NetworkParts[] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bits) =>
  [false, true].map((replicas) => ({
    noise: bits % 2 === 1,
    mean: (bits & 2) !== 0,
    symmetry: (bits & 4) !== 0,
    populations: (bits & 1) === 1,
    replicas,
  })),
)

/** ⟨f(z)⟩ over a standard normal variable. */
function average(of: (z: number) => number): number {
  let sum = 0
  for (let k = -240; k <= 240; k++) sum += of(k / 20) * Math.exp(-((k / 20) ** 2) / 2)
  return sum / 20 / Math.sqrt(2 * Math.PI)
}

/** Random trajectories of N units with numbers of a network of two populations, or of one. */
function drawn(parts: NetworkParts, units: number, seed: number): FieldValues & { readonly tau: number[][] } {
  const random = randomStream(seed, 0)
  const numbers = new Float64Array(400)
  random.rows(numbers, 400, 0, 1)
  let next = 0
  const draw = (): number => 0.6 * (numbers[next++] as number)
  const [steps, copies] = [2, parts.replicas ? 2 : 1]
  const field = (): number[][][] =>
    Array.from({ length: copies }, () => Array.from({ length: units }, () => Array.from({ length: steps }, draw)))
  const fields = { response: field(), motion: field(), activation: field() }
  const populationOf = Array.from({ length: units }, (_, i) => (parts.populations ? i % 2 : 0))
  const count = parts.populations ? 2 : 1
  const matrix = (of: () => number): number[][] =>
    Array.from({ length: count }, () => Array.from({ length: count }, of))
  const g = matrix(() => 1 + draw())
  const mean = matrix(() => 1 + draw())
  const t = Math.tanh(draw())
  const tau = matrix(() => t)
  const noise = Array.from({ length: count }, () => 1 + Math.abs(draw()))
  const fractions = Array.from({ length: count }, (_, a) => populationOf.filter((each) => each === a).length / units)
  const of = (kind: keyof typeof fields, i: number, k: number, copy: number): number =>
    fields[kind][copy]?.[i]?.[k] as number
  const members = (a: number): number[] => populationOf.flatMap((each, i) => (each === a ? [i] : []))
  const meanOf = (a: number, f: (i: number) => number): number =>
    members(a).reduce((sum, i) => sum + f(i), 0) / members(a).length
  return {
    ...{ dt: 0.7, steps, populationOf, fractions, tau },
    strength: (name, a, b) => {
      const [one, other] = [g[a]?.[b] as number, g[b]?.[a] as number]
      const values = {
        noise: noise[a] as number,
        variance: one ** 2,
        symmetry: t * one * other,
        mean: mean[a]?.[b] as number,
      }
      return values[name]
    },
    unit: of,
    common: (kind, a, [k = 0, l = 0], [copy = 0, second = 0]) =>
      kind === 'M'
        ? meanOf(a, (j) => of('activation', j, k, copy))
        : meanOf(a, (j) => of('activation', j, k, copy) * of(kind === 'C' ? 'activation' : 'response', j, l, second)),
  }
}

/** The exponent Σ_ij J_ij a_ij, a_ij = Σ_copies ∫x̃_i φ_j, averaged over couplings pair by pair. */
function averageOverCouplings(parts: NetworkParts, values: FieldValues & { readonly tau: number[][] }): number {
  const { populationOf, dt, steps } = values
  const copies = parts.replicas ? 2 : 1
  const N = populationOf.length
  const a = (i: number, j: number): number => {
    let sum = 0
    for (let copy = 0; copy < copies; copy++)
      for (let k = 0; k < steps; k++)
        sum += dt * values.unit('response', i, k, copy) * values.unit('activation', j, k, copy)
    return sum
  }
  const of = (i: number, j: number): { deviation: number; mean: number } => {
    const [p, q] = [populationOf[i] as number, populationOf[j] as number]
    return {
      deviation: Math.sqrt(values.strength('variance', p, q) / N),
      mean: parts.mean ? values.strength('mean', p, q) / N : 0,
    }
  }
  let log = 0
  for (let i = 0; i < N; i++)
    for (let j = 0; j <= i; j++) {
      const tau = parts.symmetry ? (values.tau[0]?.[0] as number) : 0
      const [there, back] = [of(i, j), of(j, i)]
      if (i === j) {
        log += Math.log(average((z) => Math.exp(a(i, i) * there.deviation * Math.sqrt(1 + tau) * z)))
        log += a(i, i) * there.mean
        continue
      }
      // u = s + r, v = s − r with variances (1 ± τ)/2.
      const [sum, apart] = [
        a(i, j) * there.deviation + a(j, i) * back.deviation,
        a(i, j) * there.deviation - a(j, i) * back.deviation,
      ]
      log += Math.log(average((z) => Math.exp(sum * Math.sqrt((1 + tau) / 2) * z)))
      log += Math.log(average((z) => Math.exp(apart * Math.sqrt((1 - tau) / 2) * z)))
      log += a(i, j) * there.mean + a(j, i) * back.mean
    }
  return log
}

describe('the action of a random network', () => {
  it('is what the average over its noise gives', () => {
    for (const parts of KINDS) {
      const values = drawn(parts, 2, 5)
      const { dt, steps, populationOf } = values
      const coupling = (i: number, j: number): number => 0.3 + 0.2 * i - 0.5 * j
      let log = 0
      for (let copy = 0; copy < (parts.replicas ? 2 : 1); copy++)
        for (let i = 0; i < 2; i++)
          for (let k = 0; k < steps; k++) {
            const tilted = values.unit('response', i, k, copy)
            const input = [0, 1].reduce((sum, j) => sum + coupling(i, j) * values.unit('activation', j, k, copy), 0)
            log -= tilted * dt * (values.unit('motion', i, k, copy) - input)
            const D = parts.noise ? values.strength('noise', populationOf[i] as number, 0) : 0
            log += Math.log(average((z) => Math.exp(tilted * Math.sqrt(D * dt) * z)))
          }
      expect(-fieldValue(actionOfNetwork(parts), { ...values, coupling })).toBeCloseTo(log, 9)
    }
  })

  it('has after the average over couplings the vertices of the integral over all of them', () => {
    for (const parts of KINDS)
      for (const units of [2, 3]) {
        const values = drawn(parts, units, 7 + units)
        expect(-fieldValue(vertices(parts), values)).toBeCloseTo(averageOverCouplings(parts, values), 9)
      }
  })

  it('is the same by what all units have in common', () => {
    for (const parts of KINDS) {
      const values = drawn(parts, 5, 3)
      expect(fieldValue(commonVertices(parts), values)).toBeCloseTo(fieldValue(vertices(parts), values), 9)
      // Each unit has the derivative: terms that are linear in common fields once, those with two of them twice.
      const double = commonVertices(parts).map((term) =>
        term.strength === 'symmetry' ? { ...term, half: false } : term,
      )
      const free = averagedAction(parts).slice(0, parts.noise ? 2 : 1)
      const sites = values.populationOf.reduce(
        (sum, own, i) =>
          sum +
          fieldValue(actionOfSite(parts), {
            ...values,
            own,
            unit: (kind, _, k, copy) => values.unit(kind, i, k, copy),
          }),
        0,
      )
      expect(sites).toBeCloseTo(fieldValue([...free, ...double], values), 9)
    }
  })

  it('of one unit is what the average over its input gives', () => {
    for (const parts of KINDS.filter(({ replicas }) => !replicas)) {
      const values = drawn(parts, 5, 4)
      const { dt, steps, fractions } = values
      for (const own of fractions.keys()) {
        const total = (of: (b: number) => number): number =>
          fractions.reduce((sum, fraction, b) => sum + fraction * of(b), 0)
        const at = (kind: 'response' | 'motion' | 'activation', k: number): number => values.unit(kind, 0, k, 0)
        let [exponent, variance] = [0, 0]
        for (let k = 0; k < steps; k++) {
          let drift = parts.mean ? total((b) => values.strength('mean', own, b) * values.common('M', b, [k], [])) : 0
          if (parts.noise) variance += dt * values.strength('noise', own, own) * at('response', k) ** 2
          for (let l = 0; l < steps; l++) {
            if (parts.symmetry)
              drift +=
                dt *
                total((b) => values.strength('symmetry', own, b) * values.common('R', b, [k, l], [])) *
                at('activation', l)
            variance +=
              dt ** 2 *
              at('response', k) *
              at('response', l) *
              total((b) => values.strength('variance', own, b) * values.common('C', b, [k, l], []))
          }
          exponent -= dt * at('response', k) * (at('motion', k) - drift)
        }
        // ∫x̃η is Gaussian.
        const expected = exponent + Math.log(average((z) => Math.exp(Math.sqrt(variance) * z)))
        expect(-fieldValue(actionOfSite(parts), { ...values, own })).toBeCloseTo(expected, 9)
      }
    }
  })

  it('of two copies is that of each where C between them vanishes', () => {
    const parts = { ...NONE, noise: true, symmetry: true, replicas: true }
    const values = drawn(parts, 1, 9)
    const without: FieldValues = {
      ...values,
      common: (kind, a, times, copies) => (copies[0] === copies[1] ? values.common(kind, a, times, copies) : 0),
    }
    const single = [0, 1].map((copy) =>
      fieldValue(actionOfSite({ ...parts, replicas: false }), {
        ...values,
        unit: (kind, i, k) => values.unit(kind, i, k, copy),
        common: (kind, a, times) => values.common(kind, a, times, [copy, copy]),
      }),
    )
    expect(fieldValue(actionOfSite(parts), without)).toBeCloseTo((single[0] as number) + (single[1] as number), 12)
  })
})

/** A linear network in steps: x₀ is normal, then x_0 … x_K and x̃_0 … x̃_{K−1}. */
const K = 3
const DT = 0.6

interface Site {
  readonly C: number[][][]
  readonly R: number[][][]
}

/** The matrix of the action of one unit of population a, by its values. */
function matrixOf(
  terms: readonly FieldTerm[],
  { C, R }: Site,
  own: number,
  numbers: Pick<FieldValues, 'strength' | 'fractions'>,
): number[][] {
  const size = 2 * K + 1
  const value = (z: readonly number[]): number =>
    (z[0] as number) ** 2 / 2 +
    fieldValue(terms, {
      ...{ dt: DT, steps: K, populationOf: [0], own, ...numbers },
      unit: (kind, _, k) => {
        const [now, then] = [z[k] as number, z[k + 1] as number]
        if (kind === 'response') return z[K + 1 + k] as number
        return kind === 'activation' ? now : (then - now) / DT + now
      },
      common: (kind, a, [k = 0, l = 0]) => (kind === 'M' ? 0 : ((kind === 'C' ? C : R)[a]?.[k]?.[l] as number)),
    })
  const unit = (k: number): number[] => Array.from({ length: size }, (_, l) => (k === l ? 1 : 0))
  return Array.from({ length: size }, (_, k) =>
    Array.from({ length: size }, (__, l) =>
      k === l
        ? 2 * value(unit(k))
        : value(unit(k).map((each, m) => each + (m === l ? 1 : 0))) - value(unit(k)) - value(unit(l)),
    ),
  )
}

/** C = ⟨xx⟩ and R = ⟨x x̃⟩ of the unit that has them in its action. */
function saddle(parts: NetworkParts, numbers: Pick<FieldValues, 'strength' | 'fractions'>): Site {
  const zero = (): number[][][] =>
    numbers.fractions.map(() => Array.from({ length: K }, () => Array<number>(K).fill(0)))
  let site: Site = { C: zero(), R: zero() }
  for (let turn = 0; turn < 4 * K; turn++) {
    const found = numbers.fractions.map((_, a) => inverseOf(matrixOf(actionOfSite(parts), site, a, numbers)))
    const part = (from: number): number[][][] =>
      found.map((inverse) =>
        Array.from({ length: K }, (_, k) => Array.from({ length: K }, (__, l) => inverse[k]?.[from + l] as number)),
      )
    site = { C: part(0), R: part(K + 1) }
    for (const inverse of found)
      for (let k = 0; k < K; k++) for (let l = 0; l < K; l++) expect(inverse[K + 1 + k]?.[K + 1 + l]).toBeCloseTo(0, 9)
  }
  return site
}

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k)

describe('the saddle point of a linear network', () => {
  it.each([
    [1.3, 0.8, 0],
    [1.3, 0.8, 0.5],
    [0.9, 0, -0.8],
  ])('g = %d, D = %d, τ = %d: averages of traces give C and R', (g, D, tau) => {
    const parts = { ...NONE, noise: true, symmetry: true }
    const strengths = { noise: D, variance: g * g, symmetry: tau * g * g, mean: 0 }
    const { C, R } = saddle(parts, { fractions: [1], strength: (name) => strengths[name] })
    /** (1/N) E tr (1 − dt + dt J)^k (…)ᵀ^l of many units. */
    const trace = (k: number, l: number): number => {
      let sum = 0
      for (let p = 0; p <= k; p++)
        for (let q = 0; q <= l; q++) {
          const limit = traceAverage(['J'.repeat(p) + 'T'.repeat(q)]).filter(({ powers }) => powers['N'] === undefined)
          const value =
            p + q === 0
              ? 1
              : limit.reduce(
                  (total, { coefficient, powers }) =>
                    total + Q.toNumber(coefficient) * g ** (p + q) * tau ** Q.toNumber(powers['τ'] ?? Q.zero),
                  0,
                )
          sum += binomial(k, p) * binomial(l, q) * (1 - DT) ** (k + l - p - q) * DT ** (p + q) * value
        }
      return sum
    }
    for (let k = 0; k < K; k++)
      for (let l = 0; l < K; l++) {
        let expected = trace(k, l)
        for (let m = 0; m < Math.min(k, l); m++) expected += D * DT * trace(k - 1 - m, l - 1 - m)
        expect(C[0]?.[k]?.[l]).toBeCloseTo(expected, 9)
        expect(R[0]?.[k]?.[l]).toBeCloseTo(l < k ? trace(k - 1 - l, 0) : 0, 9)
      }
  })

  it('is one of the action of the auxiliary fields', () => {
    const [g, D] = [1.2, 0.5]
    const strengths = { noise: D, variance: g * g, symmetry: 0, mean: 0 }
    const numbers = { fractions: [1], strength: (name: keyof typeof strengths) => strengths[name] }
    const parts = { ...NONE, noise: true }
    const { C } = saddle(parts, numbers)
    const action = (own: number[][], hat: number[][]): number => {
      const matrix = matrixOf(actionOfSite(parts), { C: [own], R: [own] }, 0, numbers)
      let sum = 0
      for (let k = 0; k < K; k++)
        for (let l = 0; l < K; l++) {
          ;(matrix[k] as number[])[l] =
            (matrix[k]?.[l] as number) - DT ** 2 * ((hat[k]?.[l] as number) + (hat[l]?.[k] as number))
          sum += DT ** 2 * (hat[k]?.[l] as number) * (own[k]?.[l] as number)
        }
      return sum + Math.log(Math.abs(determinantOf(matrix))) / 2
    }
    const own = C[0] as number[][]
    const zero = own.map((row) => row.map(() => 0))
    const moved = (matrix: number[][], k: number, l: number, by: number): number[][] =>
      matrix.map((row, i) => row.map((each, j) => each + (i === k && j === l ? by : 0)))
    for (let k = 0; k < K; k++)
      for (let l = 0; l < K; l++) {
        const slope = (of: (by: number) => number): number => (of(1e-4) - of(-1e-4)) / 2e-4
        expect(slope((by) => action(moved(own, k, l, by), zero))).toBeCloseTo(0, 6)
        expect(slope((by) => action(own, moved(zero, k, l, by)))).toBeCloseTo(0, 6)
      }
    // Elsewhere it is none.
    const off = moved(own, 1, 1, 0.1)
    expect(
      Math.abs(action(off, moved(zero, 1, 1, 1e-4)) - action(off, moved(zero, 1, 1, -1e-4))) / 2e-4,
    ).toBeGreaterThan(1e-3)
  })

  it('of two populations is that of simulated networks', () => {
    const [fractions, tau] = [[0.7, 0.3], 0.6]
    const g = [
      [1.5, 0.4],
      [0.9, 1.8],
    ]
    const D = [0.2, 1]
    const parts = { ...NONE, noise: true, symmetry: true, populations: true }
    const { C, R } = saddle(parts, {
      fractions,
      strength: (name, a, b) => {
        const [one, other] = [g[a]?.[b] as number, g[b]?.[a] as number]
        return { noise: D[a] as number, variance: one ** 2, symmetry: tau * one * other, mean: 0 }[name]
      },
    })
    const [N, networks] = [300, 24]
    const populationOf = Array.from({ length: N }, (_, i) => (i < 0.7 * N ? 0 : 1))
    const [sums, responses] = [
      [0, 0],
      [0, 0],
    ]
    for (let network = 0; network < networks; network++) {
      const random = randomStream(11, network)
      const normal = new Float64Array(N * N)
      random.rows(normal, N * N, 0, 1)
      const more = new Float64Array(N * (K + 1))
      random.rows(more, N * (K + 1), 0, 1)
      const J = (i: number, j: number): number => {
        const [s, r] = i < j ? [normal[i * N + j], normal[j * N + i]] : [normal[j * N + i], normal[i * N + j]]
        const sign = i < j ? 1 : -1
        const unit =
          i === j
            ? Math.sqrt(1 + tau) * (s as number)
            : Math.sqrt((1 + tau) / 2) * (s as number) + sign * Math.sqrt((1 - tau) / 2) * (r as number)
        return ((g[populationOf[i] as number]?.[populationOf[j] as number] as number) * unit) / Math.sqrt(N)
      }
      const step = (x: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> =>
        x.map((each, i) => {
          let sum = (1 - DT) * each
          for (let j = 0; j < N; j++) sum += DT * J(i, j) * (x[j] as number)
          return sum
        })
      let x = Float64Array.from(more.subarray(0, N))
      // What is given to all at the first step, with random signs, comes back as R.
      let kick = Float64Array.from(more.subarray(N * K, N * (K + 1)))
      for (let k = 1; k < K; k++) {
        x = step(x).map(
          (each, i) => each + Math.sqrt((D[populationOf[i] as number] as number) * DT) * (more[N * k + i] as number),
        )
        if (k > 1) kick = step(kick)
      }
      for (const a of [0, 1]) {
        const members = populationOf.flatMap((each, i) => (each === a ? [i] : []))
        const mean = (of: (i: number) => number): number => members.reduce((sum, i) => sum + of(i), 0) / members.length
        sums[a] = (sums[a] as number) + mean((i) => (x[i] as number) ** 2) / networks
        responses[a] =
          (responses[a] as number) + mean((i) => (kick[i] as number) * (more[N * K + i] as number)) / networks
      }
    }
    for (const a of [0, 1]) {
      expect((sums[a] as number) / (C[a]?.[K - 1]?.[K - 1] as number)).toBeCloseTo(1, 1)
      expect(Math.abs((sums[a] as number) / (C[a]?.[K - 1]?.[K - 1] as number) - 1)).toBeLessThan(0.06)
      expect(Math.abs((responses[a] as number) - (R[a]?.[K - 1]?.[0] as number))).toBeLessThan(0.06)
    }
  })
})

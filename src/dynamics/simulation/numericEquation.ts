import type { Polynomial } from '../../algebra/polynomial.js'
import { addPolynomials } from '../../algebra/polynomial.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import * as Q from '../../algebra/rational.js'
import { stratonovichDrift } from '../stochastic/actionOf.js'
import { problem } from '../stochastic/equationSymbols.js'
import type { Drive } from '../stochastic/readDrive.js'
import { valueOfPowers } from '../stochastic/seriesTerm.js'
import type { NoiseSource, StochasticEquation } from '../stochastic/stochasticEquation.js'
import { jumpLaw } from './jumpLaw.js'
import type { Jumps } from './jumpLaw.js'

/** Writes a function of the state to `out`. */
export type VectorFunction = (x: Float64Array, out: Float64Array) => void

/** The same of the state and the time. */
export type TimedFunction = (x: Float64Array, out: Float64Array, time: number) => void

/** An equation of numbers, in Itô's sense: dx = f dt + Σ b dW + Σ g (dN size − rate size dt). */
export interface NumericEquation {
  readonly size: number
  readonly drift: TimedFunction
  /** Independent Gaussian noises. */
  readonly noises: number
  /** What each noise does to each component, one noise after the other. */
  readonly columns: VectorFunction
  /** Whether the columns are the same everywhere. */
  readonly isAdditive: boolean
  /** Jumps at random times, and what they do; their mean is part of the drift. */
  readonly jumps: readonly (Jumps & { readonly source: string; readonly direction: VectorFunction })[]
}

/**
 * The equation with numbers in place of its parameters.
 *
 * @throws InputError for a parameter without a value, for cumulants that no noise has or that depend on the state, and
 * for noises whose correlations are none
 */
export function numericEquation(
  equation: StochasticEquation,
  values: Readonly<Record<string, number>>,
  start: readonly number[],
): NumericEquation {
  const { components, noise } = equation
  const put = (p: Polynomial): Terms => termsOf(p, components, values)
  const jumping = noise.filter(({ cumulants }) => cumulants.some(({ order, value }) => order > 2 && value.length > 0))
  const laws = jumping.map((source) => ({ source, law: jumpLaw(cumulantNumbers(source, put), source.name) }))
  const jumps = laws.flatMap(({ source, law }) => {
    const direction = functionOf(source.amplitudes.map(put))
    return law.jumps.map((each) => ({ ...each, source: source.name, direction }))
  })
  const correction = stratonovichDrift(equation)
  const force = functionOf(equation.drift.map((each, i) => put(addPolynomials(each, correction[i] as Polynomial))))
  const gaussian = [
    ...noise.flatMap((source) => {
      if (jumping.includes(source)) return []
      const intensity = source.cumulants.find(({ order }) => order === 2)?.value ?? []
      return [{ amplitudes: source.amplitudes, intensity: put(intensity), polynomial: intensity }]
    }),
    ...laws.flatMap(({ source, law }) =>
      law.variance > 0
        ? [{ amplitudes: source.amplitudes, intensity: [{ factor: law.variance, powers: [] }], polynomial: undefined }]
        : [],
    ),
  ]
  const isAdditive = [...gaussian.flatMap(({ amplitudes, intensity }) => [intensity, ...amplitudes.map(put)])].every(
    isConstant,
  )
  const columns = gaussian.some(({ intensity }) => isConstant(intensity) && (intensity[0]?.factor ?? 0) < 0)
    ? correlatedColumns(
        gaussian.map(({ amplitudes, polynomial }) => [amplitudes, polynomial ?? []]),
        components,
        put,
        start,
      )
    : rootColumns(gaussian.map(({ amplitudes, intensity }) => ({ amplitudes: amplitudes.map(put), intensity })))
  const drift = driven(
    compensated(force, jumps, components.length),
    (equation.drives ?? []).map(({ component, kind, amplitude, rate }) => ({
      ...{ component, kind },
      amplitude: constantOf(put(amplitude)),
      rate: constantOf(put(rate)),
    })),
  )
  const noises = columns.noises
  if (!isAdditive) return { size: components.length, drift, noises, columns: columns.write, isAdditive, jumps }
  const fixed = new Float64Array(noises * components.length)
  columns.write(Float64Array.from(start), fixed)
  return { size: components.length, drift, noises, columns: (_, out) => out.set(fixed), isAdditive, jumps }
}

/** A product of powers of components, by their numbers, times a number. */
interface Term {
  readonly factor: number
  readonly powers: readonly (readonly [component: number, power: number])[]
}
type Terms = readonly Term[]

function termsOf(p: Polynomial, components: readonly string[], values: Readonly<Record<string, number>>): Terms {
  return p.map(({ coefficient, powers }) => {
    const others = Object.fromEntries(Object.entries(powers).filter(([symbol]) => !components.includes(symbol)))
    return {
      factor: Q.toNumber(coefficient) * valueOfPowers(others, values),
      powers: components.flatMap((name, i) => {
        const power = powers[name]
        return power === undefined ? [] : [[i, Q.toNumber(power)] as const]
      }),
    }
  })
}

function isConstant(terms: Terms): boolean {
  return terms.every(({ powers }) => powers.length === 0)
}

/** The number that terms without components are. */
function constantOf(terms: Terms): number {
  return terms.reduce((sum, { factor }) => sum + factor, 0)
}

function functionOf(rows: readonly Terms[]): VectorFunction {
  const compiled = rows.map(polynomialFunction)
  return (x, out) => {
    for (let i = 0; i < compiled.length; i++) out[i] = (compiled[i] as (x: Float64Array) => number)(x)
  }
}

function polynomialFunction(terms: Terms): (x: Float64Array) => number {
  const factors = terms.map(({ factor }) => factor)
  // x³ is x·x·x: repeated multiplication is faster than a power.
  const places = terms.map(({ powers }) => powers.flatMap(([i, power]) => Array.from({ length: power }, () => i)))
  return (x) => {
    let sum = 0
    for (let t = 0; t < factors.length; t++) {
      let product = factors[t] as number
      const at = places[t] as readonly number[]
      for (let k = 0; k < at.length; k++) product *= x[at[k] as number] as number
      sum += product
    }
    return sum
  }
}

function cumulantNumbers({ name, cumulants }: NoiseSource, put: (p: Polynomial) => Terms): readonly number[] {
  const most = Math.max(...cumulants.map(({ order }) => order))
  return Array.from({ length: most - 1 }, (_, n) => {
    const terms = put(cumulants.find(({ order }) => order === n + 2)?.value ?? [])
    if (!isConstant(terms))
      throw problem(`cumulants ${name}`, 'cumulants that do not depend on the state, to simulate them', 'ones that do')
    return constantOf(terms)
  })
}

interface Columns {
  readonly noises: number
  readonly write: VectorFunction
}

/** g √q for every noise; where q is negative, as it may become within a step, there is none. */
function rootColumns(
  sources: readonly { readonly amplitudes: readonly Terms[]; readonly intensity: Terms }[],
): Columns {
  const compiled = sources.map(({ amplitudes, intensity }) => ({
    amplitudes: amplitudes.map(polynomialFunction),
    intensity: polynomialFunction(intensity),
  }))
  return {
    noises: sources.length,
    write: (x, out) => {
      let at = 0
      for (const { amplitudes, intensity } of compiled) {
        const root = Math.sqrt(Math.max(0, intensity(x)))
        for (const amplitude of amplitudes) out[at++] = root * amplitude(x)
      }
    },
  }
}

/** The columns of the Cholesky factor of Σ q g gᵀ, where the noises of two components are correlated. */
function correlatedColumns(
  sources: readonly (readonly [amplitudes: readonly Polynomial[], intensity: Polynomial])[],
  components: readonly string[],
  put: (p: Polynomial) => Terms,
  start: readonly number[],
): Columns {
  const size = components.length
  const entries = components.map((_, i) =>
    components.map((_name, j) =>
      polynomialFunction(
        put(
          addPolynomials(
            ...sources.map(([amplitudes, intensity]) =>
              multiplyPolynomials(
                intensity,
                multiplyPolynomials(amplitudes[i] as Polynomial, amplitudes[j] as Polynomial),
              ),
            ),
          ),
        ),
      ),
    ),
  )
  /** Whether the matrix is one of covariances. */
  const factor = (x: Float64Array, out: Float64Array): boolean => {
    let holds = true
    out.fill(0)
    for (let k = 0; k < size; k++) {
      const own = entries[k]?.[k]?.(x) ?? 0
      let pivot = own
      for (let c = 0; c < k; c++) pivot -= (out[c * size + k] as number) ** 2
      const isZero = pivot <= 1e-12 * Math.abs(own)
      if (pivot < -1e-12 * Math.abs(own)) holds = false
      const root = isZero ? 0 : Math.sqrt(pivot)
      out[k * size + k] = root
      for (let i = k + 1; i < size; i++) {
        let rest = entries[i]?.[k]?.(x) ?? 0
        for (let c = 0; c < k; c++) rest -= (out[c * size + i] as number) * (out[c * size + k] as number)
        if (root === 0) holds &&= Math.abs(rest) <= 1e-9
        else out[k * size + i] = rest / root
      }
    }
    return holds
  }
  if (!factor(Float64Array.from(start), new Float64Array(size * size)))
    throw problem(
      'noise',
      'noises whose covariances are some, ⟨dW_x dW_y⟩² ≤ ⟨dW_x²⟩⟨dW_y²⟩',
      'ones that are more correlated than that',
    )
  return {
    noises: size,
    write: (x, out) => {
      factor(x, out)
    },
  }
}

/** Jumps have mean 0: what they do on average is taken away. */
function compensated(
  force: VectorFunction,
  jumps: readonly (Jumps & { readonly direction: VectorFunction })[],
  size: number,
): VectorFunction {
  if (jumps.length === 0) return force
  const direction = new Float64Array(size)
  return (x, out) => {
    force(x, out)
    for (const each of jumps) {
      each.direction(x, direction)
      for (let i = 0; i < size; i++) out[i] = (out[i] as number) - each.rate * each.size * (direction[i] as number)
    }
  }
}

/** A drive of numbers. */
type NumericDrive = Pick<Drive, 'component' | 'kind'> & { readonly amplitude: number; readonly rate: number }

/** What the drives are at a time is added to the force. */
function driven(force: VectorFunction, drives: readonly NumericDrive[]): TimedFunction {
  if (drives.length === 0) return force
  return (x, out, time) => {
    force(x, out)
    for (const { component, kind, amplitude, rate } of drives)
      out[component] =
        (out[component] as number) + amplitude * (kind === 'exp' ? Math.exp(-rate * time) : Math[kind](rate * time))
  }
}

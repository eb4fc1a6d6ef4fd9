import { binomial } from '../algebra/integers.js'
import { InputError } from '../errors.js'
import type { DensityAxis } from '../kernels/axisRules.js'
import type { RandomStream } from '../random/philox.js'
import { draw } from './density.js'

/**
 * Readout weights W_j = a_j/√N of which the a_j are not normal: independent of each other, of one density, symmetric
 * about 0.
 */
export interface Readout {
  /** The standard deviation of a. */
  readonly deviation: number
  /** E a^k in units of the deviation, for even k. @throws InputError where it is infinite */
  readonly moment: (k: number) => number
  /** The cumulant of a in units of the deviation, for even k. @throws InputError where it is infinite */
  readonly cumulant: (k: number) => number
  /** One a. */
  readonly draw: (random: RandomStream) => number
}

/**
 * Readouts of this density, their moments in closed form; undefined for a normal one, which needs none of this.
 *
 * @param at where the density stands, for messages
 * @throws InputError for a density that is not symmetric about 0, that has no variance or none but 0, or that is given
 * by its quantile function
 * @example
 * readoutOf({ kind: 'uniform', from: -1, to: 1 }, 'readout').moment(4) // 9/5: E a⁴ = 1/5, E a² = 1/3
 */
export function readoutOf(density: DensityAxis, at: string): Readout | undefined {
  if (density.kind === 'normal') return undefined
  requireSymmetric(density, at)
  const deviation = deviationOf(density)
  if (!(deviation > 0 && Number.isFinite(deviation)))
    throw refused(
      at,
      'a density with a variance, which is positive and finite',
      density.kind === 'student'
        ? `Student's of ${density.degrees} degrees of freedom`
        : `the variance ${deviation ** 2}`,
    )
  const moment = (k: number): number => standardMoment(density, deviation, k, at)
  const known: number[] = [1]
  const cumulant = (k: number): number => {
    for (let i = known.length; i < k / 2; i++) {
      let value = moment(2 * i + 2)
      // Odd ones vanish: the set with the first variable has an even number of others beside it or is all of them.
      for (let j = 0; j < i; j++)
        value -= Number(binomial(2 * i + 1, 2 * j + 1)) * (known[j] as number) * moment(2 * (i - j))
      known.push(value)
    }
    return known[k / 2 - 1] as number
  }
  return { deviation, moment, cumulant, draw: (random) => draw(density, random) }
}

/** W of one neuron of the network, drawn. */
export function readoutDraw({
  readout,
  readoutVariance,
}: {
  readonly readout?: Readout
  readonly readoutVariance: number
}): (random: RandomStream) => number {
  const deviation = Math.sqrt(readoutVariance)
  if (readout === undefined) return (random) => deviation * random.normal()
  const scale = deviation / readout.deviation
  return (random) => scale * readout.draw(random)
}

type Written = Exclude<DensityAxis, { readonly kind: 'normal' }>

function requireSymmetric(density: Written, at: string): void {
  const expected = 'a density that is symmetric about 0, as correlators of an odd number of points are 0 for such'
  if (density.kind === 'quantile')
    throw refused(at, 'one of normal, uniform, laplace, student, discrete, whose moments are known', 'quantile')
  if (density.kind === 'uniform' && density.from !== -density.to)
    throw refused(at, expected, `uniform from ${density.from} to ${density.to}`)
  if (density.kind !== 'discrete') return
  const { values, weights } = density
  const weightOf = (value: number): number =>
    values.reduce((sum, each, i) => (each === value ? sum + (weights[i] as number) : sum), 0)
  const odd = values.find((value) => Math.abs(weightOf(value) - weightOf(-value)) > 1e-12)
  if (odd !== undefined)
    throw refused(at, expected, `${odd} with the weight ${weightOf(odd)}, ${0 - odd} with ${weightOf(-odd)}`)
}

function deviationOf(density: Written): number {
  switch (density.kind) {
    case 'uniform':
      return density.to / Math.sqrt(3)
    case 'laplace':
      return Math.SQRT2 * density.scale
    case 'student':
      return density.scale * Math.sqrt(density.degrees / Math.max(0, density.degrees - 2))
    case 'discrete':
      return Math.sqrt(density.values.reduce((sum, x, i) => sum + (density.weights[i] as number) * x * x, 0))
    case 'quantile':
      return Number.NaN
  }
}

/** E (a/deviation)^k. */
function standardMoment(density: Written, deviation: number, k: number, at: string): number {
  const halves = Array.from({ length: k / 2 }, (_, i) => i + 1)
  switch (density.kind) {
    case 'uniform':
      return 3 ** (k / 2) / (k + 1)
    case 'laplace':
      return halves.reduce((product, i) => (product * 2 * i * (2 * i - 1)) / 2, 1)
    case 'student': {
      const { degrees } = density
      if (!(degrees > k))
        throw refused(
          at,
          `more than ${k} degrees of freedom, without which E a^${k} is infinite, and correlators of ${k} points`,
          `${degrees}`,
        )
      return halves.reduce((product, i) => (product * (2 * i - 1) * (degrees - 2)) / (degrees - 2 * i), 1)
    }
    case 'discrete':
      return density.values.reduce((sum, x, i) => sum + (density.weights[i] as number) * (x / deviation) ** k, 0)
    case 'quantile':
      return Number.NaN
  }
}

function refused(at: string, expected: string, received: string): InputError {
  return new InputError({ code: 'networks.readout', at, expected, received })
}

import { smallFactorial } from '../../algebra/integers.js'
import { hermiteAt } from '../../kernels/hermiteAt.js'
import type { Expression } from '../../mathematics/expression.js'
import type { ModelMaker } from '../claimed.js'
import { densityLetter } from '../densityLetters.js'
import type { NearlyGaussian } from '../fourierDensity.js'
import type { Model, Scope, Trial } from '../model.js'
import { NoMeaning } from '../noMeaning.js'
import { symbolText } from '../symbolText.js'
import { addValues, multiplyValues, numeric, plainNumber, small } from '../value.js'
import type { Value } from '../value.js'
import { quantileLetters, quantileVariable } from './quantileLetters.js'
import type { QuantileLetters } from './quantileLetters.js'
import { normalisedAt, quantileAt } from './quantileSeries.js'

interface Reading {
  readonly of: 'quantile' | 'normal'
  readonly conventions: readonly string[]
  readonly doubtful?: true
  /** K is the fourth moment of the standardised variable, 3 more than its cumulant. */
  readonly isFullKurtosis?: true
  /** Every cumulant counts as of first order. */
  readonly isFlat?: true
}

/**
 * Cornish–Fisher expansions: the quantile of a variable with small cumulants by that of the normal distribution, x = z +
 * κ_3(z² - 1)/6 + …, and the reverse, a normal variable as a function of it. F(x) = Φ(z) is solved order by order, with F
 * the integral of the inverse Fourier transform of the exponential of the cumulants; κ_r counts as δ^(r-2), or 1/√n as δ.
 */
export const cornishFisher: ModelMaker = ({ chain, theory }) => {
  const letters = theory === undefined ? quantileLetters(chain) : undefined
  if (letters === undefined) return undefined
  return readingsOf(letters).map((reading): Model => ({
    kind: 'quantile',
    conventions: reading.conventions,
    ...(reading.doubtful === true ? { doubtful: true } : {}),
    ...(reading.isFlat === true
      ? { unsaid: 'it holds to first order in all cumulants only, if they are equally small, which it does not say' }
      : {}),
    isFunction: (node) => quantileVariable(node) !== undefined || densityLetter(node)?.kind === 'hermite',
    trial: (draw) => trialOf(letters, reading, draw),
  }))
}

function readingsOf({ says, hasShapes, left, point, isBounded }: QuantileLetters): readonly Reading[] {
  const told = (of: Reading['of']): readonly string[] =>
    says === of
      ? []
      : [
          `read ${of === 'quantile' ? left : point} as the quantile, ${of === 'quantile' ? point : left} as that of the normal distribution`,
        ]
  const first = says === 'normal' ? 'normal' : 'quantile'
  // Letters that say one thing are not taken for the other.
  const second: Reading['of'] = first === 'normal' ? 'quantile' : 'normal'
  const base: readonly Reading[] = [
    { of: first, conventions: told(first) },
    ...(says === 'quantile' ? [] : [{ of: second, conventions: told(second), doubtful: true } as const]),
  ]
  return base.flatMap((reading) => [
    { ...reading, conventions: [...reading.conventions, ...(hasShapes ? ['read K as the excess kurtosis'] : [])] },
    ...(hasShapes
      ? [{ ...reading, isFullKurtosis: true, conventions: [...reading.conventions, 'read K as the kurtosis'] } as const]
      : []),
    ...(isBounded ? [] : [{ ...reading, isFlat: true } as const]),
  ])
}

const HIGHEST = 8

function trialOf(letters: QuantileLetters, reading: Reading, draw: () => number): Trial {
  const { left, point, hasScale, size, hasShapes, highest } = letters
  const isFlat = reading.isFlat === true
  const ratios = Array.from({ length: HIGHEST + 1 }, (_, r) => (isFlat && r > highest ? 0 : 0.3 + draw()))
  const ratio = (r: number): number => ratios[r] as number
  const [μ, σ] = hasScale && size === undefined ? [draw() - 0.5, 0.6 + draw()] : [0, 1]
  const [spread, n] = [0.6 + draw(), 0.5 + draw()]
  const at = (draw() < 0.5 ? -1 : 1) * (0.3 + 1.3 * draw())
  const weight = (r: number): number => (isFlat ? 1 : r - 2)
  const variable: NearlyGaussian = {
    mean: [0],
    covariance: [[1]],
    form: (r, [k = 0]) => (ratio(r) * k ** r * (size === undefined ? 1 : n ** (1 - r / 2))) / smallFactorial(r),
    weight,
    orders: isFlat ? 2 : 4,
  }
  const series = reading.of === 'quantile' ? quantileAt(variable, at) : normalisedAt(variable, at)
  const isScaled = reading.of === 'quantile'
  const value = isScaled ? addValues(numeric(μ), multiplyValues(numeric(σ), series)) : series
  // Counted by n, σ is of one summand, and the sum is standardised; without a σ the summand is too.
  const deviation = size === undefined ? σ : hasScale ? spread : 1
  const counted = (r: number, of: number): Value => (size === undefined ? small(of, weight(r)) : numeric(of))
  const argument = (node: Expression, scope: Scope): number => {
    const [only] = node.kind === 'applied' ? node.args : []
    const [number = NaN, im] = (only === undefined ? undefined : plainNumber(scope.value(only))) ?? []
    if (!Number.isFinite(number) || im !== 0) throw new NoMeaning(node)
    return number
  }
  const cumulantValue = (r: number, isStandardised: boolean, node: Expression): Value => {
    if (r >= 3) return counted(r, ratio(r) * (isStandardised ? 1 : deviation ** r))
    if (isStandardised || size !== undefined) throw new NoMeaning(node)
    return numeric(r === 1 ? μ : σ * σ)
  }
  return {
    orders: variable.orders,
    meaning: (node, scope) => {
      if ((node.kind !== 'symbol' && node.kind !== 'applied') || node.above !== undefined) return undefined
      const text = quantileVariable(node)
      if (text !== undefined) return text === left ? value : text === point ? scaled(at) : undefined
      const letter = densityLetter(node)
      if (letter?.kind === 'hermite') return numeric(hermiteAt(letter.order, argument(node, scope)))
      if (letter?.kind === 'cumulant' || letter?.kind === 'standardised')
        return cumulantValue(letter.order, letter.kind === 'standardised', node)
      if (node.kind !== 'symbol') return undefined
      switch (symbolText(node)) {
        case size:
          return small(n, -2)
        case 'S':
          return hasShapes ? counted(3, ratio(3)) : undefined
        case 'K': {
          if (!hasShapes) return undefined
          const excess = counted(4, ratio(4))
          return reading.isFullKurtosis === true ? addValues(excess, numeric(3)) : excess
        }
        case 'σ':
          return hasScale ? numeric(deviation) : undefined
        case 'μ':
          return hasScale && size === undefined ? numeric(μ) : undefined
        default:
          return undefined
      }
    },
  }
  /** On the right side of the reverse there stands the variable itself. */
  function scaled(standardised: number): Value {
    return numeric(isScaled ? standardised : μ + σ * standardised)
  }
}

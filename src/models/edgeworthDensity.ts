import { binomial, smallFactorial } from '../algebra/integers.js'
import { onceEach } from '../algebra/lazy.js'
import { determinantOf, inverseOf } from '../algebra/matrices.js'
import { hermiteAt } from '../kernels/hermiteAt.js'
import type { Chain, Expression } from '../mathematics/expression.js'
import type { ModelMaker } from './claimed.js'
import { densityLetter } from './densityLetters.js'
import type { DensityLetter } from './densityLetters.js'
import { densitySeries } from './fourierDensity.js'
import type { NearlyGaussian } from './fourierDensity.js'
import { hermiteTensor } from './hermiteTensor.js'
import { normalDensity, normalDistribution } from './normal.js'
import { visitLetters } from './letters.js'
import type { Model, Scope, Trial } from './model.js'
import { NoMeaning, StrayLabel } from './noMeaning.js'
import { symbolText } from './symbolText.js'
import { addValues, numeric, plainNumber, small } from './value.js'
import type { Value } from './value.js'

/** What stands in a formula for a density. */
interface Said {
  readonly letters: readonly DensityLetter[]
  /** `n` or `N` where it stands outside of tails. */
  readonly size: string | undefined
  readonly sizeInTail: string | undefined
  /** Whether the formula has μ or σ, κ_1 or κ_2. */
  readonly hasScale: boolean
  readonly isTensor: boolean
  /** The letter at which the left side is taken. */
  readonly point: string
}

/**
 * Edgeworth series of densities, of their logarithms and integrals, with Hermite polynomials or tensors: f(x) =
 * φ(x)[1 + κ_3 He_3(x)/6 + …]. The density is the inverse Fourier transform of the exponential of its cumulants, taken
 * order by order by quadrature; κ_r counts as δ^(r-2), or 1/√n as δ where there is an n.
 */
export const edgeworthDensity: ModelMaker = ({ chain, theory }) => {
  const said = saidIn(chain)
  if (said === undefined || theory !== undefined) return undefined
  const isAmbiguous = said.letters.some((letter) => letter.kind === 'hermite' && letter.head === 'H')
  const model = (physicists: boolean, gramCharlier: boolean): Model => ({
    kind: 'density',
    conventions: physicists ? ['read H_n as the Hermite polynomials of physicists'] : [],
    isFunction: (node) => densityLetter(node) !== undefined,
    trial: (draw) => densityTrial(said, draw, physicists, gramCharlier),
    ...(gramCharlier
      ? { unsaid: 'it is a Gram–Charlier series, ordered by the Hermite polynomials, which it does not say' }
      : {}),
  })
  return [
    model(false, false),
    ...(isAmbiguous ? [model(true, false)] : []),
    ...(said.size === undefined ? [model(false, true)] : []),
  ]
}

function saidIn({ sides }: Chain): Said | undefined {
  const found: DensityLetter[] = []
  const left: DensityLetter[] = []
  const texts = new Set<string>()
  const points = new Set<string>()
  const tails: Expression[] = []
  const inTails = new Set<string>()
  for (const [side, root] of sides.entries())
    visitLetters(root, (node) => {
      if (node.kind === 'tail' || node.kind === 'dots') tails.push(node)
      if (node.kind === 'tail') {
        for (const of of node.of ?? [])
          visitLetters(of, (one) => {
            if (one.kind === 'symbol') inTails.add(symbolText(one))
            return undefined
          })
        return 'done'
      }
      const letter = densityLetter(node)
      const [first] = node.kind === 'applied' ? node.args : []
      if (letter !== undefined && isOfVariable(letter) && first?.kind === 'symbol') points.add(symbolText(first))
      if (letter !== undefined) (side === 0 ? left : found).push(letter)
      else if (node.kind === 'symbol') texts.add(symbolText(node))
      return node.kind === 'applied' && letter !== undefined && isOfVariable(letter) ? 'done' : undefined
    })
  const [point, more] = points
  if (sides.length !== 2 || point === undefined || more !== undefined || !left.some(isOfVariable)) return undefined
  const isHigher = (letter: DensityLetter): boolean => orderOf(letter) >= 3
  const isNormal = ({ kind }: DensityLetter): boolean => kind.startsWith('normal') || kind.startsWith('hermite')
  if (!found.some(isHigher) || found.some(isOfVariable)) return undefined
  // exp(-λ_3x^3 - λ_4x^4) is another density.
  if (![...left, ...found].some(isNormal) && !texts.has('π')) return undefined
  const size = ['n', 'N'].find((text) => texts.has(text))
  // With κ_3 alone and nothing that says where it ends, it may be the begin of another series.
  const isShort = found.every((letter) => !isHigher(letter) || orderOf(letter) === 3)
  if (isShort && size === undefined && tails.length === 0) return undefined
  const letters = [...left, ...found]
  return {
    letters,
    size,
    sizeInTail: ['n', 'N'].find((text) => inTails.has(text)),
    hasScale:
      texts.has('σ') || texts.has('μ') || letters.some((letter) => letter.kind === 'cumulant' && letter.order <= 2),
    isTensor: letters.some(({ kind }) => kind === 'cumulant tensor' || kind === 'hermite tensor'),
    point,
  }
}

/** The order of a cumulant; 0 for other letters. */
function orderOf(letter: DensityLetter): number {
  if (letter.kind === 'cumulant' || letter.kind === 'standardised') return letter.order
  return letter.kind === 'cumulant tensor' ? letter.labels.length : 0
}

function isOfVariable({ kind }: DensityLetter): boolean {
  return kind === 'density' || kind === 'distribution'
}

const HIGHEST = 8
/** Labels over which tensors are summed. */
const SUMMED = /^(?:[a-di-nr-w]|[αβγμνρσ])$/u

interface Drawn {
  readonly said: Said
  readonly variable: NearlyGaussian
  readonly physicists: boolean
  /** ρ_r, or the tensor of r indices of which so many are 1. */
  readonly component: (r: number, ones: number) => number
  readonly μ: number
  readonly σ: number
  readonly n: number
  readonly x: readonly number[]
}

function densityTrial(said: Said, draw: () => number, physicists: boolean, gramCharlier: boolean): Trial {
  const { hasScale, isTensor } = said
  const [μ, σ] = hasScale ? [draw() - 0.5, 0.6 + draw()] : [0, 1]
  const b = 0.3 + 0.4 * draw()
  const n = 0.5 + draw()
  const components = Array.from({ length: HIGHEST + 1 }, (_, r) =>
    Array.from({ length: isTensor ? r + 1 : 1 }, () => 0.3 + draw()),
  )
  const component = (r: number, ones: number): number => components[r]?.[ones] as number
  // Counted by n, the variable is the standardised sum, and x its value.
  const isSum = said.size !== undefined
  const variable: NearlyGaussian = {
    mean: isTensor ? [0, 0] : [isSum ? 0 : μ],
    covariance: isTensor
      ? [
          [1 + draw(), b],
          [b, 1 + draw()],
        ]
      : [[isSum ? 1 : σ * σ]],
    form: (r, [k1 = 0, k2 = 0]) => {
      const sum = isTensor
        ? (components[r] ?? []).reduce(
            (total, one, ones) => total + one * Number(binomial(r, ones)) * k1 ** (r - ones) * k2 ** ones,
            0,
          )
        : component(r, 0) * (k1 * (isSum ? 1 : σ)) ** r
      return (sum * (isSum ? n ** (1 - r / 2) : 1)) / smallFactorial(r)
    },
    weight: (r) => (gramCharlier ? r : r - 2),
    orders: gramCharlier ? (isTensor ? 6 : 8) : isTensor ? 3 : 4,
  }
  const x = isTensor ? [0.3 + draw(), -0.3 - draw()] : [0.3 + 1.5 * draw()]
  return trialOf({ said, variable, physicists, component, μ, σ, n, x })
}

function trialOf({ said, variable, physicists, component, μ, σ, n, x }: Drawn): Trial {
  const { size, sizeInTail, isTensor, point } = said
  const { covariance, mean, weight, orders } = variable
  const counted = (r: number, value: number): Value =>
    size === undefined && r >= 3 ? small(value, weight(r)) : numeric(value)
  const precision = inverseOf(covariance)
  const away = x.map((xi, i) => xi - (mean[i] as number))
  const y = precision.map((row) => row.reduce((sum, p, j) => sum + p * (away[j] as number), 0))
  const normal = Math.exp(-away.reduce((sum, a, i) => sum + a * (y[i] as number), 0) / 2)
  const found = new Map<string, Value>()
  const series = (kind: 'density' | 'distribution'): Value => {
    const value = found.get(kind) ?? seriesOf(kind)
    found.set(kind, value)
    return value
  }
  const seriesOf = (kind: 'density' | 'distribution'): Value => {
    if (kind === 'density') return densitySeries(variable, x)
    const [[variance = 1] = []] = covariance
    return addValues(
      numeric(normalDistribution((away[0] as number) / Math.sqrt(variance))),
      densitySeries(variable, x, -1),
    )
  }
  const places = (labels: readonly string[], { indices }: Scope): readonly number[] =>
    labels.map((label) => {
      const value = indices.get(label)
      if (value === undefined && SUMMED.test(label)) throw new StrayLabel(label)
      return value ?? NaN
    })
  /** By the number of indices, and of those that are 1. */
  const tensors = new Map<number, number>()
  const tensorAt = (indices: readonly number[]): number => {
    const key = 100 * indices.length + indices.reduce((sum, i) => sum + i, 0)
    const value = tensors.get(key) ?? hermiteTensor(indices, y, precision)
    tensors.set(key, value)
    return value
  }
  const argument = (node: Expression, scope: Scope): number => {
    const [value = NaN, im] =
      (node.kind === 'applied' && node.args[0] !== undefined ? plainNumber(scope.value(node.args[0])) : undefined) ?? []
    if (!Number.isFinite(value) || im !== 0) throw new NoMeaning(node)
    return value
  }
  const letterValue = (node: Expression, letter: DensityLetter, scope: Scope): Value => {
    switch (letter.kind) {
      case 'density':
      case 'distribution':
        if (!isAtPoint(node, point) || (isTensor && letter.kind === 'distribution')) throw new NoMeaning(node)
        return series(letter.kind)
      case 'normal':
        if (isTensor || letter.ofVariable) {
          if (!isAtPoint(node, point)) throw new NoMeaning(node)
          return numeric(normal / Math.sqrt((2 * Math.PI) ** x.length * determinantOf(covariance)))
        }
        return numeric(normalDensity(argument(node, scope)))
      case 'normal distribution':
        if (isTensor) throw new NoMeaning(node)
        return numeric(normalDistribution(argument(node, scope)))
      case 'hermite': {
        if (isTensor) throw new NoMeaning(node)
        const { order } = letter
        const at = argument(node, scope)
        const isPhysicists = physicists && letter.head === 'H'
        return numeric(isPhysicists ? 2 ** (order / 2) * hermiteAt(order, Math.SQRT2 * at) : hermiteAt(order, at))
      }
      case 'hermite tensor':
        if (node.kind === 'applied' && !isAtPoint(node, point)) throw new NoMeaning(node)
        return numeric(tensorAt(places(letter.labels, scope)))
      case 'cumulant':
        if (isTensor) throw new NoMeaning(node)
        if (letter.order <= 2) return numeric(letter.order === 1 ? μ : σ * σ)
        return counted(letter.order, component(letter.order, 0) * σ ** letter.order)
      case 'standardised':
        if (isTensor || letter.order < 3) throw new NoMeaning(node)
        return counted(letter.order, component(letter.order, 0))
      case 'cumulant tensor': {
        const r = letter.labels.length
        if (r < 3) throw new NoMeaning(node)
        return counted(
          r,
          component(
            r,
            places(letter.labels, scope).reduce((sum, i) => sum + i, 0),
          ),
        )
      }
    }
  }
  const seen = onceEach((node: Expression): DensityLetter | undefined =>
    node.kind === 'applied' && node.above !== undefined ? undefined : densityLetter(node),
  )
  return {
    orders,
    ...(isTensor
      ? {
          range: 2,
          indices: (node: Expression) => {
            const letter = seen(node)
            return letter?.kind === 'cumulant tensor' || letter?.kind === 'hermite tensor' ? letter.labels : []
          },
        }
      : {}),
    meaning: (node, scope) => {
      const letter = seen(node)
      if (letter !== undefined) return letterValue(node, letter, scope)
      if (node.kind !== 'symbol' || node.above !== undefined) return undefined
      const text = symbolText(node)
      if (text === (size ?? sizeInTail)) return small(n, -2)
      if (isTensor) return undefined
      if (text === point) return numeric(x[0] as number)
      return text === 'σ' ? numeric(σ) : text === 'μ' ? numeric(μ) : undefined
    },
  }
}

function isAtPoint(node: Expression, point: string): boolean {
  const [first] = node.kind === 'applied' ? node.args : []
  return first?.kind === 'symbol' && first.above === undefined && symbolText(first) === point
}

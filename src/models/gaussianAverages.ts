import { onceEach } from '../algebra/lazy.js'
import type { Expression } from '../mathematics/expression.js'
import { valueOf } from './evaluate.js'
import { averageTrial } from './averageTrial.js'
import type { ModelMaker } from './claimed.js'
import { covarianceAt, covarianceLetter } from './covariances.js'
import type { CovarianceHere, CovarianceLetter } from './covariances.js'
import { symbolText } from './symbolText.js'
import type { Model, Scope, Trial } from './model.js'
import { namedStatistic } from './namedStatistics.js'
import { NoMeaning } from './noMeaning.js'
import { randomLetters } from './randomLetters.js'
import type { RandomLetters } from './randomLetters.js'
import { gaussianFeatures, gaussianSpace } from './gaussianSpace.js'
import { dot } from './vectors.js'
import { numeric, plainNumber, powerValue } from './value.js'
import type { Value } from './value.js'

const CONVENTION = 'the average is Gaussian with mean 0'
/** Letters of fields that anticommute, or have a conjugate. */
const NOT_GAUSSIAN = /^(?:\\(?:bar|overline|tilde)|ψ|η|θ)/

/**
 * Wick's theorem: averages of products of Gaussian variables of mean 0, ⟨x_1x_2x_3x_4⟩ = Δ_{12}Δ_{34} + …,
 * E[z^{2m}] = K^m (2m-1)!!. Products of variables are sums over pairings; of
 * other functions two Gauss–Hermite rules have to agree.
 */
export const gaussianAverages: ModelMaker = ({ chain, theory }) => {
  const letters = randomLetters(chain)
  if (theory !== undefined || letters === undefined || letters.variables.size === 0) return undefined
  if ([...letters.variables.keys()].some((text) => NOT_GAUSSIAN.test(text))) return undefined
  const covariance = covarianceLetter(chain, letters)
  const unsaid = unsaidIn(letters, covariance)
  if (!isOfWick(letters, covariance)) return undefined
  const labels = new Set(letters.variables.values())
  const readings = covariance === undefined || labels.size > 1 || covariance.inverse ? [false] : [false, true]
  return readings.map((inverted): Model => ({
    kind: 'wick',
    conventions: [
      CONVENTION,
      ...(inverted && covariance !== undefined
        ? [`read ${covariance.head.trim()} as the inverse of the variance`]
        : []),
    ],
    isFunction: (node) =>
      namedStatistic(node) !== undefined ||
      letters.functions.has(node.head.name) ||
      covarianceAt(node, labels) !== undefined,
    trial: (draw) => gaussianTrial(letters, covariance, inverted, draw),
    ...(unsaid === undefined ? {} : { unsaid }),
    // ⟨x^4⟩ = 9/5 ⟨x^2⟩^2 is said of another distribution.
    ...(covariance === undefined && labels.size === 1 ? { doubtful: true } : {}),
  }))
}

/** Formulas of more than two variables; ⟨xy⟩ = G is what a letter means. */
function isOfWick({ atoms }: RandomLetters, covariance: CovarianceLetter | undefined): boolean {
  const [first] = atoms
  if (first?.side !== 0 || first.degree <= 2) return false
  return covariance !== undefined || atoms.some(({ side }) => side > 0)
}

/** A formula that speaks of cumulants, none of which is left out but those that are 0 here, does not say Gaussian. */
function unsaidIn({ atoms }: RandomLetters, covariance: CovarianceLetter | undefined): string | undefined {
  const isSaid = covariance !== undefined || atoms.every(({ sort, head }) => sort === 'moment' || head === 'deviation')
  return isSaid ? undefined : 'it holds for Gaussian variables of mean 0 only, which it does not say'
}

function gaussianTrial(
  letters: RandomLetters,
  covariance: CovarianceLetter | undefined,
  inverted: boolean,
  draw: () => number,
): Trial {
  const labels = [...new Set(letters.variables.values())]
  const known = new Set(labels)
  const positions = labels.map(() => 2 * draw())
  const [size, turn, constant] = [0.5 + draw(), 0.5 + draw(), 0.3 + draw()]
  const wave = (x: number): readonly number[] => [size * Math.cos(turn * x), size * Math.sin(turn * x), constant]
  const features = covariance?.stationary === true ? positions.map(wave) : gaussianFeatures(labels.length, draw)
  const covarianceHere = onceEach((node: Expression) => covarianceAt(node, known))
  const placeOf = (label: string, { indices }: Scope): number => (labels.length === 1 ? 0 : (indices.get(label) ?? NaN))
  const valueHere = ({ labels: own, difference }: CovarianceHere, scope: Scope): number => {
    const [first = labels[0] as string, second = first] = own
    if (difference === undefined)
      return dot(features[placeOf(first, scope)] ?? [], features[placeOf(second, scope)] ?? [])
    const meaning: Trial['meaning'] = (node) =>
      node.kind === 'symbol' && known.has(symbolText(node))
        ? numeric(positions[placeOf(symbolText(node), scope)] ?? NaN)
        : undefined
    const [distance = NaN] = plainNumber(valueOf(difference, { orders: 0, meaning }, new Map())) ?? []
    return dot(wave(distance), wave(0))
  }
  return averageTrial({
    letters,
    space: gaussianSpace(features),
    reading: { μ: 'central', m: 'central' },
    special: true,
    draw,
    own: {
      indices: (node) => covarianceHere(node)?.labels ?? [],
      meaning: (node, scope): Value | undefined => {
        if (covariance === undefined) return undefined
        const here = covarianceHere(node)
        if (here?.head !== covariance.head) return undefined
        if (!covariance.inverse && (node.kind === 'symbol' || node.kind === 'applied') && node.above !== undefined)
          return undefined
        const value = valueHere(here, scope)
        if (!Number.isFinite(value)) throw new NoMeaning(node)
        return inverted ? powerValue(numeric(value), -1, 0) : numeric(value)
      },
    },
  })
}

import type { Chain, Expression } from '../mathematics/expression.js'
import { nodesOf } from '../mathematics/parts.js'
import { resolved } from '../mathematics/resolved.js'
import type { ModelMaker } from './claimed.js'
import { averageTrial } from './averageTrial.js'
import type { Model } from './model.js'
import { momentReadings } from './momentReadings.js'
import { momentLetter } from './momentLetters.js'
import type { MomentReading } from './momentLetters.js'
import { namedStatistic } from './namedStatistics.js'
import { randomLetters } from './randomLetters.js'
import type { Atom, RandomLetters } from './randomLetters.js'
import { sampleLetter } from './sampleLetters.js'
import { spaceOf } from './spaces.js'
import { symbolText } from './symbolText.js'
import type { SpaceSort } from './spaces.js'

/**
 * Moments and cumulants of random variables: ⟨x^4⟩, E[XY], ⟨⟨x^3⟩⟩, ⟨x y⟩_c, Cov(X, Y), κ_4, μ_3. All of them are sums
 * over the outcomes of a small probability space; a formula that holds only for variables with mean 0, say, is right
 * under that, or not judged where nothing in it says so.
 */
export const averages: ModelMaker = ({ chain: written }) => {
  const isFactor = factorsIn(written)
  const chain = { ...written, sides: written.sides.map((side) => resolved(side, (node) => !isFactor(node))) }
  const letters = randomLetters(chain)
  if (letters === undefined || !isOfAverages(letters, chain.sides.length)) return undefined
  if (isOfSample(chain.sides, letters)) return undefined
  return readingsOf(letters).flatMap(({ reading, conventions, isDoubtful }) =>
    spacesFor(letters).map(({ sort, convention, unsaid, areMeans = false }): Model => ({
      kind: 'moments',
      conventions: [...conventions, ...(convention === undefined ? [] : [convention])],
      isFunction: (node) =>
        !isFactor(node) && (namedStatistic(node) !== undefined || letters.functions.has(node.head.name)),
      trial: (draw) =>
        averageTrial({
          letters,
          space: spaceOf(sort, Math.max(1, new Set(letters.variables.values()).size), draw),
          reading,
          special: sort !== 'generic',
          draw,
          areMeans,
        }),
      ...(unsaid === undefined ? {} : { unsaid: `${unsaid}, which it does not say` }),
      ...(isDoubtful ? { doubtful: true } : {}),
    })),
  )
}

type Applied = Expression & { readonly kind: 'applied' }

/** Where κ_3 stands by itself, κ_2(1 - 2p) is a product with a bracket, and not the variance of 1 - 2p. */
function factorsIn({ sides }: Chain): (node: Applied) => boolean {
  const bare = new Set(
    sides.flatMap(nodesOf).flatMap((node) => (node.kind === 'symbol' ? (momentLetter(node)?.head ?? []) : [])),
  )
  return ({ head }) => bare.has(momentLetter(head)?.head ?? '')
}

/** Every side speaks of moments, of more than one. */
function isOfAverages({ atoms, variables }: RandomLetters, sides: number): boolean {
  const isTold = Array.from({ length: sides }, (_, side) => atoms.some((atom) => atom.side === side)).every(Boolean)
  const heads = new Set(atoms.map(({ sort, head }) => `${sort} ${head}`))
  return isTold && (variables.size > 0 || heads.size > 1)
}

/** E[\bar X^2] = μ^2 + σ^2/n: μ and σ are those of X, not those of the mean of a sample. */
function isOfSample(sides: readonly Expression[], { atoms, variables }: RandomLetters): boolean {
  const [left] = sides
  if (left === undefined || !atoms.some(({ sort, isCentral }) => sort === 'letter' && isCentral !== true)) return false
  return nodesOf(left).some((node) => {
    const sort = node.kind === 'symbol' ? sampleLetter(node)?.sort : undefined
    return node.kind === 'symbol' && (sort === 'mean' || sort === 'sum') && variables.has(symbolText(node))
  })
}

interface Reading {
  readonly reading: MomentReading
  readonly conventions: readonly string[]
  readonly isDoubtful: boolean
}

/** μ_n and m_n are moments about the mean or about 0, where the formula does not tell; kurt(X) is 3 or 0 of a Gaussian. */
function readingsOf({ atoms, hasKurtosis }: RandomLetters): readonly Reading[] {
  return momentReadings('μ', atoms).flatMap((μ) =>
    momentReadings('m', atoms).flatMap((m) =>
      (hasKurtosis ? [false, true] : [false]).map((isExcess) => ({
        reading: { μ: μ.sort, m: m.sort, isExcess },
        conventions: [
          ...μ.conventions,
          ...m.conventions,
          ...(hasKurtosis ? [`the kurtosis of a Gaussian variable is ${isExcess ? 0 : 3}`] : []),
        ],
        isDoubtful: isExcess,
      })),
    ),
  )
}

interface Space {
  readonly sort: SpaceSort
  readonly convention?: string
  readonly unsaid?: string
  readonly areMeans?: true
}

/** Of so many variables on, a formula without means says by that that they are 0: ⟨x^4⟩ - 3⟨x^2⟩^2. */
const SPEAKS = 4

function spacesFor({ atoms, variables, constants, parameters }: RandomLetters): readonly Space[] {
  const degree = Math.max(...atoms.filter(({ side }) => side === 0).map((atom: Atom) => atom.degree))
  // Primes tell moments about 0 from those about the mean, δx tells x from its mean: the mean is not 0 there.
  const isMeant = atoms.some(({ head, isCentral }) => head.endsWith("'") || isCentral === true)
  const centred =
    degree >= SPEAKS && !isMeant ? { convention: 'all means are 0' } : { unsaid: 'it holds if all means are 0 only' }
  // Nothing holds in general between plain moments alone: ⟨x^2⟩ = 2⟨x⟩^2 is said of some distribution.
  const isPlain = atoms.every(
    ({ sort, degree: own, isCentral }) => sort === 'moment' && !Number.isNaN(own) && isCentral !== true,
  )
  // E[k_3] = κ_3: the mean of a statistic, and cumulants of something else.
  const isOfStatistic =
    atoms.every(({ sort, degree: own, isCentral }) => (sort === 'letter' && isCentral !== true) || own === 1) &&
    atoms.some(({ sort }) => sort === 'moment')
  // Nor between moments about the mean alone, or cumulants alone.
  const isOneSort = ['moment', 'cumulant'].some((one) =>
    atoms.every(
      ({ sort, degree: own, isCentral }) =>
        sort === one && !Number.isNaN(own) && (isCentral === true || sort === 'cumulant'),
    ),
  )
  if (isOfStatistic || ((isPlain || isOneSort) && variables.size <= 1)) return []
  // All cumulants of one parameter: nobody would write three of them.
  const cumulants = atoms.flatMap(({ sort, side, degree: own }) => (sort === 'cumulant' && side > 0 ? [own] : []))
  const isOfOneParameter = variables.size <= 1 && new Set(cumulants).size < 3
  const numbers = [...constants].filter((text) => !parameters.has(text))
  return [
    ...(numbers.length > 0 && numbers.length === variables.size
      ? [{ sort: 'generic', areMeans: true, unsaid: `it holds if ${numbers.join(', ')} is the mean only` } as const]
      : []),
    ...(isPlain ? [] : [{ sort: 'generic' } as const, { sort: 'centred', ...centred } as const]),
    { sort: 'symmetric', unsaid: 'it holds if all odd moments are 0 only' },
    { sort: 'shifted Gaussian', unsaid: 'it holds for Gaussian variables only' },
    ...(!isOfOneParameter
      ? []
      : [
          { sort: 'Poisson', unsaid: 'it holds for a Poisson distribution only' } as const,
          { sort: 'Bernoulli', unsaid: 'it holds for what is 0 or 1 only' } as const,
          { sort: 'geometric', unsaid: 'it holds for a geometric distribution only' } as const,
          { sort: 'exponential', unsaid: 'it holds for an exponential distribution only' } as const,
        ]),
    ...(variables.size > 1 && atoms.every(({ side, letters }) => side === 0 || letters <= 1)
      ? [
          { sort: 'independent', unsaid: 'it holds for independent variables only' } as const,
          { sort: 'centred and independent', unsaid: 'it holds for independent variables of mean 0 only' } as const,
        ]
      : []),
  ]
}

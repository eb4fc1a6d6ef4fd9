import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { readExpression } from '../mathematics/readExpression.js'
import { partsOfExpression, someNode } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import { architectures } from '../networks/architectures.js'
import { coupledCosSeries } from '../networks/coupled/coupledCosSeries.js'
import type { ModelMaker, NetworkSaid } from './claimed.js'
import { correlatorSaid, pointOf } from './correlatorSaid.js'
import type { CorrelatorSaid } from './correlatorSaid.js'
import { fieldMoment } from './fieldMoment.js'
import type { Model, Scope } from './model.js'
import { parameterReadings, valuesOf } from './networkParameters.js'
import type { ParameterReading, ParameterValues } from './networkParameters.js'
import { pairedLetters, pairingSum } from './pairingSum.js'
import type { PairingReading } from './pairingSum.js'
import { standsAt } from './standsAt.js'
import { letterOf, symbolText } from './symbolText.js'
import { addValues, multiplyValues, numeric, powerValue, small, unknownFrom } from './value.js'
import type { Value } from './value.js'
import { dot, vectorValue } from './vectors.js'
import type { Vector, Vectors } from './vectors.js'

const NETWORKS = ['cos-net', 'gauss-net', 'relu-net', 'erf-net', 'tanh-net']
/** Dimensions that are drawn, one after the other. */
const DIMENSIONS = [2, 3, 1]
/** Of the coupling of neurons, which formulas have to first order. */
const COUPLED_ORDERS = 2
/** Powers of 1/N at it, the usual one first. */
const COUPLINGS = [2, 1, 0]

/**
 * Closed correlators and kernels of the networks with names, against those that the package computes from their
 * definitions: the network is said by a comment or stands at the letter, as in K_{ReLU}(x,x').
 */
export const networkCorrelators: ModelMaker = ({ chain, network }) => {
  const [left, ...others] = chain.sides
  const said = left === undefined ? undefined : correlatorSaid(left)
  if (left === undefined || said === undefined || said.order % 2 === 1 || others.length === 0) return undefined
  const named = networkOf(said, network)
  if (named === undefined) return undefined
  const texts = others.flatMap(symbolsIn).map(symbolText)
  const sums = others.some((side) => someNode(side, (node) => pairedLetters(node) !== undefined))
  const readings = parameterReadings(texts, named)
  const isCoupled = named.name === 'cos-net' && texts.includes('α')
  if (isCoupled && !said.isConnected && said.order > 2) return undefined
  const sort = said.isConnected || said.order === 2 ? [true] : said.form === 'average' ? [false] : [false, true]
  const ways: readonly PairingReading[] = sums ? ['pairings', 'permutations'] : ['pairings']
  return readings.flatMap((reading) =>
    sort.flatMap((isConnected) =>
      ways.flatMap((way) =>
        (isCoupled ? COUPLINGS : [undefined]).map((coupledBy) =>
          modelOf({ left, said, named, reading, isConnected, way, sums, hasAngle: texts.includes('θ'), coupledBy }),
        ),
      ),
    ),
  )
}

interface Choice {
  readonly left: Expression
  readonly said: CorrelatorSaid
  readonly named: NetworkSaid
  readonly reading: ParameterReading
  readonly isConnected: boolean
  readonly way: PairingReading
  readonly sums: boolean
  readonly hasAngle: boolean
  /** The power of 1/N at an α that couples the neurons through their hidden weights; undefined without one. */
  readonly coupledBy: number | undefined
}

function modelOf({ left, said, named, reading, isConnected, way, sums, hasAngle, coupledBy }: Choice): Model {
  const { letters, conventions, isSaid } = reading
  return {
    kind: 'network correlator',
    conventions: [
      ...said.marks.map((mark) => `${mark} as the network ${named.name}`),
      ...conventions,
      ...(sums
        ? [
            way === 'pairings'
              ? 'the sum over the pairings (12)(34), (13)(42), (14)(23)'
              : 'the sum over all 24 permutations',
          ]
        : []),
      ...(hasAngle ? ['θ as the angle of which the cosine is the correlation of the preactivations'] : []),
      ...(coupledBy === undefined ? [] : [`hidden weights with the density ${densityWith(coupledBy)}`]),
      ...(isConnected && !said.isConnected && said.order > 2 ? ['the left side as the connected correlator'] : []),
    ],
    ...(isSaid || named.parameters['sigmab'] === 0
      ? {}
      : { unsaid: 'it holds if there is no such bias at the output, which nothing says' }),
    ...(coupledBy === undefined || coupledBy === COUPLINGS[0]
      ? {}
      : { unsaid: `it holds if hidden weights have the density ${densityWith(coupledBy)}, which nothing says` }),
    ...(way === 'permutations' ? { doubtful: true } : {}),
    isFunction: ({ head }) => head.name === said.letter,
    trial: (draw, place) => {
      const cycled = DIMENSIONS[place % DIMENSIONS.length] ?? 1
      const dimension = named.parameters['d'] ?? cycled
      const values = valuesOf(letters, dimension, named.parameters['d'] ?? 1, draw)
      // On opposite sides of the origin of a line nothing of a ramp without a bias is left to be compared.
      const isOneSided = named.name === 'relu-net' && dimension === 1
      const coordinate = (): number => (isOneSided ? 0.2 + 0.5 * draw() : 1.4 * draw() - 0.7)
      const points = said.points.map((): Vector => Array.from({ length: dimension }, coordinate))
      const cumulant = correlatorOf(named.name, values, points)
      const coupling = small(0.3 + 0.5 * draw(), 1)
      const vectors: Vectors = (symbol, { indices }) => vectorAt(symbol, said, points, indices)
      return {
        orders: coupledBy === undefined ? 0 : COUPLED_ORDERS,
        range: said.order,
        indices: (node) => {
          if (standsAt(node, left)) return said.points
          const point = node.kind === 'symbol' ? pointOf(said, symbolText(node)) : undefined
          return point === undefined ? [] : [point]
        },
        meaning: (node, scope) => {
          if (standsAt(node, left)) {
            const places = said.points.map((point) => scope.indices.get(point) ?? NaN)
            if (coupledBy !== undefined) {
              const strength = multiplyValues(coupling, numeric(values.width ** (2 - coupledBy)))
              return coupledCorrelator(values, points, places, strength)
            }
            return numeric(isConnected ? cumulant(places) : fieldMoment(places, cumulant))
          }
          const paired = said.order === 4 ? pairedLetters(node) : undefined
          if (paired !== undefined && node.kind === 'big') return pairingSum(node.body, paired, way, scope)
          const known = vectorValue(node, scope, vectors)
          if (known !== undefined) return known
          const letter = letterOf(node)
          if (letter === undefined) return undefined
          if (letter === 'α' && coupledBy !== undefined) return coupling
          if (letter === 'θ' && said.order === 2) return numeric(angle(values, points))
          const value = values.of.get(letter)
          return value === undefined ? undefined : numeric(value)
        },
      }
    },
  }
}

function densityWith(power: number): string {
  return `exp[-Σ w²/2v - ${['α', '(α/N)', '(α/N²)'][power] ?? 'α'}(Σ w²)²]`
}

/** The connected correlator of the Cos-net with coupled neurons, order by order in the coupling. */
function coupledCorrelator(
  { dimension: d, variance, readout, outputBias, width: N }: ParameterValues,
  points: readonly Vector[],
  places: readonly number[],
  coupling: Value,
): Value {
  const at = places.map((place) => points[place] as Vector)
  const series = coupledCosSeries({ N, d, sigma0: Math.sqrt(variance * d), sigma1: readout }, at, COUPLED_ORDERS)
  return series
    .map((value, k) =>
      multiplyValues(
        numeric(k === 0 && places.length === 2 ? value + outputBias ** 2 : value),
        powerValue(coupling, k, COUPLED_ORDERS),
      ),
    )
    .reduce(addValues, unknownFrom(COUPLED_ORDERS + 1))
}

/** The connected correlators at the points, by their indices; a bias is one more coordinate where the network has none. */
function correlatorOf(
  name: string,
  { dimension, variance, readout, hiddenBias, outputBias, width }: ParameterValues,
  points: readonly Vector[],
): (places: readonly number[]) => number {
  const isRamp = name === 'relu-net' && hiddenBias > 0
  const d = isRamp ? dimension + 1 : dimension
  const parameters = { N: width, d, sigma0: Math.sqrt(variance * d), sigma1: readout }
  const hasBias = name !== 'cos-net' && name !== 'relu-net'
  const network = architectures[name]?.create({ ...parameters, ...(hasBias ? { sigmab: hiddenBias } : {}) })
  const known = new Map<string, number>()
  return (places) => {
    const key = [...places].sort((a, b) => a - b).join()
    const at = places.map((place) => {
      const point = points[place] as Vector
      return isRamp ? [...point, hiddenBias / Math.sqrt(variance)] : point
    })
    const value = known.get(key) ?? network?.correlator(at) ?? NaN
    known.set(key, value)
    return places.length === 2 ? value + outputBias ** 2 : value
  }
}

function angle({ variance, hiddenBias }: ParameterValues, [x = [], y = []]: readonly Vector[]): number {
  const covariance = (a: Vector, b: Vector): number => variance * dot(a, b) + hiddenBias ** 2
  return Math.acos(covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y)))
}

/** `x_1`, `x_a` in a sum over pairings, `x_{ab}` as x_a − x_b. */
function vectorAt(
  symbol: SymbolNode,
  said: CorrelatorSaid,
  points: readonly Vector[],
  indices: Scope['indices'],
): Vector | undefined {
  const at = (text: string): Vector | undefined => {
    const point = pointOf(said, text)
    const place = point === undefined ? indices.get(text) : indices.get(point)
    return place === undefined ? undefined : points[place]
  }
  const text = symbolText(symbol)
  const whole = said.points.includes(text) ? at(text) : undefined
  if (whole !== undefined) return whole
  const stem = said.points.every((point) => point.includes('_')) ? said.points[0]?.split('_')[0] : undefined
  if (symbol.name !== stem || symbol.primes !== undefined || symbol.below === undefined) return undefined
  const [first, second, ...more] = symbol.below.flatMap((item) =>
    item.kind === 'number' ? [...item.text] : item.kind === 'name' ? [written([item])] : [],
  )
  if (first === undefined || more.length > 0) return undefined
  const [a, b] = [at(first), second === undefined ? undefined : at(second)]
  if (second === undefined) return a
  return a === undefined || b === undefined ? undefined : a.map((x, k) => x - (b[k] as number))
}

function networkOf({ marks }: CorrelatorSaid, network: NetworkSaid | undefined): NetworkSaid | undefined {
  if (network !== undefined) return NETWORKS.includes(network.name) ? network : undefined
  const names = marks.flatMap((mark) => {
    const name = `${mark.toLowerCase().replace(/-?net$/u, '')}-net`
    return NETWORKS.includes(name) ? [name] : []
  })
  const [name] = names
  return name === undefined || names.length > 1 || marks.length > 1 ? undefined : { name, parameters: {} }
}

/** All letters, those in exponents of e too. */
function symbolsIn(node: Expression): readonly SymbolNode[] {
  if (node.kind === 'symbol')
    return node.name === 'e' && node.above !== undefined ? symbolsIn(readExpression(node.above)) : [node]
  return [...(node.kind === 'applied' ? [node.head] : []), ...partsOfExpression(node).flatMap(symbolsIn)]
}

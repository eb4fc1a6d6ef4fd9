import { factorial } from '../../algebra/integers.js'
import { multisetPartitions } from '../../algebra/multisetPartitions.js'
import { InputError } from '../../errors.js'
import { insertionPoints, operatorPower } from './deformation.js'
import type { Deformation } from './deformation.js'
import type { Network, Point } from '../network.js'
import { finite } from '../../numbers.js'
import { largest, requireSize } from '../../sizes.js'

/** Which terms of a deformed correlator are computed. */
export interface DeformedOrders {
  /** Highest power of λ; 2 at most. */
  readonly order: number
  /** Highest power of 1/N. */
  readonly widthOrder: number
}

/**
 * The connected correlator of a network under e^{−λ∫O}, by powers of λ and 1/N: `coefficients[k][j]` is the coefficient
 * of λ^k at order N^−j, the value of N put in. Its sum over j at λ^k is the deformation of the network of width N to
 * that order.
 *
 * W[J; λ] = log E₀[e^{Jφ − λ∫O}] − log E₀[e^{−λ∫O}] gives (−1)^k/k! ∫ κ₀(φ(x₁) … φ(x_n), O(y₁), … O(y_k)), and a joint
 * cumulant of products of fields is the sum over the partitions of all fields that connect the products, of Π G_c^(|B|)
 * over blocks. G_c^(n) is of order N^(1−n/2), which orders the partitions.
 *
 * @param points an even number of points
 * @throws InputError for an order above 2, for a bad box or power, and as the network's correlator
 * @example
 * const deformation = { box: [-1, 1], nodes: 4 }
 * deformedCorrelator(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), deformation, [[0], [0]], { order: 1, widthOrder: 0 }).coefficients[0] // [0.5]
 * @source McCullagh, Tensor Methods in Statistics, section 3.2 (Leonov and Shiryaev)
 */
export function deformedCorrelator(
  network: Network,
  deformation: Deformation,
  points: readonly Point[],
  { order, widthOrder }: DeformedOrders,
): { readonly coefficients: readonly (readonly number[])[] } {
  if (!Number.isSafeInteger(order) || order < 0 || order > 2)
    throw new InputError({
      code: 'networks.order',
      at: 'order',
      expected: '0, 1 or 2 powers of λ',
      received: `${order}`,
    })
  if (!Number.isSafeInteger(widthOrder) || widthOrder < 0)
    throw new InputError({
      code: 'networks.order',
      at: 'widthOrder',
      expected: 'a natural number of powers of 1/N',
      received: `${widthOrder}`,
    })
  const insertions = insertionPoints(network, deformation)
  const all = [...points, ...insertions.map(({ point }) => point)]
  const correlator = remembered(network, all)
  const power = operatorPower(deformation)
  const fields = points.length + order * power
  requireSize({
    code: 'networks.size',
    at: 'power',
    of: 'fields in a term',
    needed: fields,
    most: largest.deformedFields,
    instead: 'fewer points, or a lower power',
  })
  const partitions = Array.from({ length: order + 1 }, (_, k) =>
    connectedPartitions(points.length, power, k, widthOrder),
  )
  const needed = partitions.reduce(
    (sum, terms, k) => sum + (terms.length * insertions.length ** k) / Number(factorial(k)),
    0,
  )
  requireSize({
    code: 'networks.size',
    at: 'nodes',
    of: 'products of correlators',
    needed,
    most: largest.deformedTerms,
    known: 'about',
  })
  const coefficients = Array.from({ length: order + 1 }, (_, k) => {
    const sums = new Array<number>(widthOrder + 1).fill(0)
    const terms = partitions[k] as readonly ConnectedPartition[]
    for (const nodes of multisets(insertions.length, k)) {
      // Multisets of nodes stand for all orders of them, k! / Π multiplicities!, of which 1/k! is in the exponential
      // series.
      const exchanges = [...new Set(nodes)].reduce(
        (product, node) => product * Number(factorial(nodes.filter((other) => other === node).length)),
        1,
      )
      const weight =
        nodes.reduce(
          (product, node) => (-product * (insertions[node]?.weight as number)) / Number(factorial(power)),
          1,
        ) / exchanges
      const placed = (item: number): number =>
        item < points.length ? item : points.length + (nodes[item - points.length] as number)
      for (const { blocks, multiplicity, narrowness } of terms) {
        const value = blocks.reduce((product, block) => product * correlator(block.map(placed)), multiplicity)
        sums[narrowness] = (sums[narrowness] as number) + weight * value
      }
    }
    return sums.map((sum) =>
      finite(sum, { at: `correlator of ${points.length} points`, what: `a coefficient of λ^${k}` }),
    )
  })
  return { coefficients }
}

interface ConnectedPartition {
  /** Items 0 … n−1 are the points, n + i is the i-th insertion, `power` times. */
  readonly blocks: readonly (readonly number[])[]
  readonly multiplicity: number
  /** The power of 1/N. */
  readonly narrowness: number
}

/** The partitions of all fields into even blocks that connect the points and the insertions with each other. */
function connectedPartitions(
  n: number,
  power: number,
  insertions: number,
  widthOrder: number,
): readonly ConnectedPartition[] {
  const products = Array.from({ length: n + insertions }, (_, i) => i)
  const items = products.flatMap((product) => Array.from({ length: product < n ? 1 : power }, () => product))
  const found: ConnectedPartition[] = []
  for (const { blocks, multiplicity } of multisetPartitions(items, { smallest: 2, largest: 2 + 2 * widthOrder })) {
    if (blocks.some((block) => block.length % 2 === 1)) continue
    const narrowness = blocks.reduce((sum, block) => sum + block.length / 2 - 1, 0)
    if (narrowness <= widthOrder && connects(blocks, products.length))
      found.push({ blocks, multiplicity: Number(multiplicity), narrowness })
  }
  return found
}

function connects(blocks: readonly (readonly number[])[], products: number): boolean {
  const reached = new Set([0])
  for (const from of reached)
    for (const block of blocks) if (block.includes(from)) for (const to of block) reached.add(to)
  return reached.size === products
}

/** All choices of `count` of the first `size` numbers, with repetition, in rising order. */
function* multisets(size: number, count: number, from = 0): Generator<readonly number[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let first = from; first < size; first++)
    for (const rest of multisets(size, count - 1, first)) yield [first, ...rest]
}

/** The correlator by indices into the points, each set of indices computed once. */
function remembered(network: Network, points: readonly Point[]): (indices: readonly number[]) => number {
  const known = new Map<string, number>()
  return (indices) => {
    const sorted = [...indices].sort((a, b) => a - b)
    const key = sorted.join()
    const found = known.get(key) ?? network.correlator(sorted.map((i) => points[i] as Point))
    known.set(key, found)
    return found
  }
}

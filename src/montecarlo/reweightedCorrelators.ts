import { factorial } from '../algebra/integers.js'
import { pairings } from '../algebra/partitions.js'
import { InputError } from '../errors.js'
import { insertionPoints, operatorPower } from '../networks/coupled/deformation.js'
import type { Deformation } from '../networks/coupled/deformation.js'
import type { Network, Point } from '../networks/network.js'
import { readoutDraw } from '../networks/readout.js'
import { sampleBatches } from './sampling/batches.js'
import type { Measure, SampleOptions } from './sampling/batches.js'
import type { Estimate } from './estimate.js'
import { jackknife } from './statistics/jackknife.js'
import type { Statistic } from './statistics/jackknife.js'
import { requirePoints } from './sampling/requirePoints.js'
import { hiddenUnits } from './sampling/hiddenUnits.js'

export interface ReweightedOptions extends SampleOptions {
  /** The strength λ of the insertion, from 0 on. */
  readonly lambda: number
  /** What to measure: two indices into the points for G2 there, four for G4c; indices may repeat. */
  readonly quantities: readonly (readonly number[])[]
}

/** The estimates, and how many samples of the deformed density the weighted ones are worth: (Σw)²/Σw². */
export interface ReweightedEstimates {
  readonly estimates: readonly Estimate[]
  readonly effectiveSamples: number
}

/**
 * Connected correlators of a network under e^{−λ∫O} from samples of the network itself, weighted by w = e^{−λ∫O}: G2 =
 * ⟨φφ⟩_w and G4c = ⟨φφφφ⟩_w − Σ₃⟨φφ⟩_w⟨φφ⟩_w with ⟨f⟩_w = Σ w f/Σ w.
 *
 * The same estimate without weights is subtracted and the network's exact correlator added: what is sampled is the
 * change alone, whose noise is small for small λ. Bias: of order 1/samples. Standard errors: a jackknife over 200
 * batches.
 *
 * @throws InputError for λ < 0, bad points, box or quantities, and fewer than 20 samples
 * @example
 * const options = { lambda: 0, quantities: [[0, 0]], samples: 100, seed: 1 }
 * reweightedCorrelators(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), { box: [-1, 1], nodes: 4 }, [[0]], options).estimates[0].mean // 0.5…: at λ = 0 the exact one
 */
export function reweightedCorrelators(
  network: Network,
  deformation: Deformation,
  points: readonly Point[],
  options: ReweightedOptions,
): ReweightedEstimates {
  const { lambda, quantities, samples, seed } = options
  requirePoints(network, points)
  if (!Number.isFinite(lambda) || lambda < 0)
    throw new InputError({
      code: 'montecarlo.lambda',
      at: 'lambda',
      expected: 'a number from 0 on, for the weight to be bounded',
      received: `${lambda}`,
    })
  quantities.forEach((indices, q) => requireIndices(indices, points.length, `quantities[${q}]`))
  const products = distinctProducts(quantities)
  const placeOf = new Map(products.map((product, i) => [product.join(), i]))
  const batches = sampleBatches(
    2 + 2 * products.length,
    weightedProducts(network, deformation, points, { lambda, products }),
    options,
  )
  const totals = Float64Array.from({ length: 2 }, (_, t) =>
    batches.sums.reduce((sum, value, i) => (i % batches.terms === t ? sum + value : sum), 0),
  )
  if (!((totals[1] as number) > 0))
    throw new InputError({
      code: 'montecarlo.lambda',
      at: 'lambda',
      expected: 'a λ for which weights e^(−λ∫O) are left of the samples',
      received: `${lambda}`,
    })
  const estimates = quantities.map((indices): Estimate => {
    const { value, standardError } = jackknife(batches, changeOf(indices, placeOf, products.length))
    const quantity = { kind: 'correlator', of: 'points', indices, lambda } as const
    const mean = network.correlator(indices.map((i) => points[i] as Point)) + value
    return { quantity, mean, standardError, samples, seed, method: { kind: 'reweighted', batches: batches.batches } }
  })
  return { estimates, effectiveSamples: (totals[0] as number) ** 2 / (totals[1] as number) }
}

/** Terms of a sample: w, w², then every product of fields with its weight, then every product alone. */
function weightedProducts(
  network: Network,
  deformation: Deformation,
  points: readonly Point[],
  { lambda, products }: { readonly lambda: number; readonly products: readonly (readonly number[])[] },
): Measure {
  const insertions = insertionPoints(network, deformation)
  const all = [...points, ...insertions.map(({ point }) => point)]
  const size = all.length
  const hidden = hiddenUnits(network, size)
  const field = new Float64Array(size)
  const draw = readoutDraw(network)
  const power = operatorPower(deformation)
  const coupling = lambda / Number(factorial(power))
  return (random, values) => {
    network.sampleHidden(random, all, hidden)
    field.fill(0)
    for (let row = 0; row < hidden.length; row += size) {
      const readout = draw(random)
      for (let p = 0; p < size; p++) field[p] = (field[p] as number) + readout * (hidden[row + p] as number)
    }
    const action = insertions.reduce(
      (sum, { weight }, i) => sum + weight * (field[points.length + i] as number) ** power,
      0,
    )
    const weight = Math.exp(-coupling * action)
    values[0] = weight
    values[1] = weight * weight
    products.forEach((product, i) => {
      const value = product.reduce((total, p) => total * (field[p] as number), 1)
      values[2 + i] = weight * value
      values[2 + products.length + i] = value
    })
  }
}

/** The correlator with weights minus that without. */
function changeOf(indices: readonly number[], placeOf: ReadonlyMap<string, number>, products: number): Statistic {
  return (sums, samples) => {
    const mean = (product: readonly number[], weighted: boolean): number => {
      const place = 2 + (placeOf.get(product.join()) as number) + (weighted ? 0 : products)
      return (sums[place] as number) / (weighted ? (sums[0] as number) : samples)
    }
    const cumulant = (weighted: boolean): number => {
      const whole = mean(sorted(indices), weighted)
      if (indices.length === 2) return whole
      return [...pairings(indices)].reduce(
        (rest, pairs) => rest - pairs.reduce((product, pair) => product * mean(sorted(pair), weighted), 1),
        whole,
      )
    }
    return cumulant(true) - cumulant(false)
  }
}

function distinctProducts(quantities: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const all = quantities.flatMap((indices) => [
    sorted(indices),
    ...(indices.length === 4 ? [...pairings(indices)].flat().map(sorted) : []),
  ])
  return [...new Map(all.map((product) => [product.join(), product])).values()]
}

function sorted(indices: readonly number[]): readonly number[] {
  return [...indices].sort((a, b) => a - b)
}

function requireIndices(indices: readonly number[], size: number, at: string): void {
  const inRange = indices.every((index) => Number.isInteger(index) && index >= 0 && index < size)
  if ((indices.length === 2 || indices.length === 4) && inRange) return
  throw new InputError({
    code: 'montecarlo.quantity',
    at,
    expected: `two or four indices from 0 to ${size - 1}`,
    received: `[${indices.join(', ')}]`,
  })
}

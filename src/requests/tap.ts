import { enumeratedSpins, exactGibbs } from '../effective/enumeratedSpins.js'
import { flat, gibbsOf, requireCouplings, requireMeanFieldOrder, requireMeans } from '../effective/gibbsEnergy.js'
import type { GibbsEnergy } from '../effective/gibbsEnergy.js'
import { InputError } from '../errors.js'
import { spinGlassMargin } from '../effective/solvedMeans.js'
import { requireNumber } from '../numbers.js'
import { requireNumbers } from '../shapes.js'
import { largest, requireSize } from '../sizes.js'
import { truncationScan } from '../effective/truncationScan.js'
import type { TruncationScan } from '../effective/truncationScan.js'
import { gibbsInParts } from './gibbsParts.js'
import type { Running } from './running.js'
import { sampledSpins } from './sampledSpins.js'
import type { SampledSpins } from './sampledSpins.js'
import { solutionsOf } from './tapSolutions.js'
import type { TapSolution } from './tapSolutions.js'
import { gibbsDoubts } from './tapTrust.js'
import type { Doubts } from './tapTrust.js'

/** Mean-field theory of Ising spins beyond its first order, as the command `tap` is asked for it. */
export interface TapRequest {
  /** K in the weight exp(Σ_{i<j} K_ij s_i s_j + h·s): symmetric, with zeros on the diagonal. */
  readonly couplings: readonly (readonly number[])[]
  /** Of every spin, between −1 and 1: asks for G(m) and the fields. */
  readonly magnetisations?: readonly number[]
  /** Of every spin: asks for the magnetisations. */
  readonly fields?: readonly number[]
  /** In the couplings, from 1 (naive mean field) to 6; default 2 (TAP). */
  readonly order?: number
  /** The same by all states of up to 20 spins, above that by Monte Carlo; default: no. */
  readonly exact?: boolean
  /** The error of every order up to this one when the couplings are scaled by ε; default: no. */
  readonly scan?: boolean
  /** From how many starts the equations are solved, drawn at random but for the first; default 1. */
  readonly starts?: number
  /** Of starts and Monte Carlo; default 1. */
  readonly seed?: number
  /** Sweeps of the Monte Carlo; default 20,000. */
  readonly sweeps?: number
}

/** Of given magnetisations. */
export interface GibbsAnswer {
  readonly kind: 'gibbs'
  readonly order: number
  readonly magnetisations: readonly number[]
  readonly gibbs: GibbsEnergy
  /** 1 − the largest eigenvalue of q_i K_ij² q_j, q = 1 − m²: what de Almeida and Thouless want above 0. */
  readonly spinGlass: number
  /** Why the numbers are none to trust; empty where they are. */
  readonly doubts: Doubts
  readonly exact?: { readonly value: number; readonly fields: readonly number[] }
  /** Why there is nothing exact, though it was asked for. */
  readonly withoutExact?: string
  /** Means that were sampled in the fields of this order. */
  readonly sampled?: SampledSpins
  readonly scan?: TruncationScan
}

/** Of given fields. */
export interface MeansAnswer {
  readonly kind: 'means'
  readonly order: number
  readonly fields: readonly number[]
  /** Different solutions, stable ones first, by their free energies; none where no start led to one. */
  readonly solutions: readonly TapSolution[]
  /** What the starts that led nowhere ended with. */
  readonly failed: readonly { readonly iterations: number; readonly residual: number }[]
  readonly exact?: { readonly freeEnergy: number; readonly means: readonly number[] }
  readonly sampled?: SampledSpins
}

export type TapAnswer = GibbsAnswer | MeansAnswer

/**
 * The Gibbs free energy of given magnetisations with the fields, or the magnetisations in given fields; {@link tapText},
 * {@link tapJson} and {@link tapLatex} write the answer.
 *
 * @throws InputError for couplings that are not symmetric, magnetisations that are not between −1 and 1, numbers that do
 * not fit, and too many spins; the signal's reason when it is aborted
 * @example
 * const couplings = [[0, 0.3], [0.3, 0]]
 * const answer = await answerTap({ couplings, fields: [0.1, 0.5], order: 2 })
 * answer.solutions[0].means[0].toFixed(4) // '0.2253'
 */
export async function answerTap(request: TapRequest, running: Running = {}): Promise<TapAnswer> {
  running.signal?.throwIfAborted()
  const { couplings, magnetisations, fields, order = 2, exact = false, scan = false, starts = 1, seed = 1 } = request
  const { sweeps = 20_000 } = request
  requireCouplings(couplings, 'couplings')
  const spins = couplings.length
  requireSize({ code: 'requests.spins', at: 'couplings', of: 'spins', needed: spins, most: largest.meanFieldSpins })
  requireMeanFieldOrder(order, 'order')
  requireNumber(starts, {
    at: 'starts',
    integer: true,
    min: 1,
    max: 1000,
    expected: 'a number of starts from 1 to 1000',
  })
  requireNumber(sweeps, {
    at: 'sweeps',
    integer: true,
    min: 100,
    max: 1e9,
    expected: 'a number of sweeps, 100 at least',
  })
  if ((magnetisations === undefined) === (fields === undefined))
    throw new InputError({
      code: 'requests.tap',
      at: 'magnetisations',
      expected: 'either magnetisations, which ask for the fields, or fields, which ask for the magnetisations',
      received: fields === undefined ? 'neither' : 'both',
    })
  const K = flat(couplings)
  const isFew = spins <= largest.enumeratedSpins
  const sampling = { couplings: K, seed, sweeps }
  if (magnetisations !== undefined) {
    requireMeans(magnetisations, spins, 'magnetisations')
    const means = Float64Array.from(magnetisations)
    const gibbs = gibbsOf(means, await gibbsInParts(K, means, order, running))
    const spinGlass = await spinGlassMargin(K, means)
    return {
      kind: 'gibbs',
      order,
      magnetisations,
      gibbs,
      spinGlass,
      doubts: gibbsDoubts(magnetisations, gibbs, spinGlass),
      ...(exact && isFew ? exactly(couplings, magnetisations) : {}),
      ...(exact && !isFew ? { sampled: await sampledSpins({ ...sampling, fields: gibbs.fields }, running) } : {}),
      ...(scan ? { scan: truncationScan(couplings, magnetisations, order) } : {}),
    }
  }
  requireNumbers(fields as readonly number[], {
    code: 'requests.fields',
    at: 'fields',
    length: spins,
    of: `a list of ${spins} fields, one for each spin`,
  })
  if (scan)
    throw new InputError({
      code: 'requests.tap',
      at: 'scan',
      expected: 'magnetisations, at which the truncated free energy is compared with the exact one',
      received: 'fields',
    })
  const h = fields as readonly number[]
  const found = await solutionsOf({ couplings: K, fields: h, order, starts, seed }, running)
  const enumerated = exact && isFew ? enumeratedSpins(couplings, h) : undefined
  return {
    kind: 'means',
    order,
    fields: h,
    ...found,
    ...(enumerated === undefined ? {} : { exact: { freeEnergy: -enumerated.logZ, means: enumerated.means } }),
    ...(exact && !isFew ? { sampled: await sampledSpins({ ...sampling, fields: h }, running) } : {}),
  }
}

/** The exact fields, or why they were not found: what was expanded stands without them. */
function exactly(
  couplings: readonly (readonly number[])[],
  magnetisations: readonly number[],
): Pick<GibbsAnswer, 'exact' | 'withoutExact'> {
  try {
    return { exact: exactGibbs(couplings, magnetisations) }
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== 'effective.exact') throw error
    return { withoutExact: 'the exact fields were not found to ten digits: the couplings are too strong for float64' }
  }
}

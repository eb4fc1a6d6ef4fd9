import { exactFit } from '../effective/exactFit.js'
import { forwardCheck } from '../effective/forwardCheck.js'
import { HIGHEST_INVERSE, inverseIsing } from '../effective/inverseIsing.js'
import type { FittedSpins, InverseMethod, SpinMoments } from '../effective/inverseIsing.js'
import { spinGlassMargin } from '../effective/solvedMeans.js'
import { SpinRows } from '../effective/spinSample.js'
import type { SpinSample } from '../effective/spinSample.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { requireList, requireNumbers } from '../shapes.js'
import { largest, requireSize } from '../sizes.js'
import type { SampleRows } from './sampleRows.js'
import type { Running } from './running.js'
import { fitDoubts } from './tapTrust.js'
import type { Doubts, FitCheck } from './tapTrust.js'
import { inTurns } from './turns.js'

/** The pairwise model of binary data, as the command `tap --data` is asked for it. */
export interface TapDataRequest extends TapDataQuestion {
  /** Rows are draws, columns are spins: 0 and 1, or −1 and 1. */
  readonly data: readonly (readonly number[])[]
}

/** What is asked of binary data, wherever they come from. */
export interface TapDataQuestion {
  /** The name by which messages call them; default `data`. */
  readonly file?: string
  /** 1 is naive mean field, 2 TAP, from 3 to 6 the series in the covariances to that order; default 2. */
  readonly order?: number
  /** Another method than the order stands for: `sessak-monasson` at order 1 or 2. */
  readonly method?: InverseMethod
  /** The fit of largest likelihood by all states beside it for up to 20 spins; up to 16 it is there in any case. */
  readonly exact?: boolean
}

export interface TapDataAnswer {
  readonly file: string
  readonly method: InverseMethod
  readonly order: number
  readonly sample: SpinSample
  readonly fitted: FittedSpins
  /** Standard errors, by the jackknife. */
  readonly errors: FittedSpins
  readonly exact?: FittedSpins
  /** 1 − the largest eigenvalue of q_i K_ij² q_j at the fit, q = 1 − m². */
  readonly spinGlass: number
  /** By how much the fitted model misses a covariance of the data at most, in (q_i q_j)^½. */
  readonly missed: number
  /** By how much a coupling is off: from the exact one, else at least, by what is missed; with its standard error. */
  readonly off: FitCheck['off']
  /** Why the couplings are none to trust; empty where they are. */
  readonly doubts: Doubts
}

/**
 * Couplings and fields of the pairwise model of largest entropy with the means and correlations of the data, with
 * errors; {@link tapDataText}, {@link tapDataJson} and {@link tapDataPlot} write the answer.
 *
 * @throws InputError for rows of different lengths, values that are not binary, too few draws, spins of one value, and
 * covariances without an inverse; the signal's reason when it is aborted
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 1000 }, () => [random.uniform() < 0.5 ? 0 : 1, random.uniform() < 0.3 ? 0 : 1])
 * const { sample } = await answerTapData({ data })
 * sample.coding // '0/1'
 */
export async function answerTapData(request: TapDataRequest, running: Running = {}): Promise<TapDataAnswer> {
  running.signal?.throwIfAborted()
  const { data, ...question } = request
  const { file = 'data' } = question
  const columns = requireList(data, file, 'a list of draws')[0]?.length ?? 0
  data.forEach((row, i) => requireNumbers(row, { at: `${file}[${i}]`, length: columns }))
  return tapOfRows(columns === 0 ? [] : [{ columns, rows: Float64Array.from(data.flat()) }], question, running)
}

/** The same of data that come a few rows at a time; they are kept, a byte for each value. */
export async function tapOfRows(
  samples: Iterable<SampleRows> | AsyncIterable<SampleRows>,
  { file = 'data', order = 2, method = methodOf(order), exact = false }: TapDataQuestion,
  running: Running = {},
): Promise<TapDataAnswer> {
  requireMethod(method, order)
  const rows = new SpinRows(file)
  let values = 0
  for await (const { columns, rows: some } of samples) {
    values += some.length
    const most = order < HIGHEST_INVERSE ? largest.fittedSpins : largest.quadrupleSpins
    requireSize({ code: 'requests.spins', at: file, of: 'columns', needed: columns, most })
    requireSize({ code: 'requests.data', at: file, of: 'values', needed: values, most: largest.spinValues })
    if (columns < 2)
      throw new InputError({
        code: 'requests.data',
        at: file,
        expected: 'two spins or more, each a column',
        received: `${columns}`,
      })
    rows.add(some, columns)
  }
  const sample = rows.finish()
  const { spins, moments, without } = sample
  if (exact)
    requireSize({
      code: 'effective.enumerated',
      at: '--exact',
      of: 'spins, whose states are enumerated',
      needed: spins,
      most: largest.enumeratedSpins,
    })
  const { signal, onProgress } = running
  const tell = (done: number): void =>
    onProgress?.({ what: 'fitting couplings', done, of: without.length + 1, unit: 'fits' })
  const fit = async (of: SpinMoments, done: number): Promise<FittedSpins> => {
    tell(done)
    return inTurns(inverseIsing(of, method, order), signal)
  }
  const fitted = await fit(moments, 0)
  const parts: FittedSpins[] = []
  for (const [at, part] of without.entries())
    try {
      parts.push(await fit(part, at + 1))
    } catch (error) {
      if (!(error instanceof InputError) || error.code !== 'effective.inverse') throw error
      throw withoutRows(error, at, sample)
    }
  tell(without.length + 1)
  const errors = {
    couplings: jackknife(parts.map(({ couplings }) => couplings)),
    fields: jackknife(parts.map(({ fields }) => fields)),
  }
  const spinGlass = await spinGlassMargin(fitted.couplings, moments.means)
  const { missed, off: least } = await inTurns(forwardCheck(fitted, moments, order), signal)
  const likeliest = exact || spins <= LIKELIEST ? await likeliestFit(moments, exact, signal) : {}
  const off = likeliest.exact === undefined ? { by: least, error: 0 } : furthest(fitted, likeliest.exact, errors)
  const { withoutLikeliest } = likeliest
  return {
    file,
    method,
    order,
    sample,
    fitted,
    errors,
    ...(likeliest.exact === undefined ? {} : { exact: likeliest.exact }),
    spinGlass,
    missed,
    off,
    doubts: fitDoubts({ spinGlass, missed, off, ...(withoutLikeliest === undefined ? {} : { withoutLikeliest }) }),
  }
}

/** Up to so many spins the fit of largest likelihood takes a few seconds, and is always beside the other. */
const LIKELIEST = 16

/** The fit of largest likelihood; why there is none, where it was not asked for. */
async function likeliestFit(
  moments: SpinMoments,
  isAsked: boolean,
  signal: AbortSignal | undefined,
): Promise<{ readonly exact?: FittedSpins; readonly withoutLikeliest?: string }> {
  try {
    return { exact: await inTurns(exactFit(moments), signal) }
  } catch (error) {
    if (isAsked || !(error instanceof InputError) || error.code !== 'effective.exactFit') throw error
    return {
      withoutLikeliest: `no couplings are the likeliest: expected ${error.expected}, received ${error.received}`,
    }
  }
}

/** The coupling that is furthest from the exact one beyond its error. */
function furthest(fitted: FittedSpins, exact: FittedSpins, errors: FittedSpins): FitCheck['off'] {
  let most = { by: 0, error: 0 }
  fitted.couplings.forEach((coupling, at) => {
    const [by, error] = [Math.abs(coupling - (exact.couplings[at] as number)), errors.couplings[at] as number]
    // Of two the one that is told as a doubt first.
    if (by - Math.max(0, 2 * error - 0.1) > most.by - Math.max(0, 2 * most.error - 0.1)) most = { by, error }
  })
  return most
}

function methodOf(order: number): InverseMethod {
  return order === 1 ? 'naive' : order === 2 ? 'tap' : 'sessak-monasson'
}

function requireMethod(method: InverseMethod, order: number): void {
  requireNumber(order, {
    code: 'requests.order',
    at: 'order',
    integer: true,
    min: 1,
    max: HIGHEST_INVERSE,
    expected: `an order from 1 (naive mean field) and 2 (TAP) to ${HIGHEST_INVERSE} (series in the covariances)`,
  })
  if (method === 'sessak-monasson' || method === methodOf(order)) return
  throw new InputError({
    code: 'requests.order',
    at: 'order',
    expected: `${method === 'naive' ? 1 : 2}, that of the method ${method}`,
    received: `${order}`,
  })
}

/** What the fit to all draws but some has to say, as one about the errors. */
function withoutRows(error: InputError, part: number, { draws, without }: SpinSample): InputError {
  const [first, end] = [part, part + 1].map((edge) => Math.floor((edge * draws) / without.length)) as [number, number]
  return new InputError({
    code: error.code,
    at: error.at,
    expected: `${error.expected}, also in every nineteen of twenty parts of the draws, which the errors are from`,
    received: `${error.received} where rows ${first + 1} to ${end} are left out; the fit to all rows there is`,
  })
}

/** √((B − 1)/B Σ (x − mean)²) over the values without each part. */
function jackknife(parts: readonly Float64Array[]): Float64Array {
  const count = parts.length
  return (parts[0] as Float64Array).map((_, at) => {
    const mean = parts.reduce((sum, part) => sum + (part[at] as number), 0) / count
    const squares = parts.reduce((sum, part) => sum + ((part[at] as number) - mean) ** 2, 0)
    return Math.sqrt(((count - 1) / count) * squares)
  })
}

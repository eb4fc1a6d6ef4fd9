import { productOfViews } from '../algebra/productOfViews.js'
import { InputError } from '../errors.js'
import type { SpinMoments } from './inverseIsing.js'

/** Draws of spins, with what their jackknife needs. */
export interface SpinSample {
  readonly draws: number
  readonly spins: number
  /** How the values stand in the data: 0 is read as −1. */
  readonly coding: '0/1' | '-1/1'
  readonly moments: SpinMoments
  /** The moments without each of twenty consecutive parts. */
  readonly without: readonly SpinMoments[]
}

/** Parts of the jackknife. */
const PARTS = 20

/** Draws for each spin at least: below that covariances are mostly noise. */
const DRAWS_PER_SPIN = 5
const DRAWS = 200

/** Draws that are multiplied together. */
const CHUNK = 4096

/** Rows of spins as they come, a byte for each value. */
export class SpinRows {
  private readonly chunks: Int8Array[] = []
  private columns = 0
  private rows = 0
  private hasZero = false
  private hasMinus = false

  constructor(private readonly file: string) {}

  /** @throws InputError for values that are none of 0 and 1, or −1 and 1 */
  add(rows: Float64Array, columns: number): void {
    this.columns = columns
    const chunk = new Int8Array(rows.length)
    rows.forEach((value, at) => {
      if (value === 0) this.hasZero = true
      else if (value === -1) this.hasMinus = true
      if ((value !== 0 && value !== 1 && value !== -1) || (this.hasZero && this.hasMinus))
        throw new InputError({
          code: 'effective.spins',
          at: `${this.file}, row ${this.rows + Math.floor(at / columns) + 1}, column ${(at % columns) + 1}`,
          expected: 'binary data, all values 0 or 1, or all -1 or 1',
          received: this.hasZero && this.hasMinus ? '0 and -1 in one file' : `${value}`,
        })
      chunk[at] = value
    })
    this.rows += rows.length / columns
    this.chunks.push(chunk)
  }

  /** @throws InputError for too few rows, and spins that have one value only, in all rows or in all of a jackknife */
  finish(): SpinSample {
    const { columns: spins, rows: draws, file } = this
    const least = Math.max(DRAWS, DRAWS_PER_SPIN * spins)
    if (draws < least)
      throw new InputError({
        code: 'effective.draws',
        at: file,
        expected: `at least ${least} draws of ${spins} spins, for fewer say nothing of their couplings`,
        received: `${draws}`,
      })
    const sums = Array.from({ length: PARTS }, (_, part) =>
      this.sumsOf(Math.floor((part * draws) / PARTS), Math.floor(((part + 1) * draws) / PARTS)),
    )
    const whole = added(sums)
    const without = sums.map((part) => momentsOf(subtracted(whole, part)))
    const moments = momentsOf(whole)
    const constant = moments.means.findIndex((_, i) =>
      [moments, ...without].some(({ means }) => Math.abs(means[i] as number) === 1),
    )
    if (constant >= 0)
      throw new InputError({
        code: 'effective.draws',
        at: file,
        expected: 'spins that take both values, in every nineteen of twenty parts of the draws',
        received: `column ${constant + 1}, which does not`,
      })
    return { draws, spins, coding: this.hasZero ? '0/1' : '-1/1', moments, without }
  }

  private sumsOf(first: number, end: number): Sums {
    const n = this.columns
    const sums: Sums = { draws: end - first, means: new Float64Array(n), products: new Float64Array(n * n) }
    for (let start = first; start < end; start += CHUNK) {
      const rows = Math.min(CHUNK, end - start)
      const data = this.values(start, rows)
      data.forEach((value, at) => (sums.means[at % n] = (sums.means[at % n] as number) + value))
      const view = { data, offset: 0, stride: n, transposed: false }
      const products = productOfViews({ ...view, transposed: true }, view, { rows: n, inner: rows, columns: n })
      products.forEach((value, at) => (sums.products[at] = (sums.products[at] as number) + value))
    }
    return sums
  }

  /** As −1 and 1. */
  private values(first: number, rows: number): Float64Array {
    const n = this.columns
    const values = new Float64Array(rows * n)
    let [from, at] = [first * n, 0]
    for (const chunk of this.chunks) {
      if (from >= chunk.length) {
        from -= chunk.length
        continue
      }
      for (; from < chunk.length && at < values.length; from++, at++) values[at] = chunk[from] === 1 ? 1 : -1
      if (at === values.length) break
      from = 0
    }
    return values
  }
}

interface Sums {
  readonly draws: number
  readonly means: Float64Array
  readonly products: Float64Array
}

function added(parts: readonly Sums[]): Sums {
  return parts.reduce((sum, part) => ({
    draws: sum.draws + part.draws,
    means: sum.means.map((value, i) => value + (part.means[i] as number)),
    products: sum.products.map((value, i) => value + (part.products[i] as number)),
  }))
}

function subtracted(sum: Sums, part: Sums): Sums {
  return {
    draws: sum.draws - part.draws,
    means: sum.means.map((value, i) => value - (part.means[i] as number)),
    products: sum.products.map((value, i) => value - (part.products[i] as number)),
  }
}

function momentsOf({ draws, means: sums, products }: Sums): SpinMoments {
  const n = sums.length
  const means = sums.map((sum) => sum / draws)
  const covariances = products.map(
    (sum, at) => sum / draws - (means[Math.floor(at / n)] as number) * (means[at % n] as number),
  )
  return { means, covariances }
}

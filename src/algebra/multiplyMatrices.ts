/** Sizes of a product of matrices, made `blocks` times. */
export interface MatrixSizes {
  readonly blocks: number
  readonly rows: number
  readonly inner: number
  readonly columns: number
}

/** Columns that are multiplied together, so that they stay near the processor. */
const TILE = 256

/** The products of the matrices that stand one after the other, row-major. */
export function multiplyMatrices(
  left: Float64Array,
  right: Float64Array,
  { blocks, rows, inner, columns }: MatrixSizes,
): Float64Array {
  const product = new Float64Array(blocks * rows * columns)
  for (let block = 0; block < blocks; block++) {
    const [to, a, b] = [block * rows * columns, block * rows * inner, block * inner * columns]
    if (columns === 1) {
      for (let i = 0; i < rows; i++) product[to + i] = dot(left, a + i * inner, right, b, inner)
      continue
    }
    for (let start = 0; start < columns; start += TILE) {
      const width = Math.min(TILE, columns - start)
      for (let i = 0; i < rows; i++) {
        const target = to + i * columns + start
        let k = 0
        for (; k + 3 < inner; k += 4) {
          const from = b + k * columns + start
          const [i1, i2, i3] = [from + columns, from + 2 * columns, from + 3 * columns]
          addFourRows(product, target, width, left, a + i * inner + k, right, from, i1, i2, i3)
        }
        for (; k < inner; k++)
          addRow(product, target, width, left[a + i * inner + k] as number, right, b + k * columns + start)
      }
    }
  }
  return product
}

/** Adds a combination of four rows, whose factors start at `factor`. */
export function addFourRows(
  target: Float64Array,
  to: number,
  width: number,
  factors: Float64Array,
  factor: number,
  source: Float64Array,
  from0: number,
  from1: number,
  from2: number,
  from3: number,
): void {
  const [a, b] = [factors[factor] as number, factors[factor + 1] as number]
  const [c, d] = [factors[factor + 2] as number, factors[factor + 3] as number]
  for (let j = 0; j < width; j++)
    target[to + j] =
      (target[to + j] as number) +
      (a * (source[from0 + j] as number) +
        b * (source[from1 + j] as number) +
        (c * (source[from2 + j] as number) + d * (source[from3 + j] as number)))
}

/** Adds a multiple of a row. */
export function addRow(
  target: Float64Array,
  to: number,
  width: number,
  factor: number,
  source: Float64Array,
  from: number,
): void {
  for (let j = 0; j < width; j++) target[to + j] = (target[to + j] as number) + factor * (source[from + j] as number)
}

function dot(left: Float64Array, a: number, right: Float64Array, b: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += (left[a + k] as number) * (right[b + k] as number)
  return sum
}

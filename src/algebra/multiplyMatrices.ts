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
        for (; k + 3 < inner; k += 4)
          addRows(product, target, width, left, a + i * inner + k, right, b + k * columns + start, columns)
        for (; k < inner; k++) {
          const [factor, from] = [left[a + i * inner + k] as number, b + k * columns + start]
          for (let j = 0; j < width; j++)
            product[target + j] = (product[target + j] as number) + factor * (right[from + j] as number)
        }
      }
    }
  }
  return product
}

/** Adds a combination of four rows, whose factors start at `factors`. */
function addRows(
  target: Float64Array,
  to: number,
  width: number,
  left: Float64Array,
  factors: number,
  right: Float64Array,
  from: number,
  columns: number,
): void {
  const [a, b] = [left[factors] as number, left[factors + 1] as number]
  const [c, d] = [left[factors + 2] as number, left[factors + 3] as number]
  let [i, j, k] = [from + columns, from + 2 * columns, from + 3 * columns]
  for (let at = to, h = from; at < to + width; at++, h++, i++, j++, k++)
    target[at] =
      (target[at] as number) +
      (a * (right[h] as number) + b * (right[i] as number) + (c * (right[j] as number) + d * (right[k] as number)))
}

function dot(left: Float64Array, a: number, right: Float64Array, b: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += (left[a + k] as number) * (right[b + k] as number)
  return sum
}

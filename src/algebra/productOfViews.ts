import { webAssembly } from '../webAssembly.js'
import { multiplyMatrices } from './multiplyMatrices.js'
import { productWasm } from './productWasm.js'

/** A matrix within an array: entry (i, k) is at `offset + i·stride + k`, of one that is `transposed` at `offset + k·stride + i`. */
export interface MatrixView {
  readonly data: Float64Array
  readonly offset: number
  readonly stride: number
  readonly transposed: boolean
}

/** Sizes of a product. */
export interface ProductSizes {
  readonly rows: number
  readonly inner: number
  readonly columns: number
}

/** Adds nothing to what is there: the product of two matrices, row-major, with `columns` numbers a row. */
type Product = (left: MatrixView, right: MatrixView, sizes: ProductSizes) => Float64Array

/**
 * The product of two large matrices: by WebAssembly, which has two lanes and takes a quarter of the time, or by
 * JavaScript where there is none of it. The numbers differ by roundings.
 */
export const productOfViews: Product = byWebAssembly() ?? byJavaScript

/** As {@link productOfViews}, in JavaScript. */
export function byJavaScript(left: MatrixView, right: MatrixView, sizes: ProductSizes): Float64Array {
  const { rows, inner, columns } = sizes
  return multiplyMatrices(copied(left, rows, inner), copied(right, inner, columns), { blocks: 1, ...sizes })
}

function copied({ data, offset, stride, transposed }: MatrixView, rows: number, columns: number): Float64Array {
  const copy = new Float64Array(rows * columns)
  const [down, across] = transposed ? [1, stride] : [stride, 1]
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) copy[i * columns + j] = data[offset + i * down + j * across] as number
  return copy
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  readonly multiply: (a: number, b: number, c: number, rowPanels: number, inner: number, columnPanels: number) => void
}

/** Inner indices that product.wat takes together. */
const DEPTH = 256
const PAGE = 65_536

function byWebAssembly(): Product | undefined {
  const exports = webAssembly(productWasm) as Exports | undefined
  if (exports === undefined) return undefined
  return (left, right, { rows, inner, columns }) => {
    const [rowPanels, columnPanels] = [Math.ceil(rows / 4), Math.ceil(columns / 4)]
    const [sizeA, sizeB, sizeC] = [4 * rowPanels * inner, 4 * columnPanels * inner, 16 * rowPanels * columnPanels]
    const missing = 8 * (sizeA + sizeB + sizeC) - exports.memory.buffer.byteLength
    if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE))
    const numbers = new Float64Array(exports.memory.buffer)
    pack(numbers, 0, left, rows, inner)
    pack(numbers, sizeA, { ...right, transposed: !right.transposed }, columns, inner)
    const from = sizeA + sizeB
    numbers.fill(0, from, from + sizeC)
    exports.multiply(0, 8 * sizeA, 8 * from, rowPanels, inner, columnPanels)
    const product = new Float64Array(rows * columns)
    for (let i = 0; i < rows; i++) {
      const row = from + 4 * columnPanels * i
      product.set(numbers.subarray(row, row + columns), i * columns)
    }
    return product
  }
}

/** Panels of four rows, as product.wat has them; rows that are missing in the last one are zeros. */
function pack(
  to: Float64Array,
  at: number,
  { data, offset, stride, transposed }: MatrixView,
  rows: number,
  inner: number,
): void {
  const [down, across] = transposed ? [1, stride] : [stride, 1]
  const panels = Math.ceil(rows / 4)
  for (let start = 0; start < inner; start += DEPTH) {
    const depth = Math.min(DEPTH, inner - start)
    for (let panel = 0; panel < panels; panel++) {
      const begin = at + 4 * (start * panels + panel * depth)
      const first = offset + 4 * panel * down + start * across
      if (4 * panel + 4 <= rows)
        for (let k = 0; k < depth; k++) {
          const [from, into] = [first + k * across, begin + 4 * k]
          to[into] = data[from] as number
          to[into + 1] = data[from + down] as number
          to[into + 2] = data[from + 2 * down] as number
          to[into + 3] = data[from + 3 * down] as number
        }
      else
        for (let k = 0; k < depth; k++)
          for (let r = 0; r < 4; r++)
            to[begin + 4 * k + r] = 4 * panel + r < rows ? (data[first + k * across + r * down] as number) : 0
    }
  }
}

import type { IndexedStream } from '../../random/philox.js'
import { webAssembly } from '../../webAssembly.js'
import { recurrentWasm } from './recurrentWasm.js'

/** Columns that share a matrix: four trajectories with a tangent vector each. */
export const COLUMNS = 8

/** A square matrix in single precision that is applied to eight columns many times. */
export interface CouplingProduct {
  /** Of unit i the columns 8i … 8i + 7: what is multiplied. */
  readonly columns: Float32Array
  /** The product, likewise. */
  readonly inputs: Float32Array
  readonly multiply: () => void
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  readonly multiply: (a: number, b: number, out: number, panels: number, length: number) => void
}

const PAGE = 65_536

/**
 * The matrix whose rows `fill` writes one after the other: by WebAssembly, which has four lanes, or by JavaScript where
 * there is none of it, whose sums are rounded otherwise.
 */
export function couplingProduct(units: number, fill: (row: Float64Array) => void): CouplingProduct {
  return byWebAssembly(units, fill) ?? byJavaScript(units, fill)
}

/** Couplings J_ij ~ N(0, g²/N) of N units. */
export function randomCouplings(units: number, g: number, random: IndexedStream): CouplingProduct {
  return couplingProduct(units, (row) => {
    random.rows(row, units, 0, 1)
    for (let j = 0; j < units; j++) row[j] = ((row[j] as number) * g) / Math.sqrt(units)
  })
}

function byWebAssembly(units: number, fill: (row: Float64Array) => void): CouplingProduct | undefined {
  const exports = webAssembly(recurrentWasm) as Exports | undefined
  if (exports === undefined) return undefined
  const padded = 4 * Math.ceil(units / 4)
  const [matrix, side] = [padded * padded, padded * COLUMNS]
  exports.memory.grow(Math.ceil((4 * (matrix + 2 * side)) / PAGE))
  const numbers = new Float32Array(exports.memory.buffer)
  const row = new Float64Array(units)
  for (let i = 0; i < units; i++) {
    fill(row)
    const start = (i >> 2) * 4 * padded + (i & 3)
    for (let j = 0; j < units; j++) numbers[start + 4 * j] = row[j] as number
  }
  return {
    columns: numbers.subarray(matrix, matrix + side),
    inputs: numbers.subarray(matrix + side, matrix + 2 * side),
    multiply: () => exports.multiply(0, 4 * matrix, 4 * (matrix + side), padded / 4, padded),
  }
}

/** As {@link couplingProduct}, in JavaScript. */
export function byJavaScript(units: number, fill: (row: Float64Array) => void): CouplingProduct {
  const matrix = new Float32Array(units * units)
  const row = new Float64Array(units)
  for (let i = 0; i < units; i++) {
    fill(row)
    matrix.set(row, i * units)
  }
  const [columns, inputs] = [new Float32Array(units * COLUMNS), new Float32Array(units * COLUMNS)]
  const sums = new Float64Array(COLUMNS)
  const multiply = (): void => {
    for (let i = 0; i < units; i++) {
      sums.fill(0)
      for (let j = 0; j < units; j++) {
        const coupling = matrix[i * units + j] as number
        for (let c = 0; c < COLUMNS; c++)
          sums[c] = (sums[c] as number) + coupling * (columns[j * COLUMNS + c] as number)
      }
      inputs.set(sums, i * COLUMNS)
    }
  }
  return { columns, inputs, multiply }
}

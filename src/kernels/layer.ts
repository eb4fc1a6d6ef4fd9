import { webAssembly } from '../webAssembly.js'
import { cosineOfTurns } from './cosineOfTurns.js'
import { erf, erfCoefficients } from './erf.js'
import { MOST, STEPS_IN_ONE, STEP_HIGH, STEP_LOW, expByTable, roots } from './expByTable.js'
import { layerWasm } from './layerWasm.js'
import { tanh, tanhCoefficients } from './tanh.js'

/** `cosine` is that of turns. */
export type Activation = 'cosine' | 'exp' | 'erf' | 'relu' | 'tanh'

const activations: Readonly<Record<Activation, (z: number) => number>> = {
  cosine: cosineOfTurns,
  exp: expByTable,
  erf,
  relu,
  tanh,
}

export function relu(z: number): number {
  return z > 0 ? z : 0
}

/**
 * Room for some neurons of a layer, made of numbers that are drawn for each: scratch space, the same for all layers. The
 * forms are z_p = Σ_m s_m (n_m − c_m) x_mp − o_p, of the numbers n_m of a neuron.
 */
export interface LayerRoom {
  /** Neurons that there is room for, one at least, and points. */
  readonly neurons: number
  readonly points: number
  /** Numbers of a neuron. */
  readonly period: number
  readonly drawn: Float64Array
  /** S_m at `m * stride`, c_m behind it, x_mp at `m * stride + 2 + p`. */
  readonly terms: Float64Array
  readonly stride: number
  readonly offsets: Float64Array
  /** Of neuron j at point p, at `j * points + p`. */
  readonly values: Float64Array
}

/** Values at once at most, unless a neuron has more: these stay near the processor. */
const MOST_VALUES = 2048

/** Where layer.wat has its tables, and where they end. */
const ERF_AT = 512
const TANH_AT = 16_384
const TANH_POWERS = 11
const TANH_ROW = 12
const ROOM_AT = 81_920
const PAGE = 65_536

interface Program {
  /** A buffer of so many bytes at least; an earlier one is not used after that. */
  readonly buffer: (bytes: number) => ArrayBuffer
  readonly activate: (room: LayerRoom, neurons: number, start: number, activation: Activation) => void
}

let program: Program | undefined
let last: { readonly width: number; readonly room: LayerRoom } | undefined

/** Room for a layer of so many neurons at so many points. Its terms and offsets are to be written before it is used. */
export function layerRoom(width: number, points: number, period: number): LayerRoom {
  if (last?.width === width && last.room.points === points && last.room.period === period) return last.room
  program ??= byWebAssembly() ?? byJavaScript()
  const neurons = Math.max(1, Math.min(width, Math.floor(MOST_VALUES / points)))
  // Four points are done at once.
  const byFours = 4 * Math.ceil(points / 4)
  const stride = 2 + byFours
  const sizes = [neurons * period, period * stride, byFours, neurons * points + 4]
  const starts = sizes.map((_, i) => ROOM_AT + 8 * sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
  const buffer = program.buffer((starts[3] as number) + 8 * (sizes[3] as number))
  const [drawn, terms, offsets, values] = [neurons * period, period * stride, byFours, neurons * points].map(
    (size, i) => new Float64Array(buffer, starts[i], size),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const room = { neurons, points, period, drawn, terms, stride, offsets, values }
  last = { width, room }
  return room
}

/**
 * Writes the values of an activation of the forms of the first so many neurons in a room, for which numbers were drawn: by
 * WebAssembly, which has two lanes, or by JavaScript where there is none of it. The digits are the same: terms are added
 * one after the other, from number `start` on and around.
 */
export function activate(room: LayerRoom, neurons: number, start: number, activation: Activation): void {
  program?.activate(room, neurons, start, activation)
}

/** As it is done in JavaScript. */
function byJavaScript(): Program {
  return {
    buffer: (bytes) => new ArrayBuffer(bytes),
    activate: (room, neurons, start, activation) => {
      addUp(room, neurons, start)
      each(activations[activation], room.values, neurons * room.points)
    },
  }
}

function addUp(
  { points, period, drawn, terms, stride, offsets, values }: LayerRoom,
  neurons: number,
  start: number,
): void {
  for (let j = 0; j < neurons; j++)
    for (let p = 0; p < points; p++) {
      let sum = 0
      for (let i = 0; i < period; i++) {
        const m = (start + i) % period
        const row = m * stride
        const number = (terms[row] as number) * ((drawn[j * period + m] as number) - (terms[row + 1] as number))
        sum += number * (terms[row + 2 + p] as number)
      }
      values[j * points + p] = sum - (offsets[p] as number)
    }
}

function each(f: (z: number) => number, values: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) values[i] = f(values[i] as number)
}

type InPlace = (at: number, end: number, ...constants: readonly number[]) => void

interface Exports extends Readonly<Record<Activation, InPlace>> {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  readonly forms: (...places: readonly number[]) => void
  readonly below: (at: number, end: number, most: number) => number
}

function byWebAssembly(): Program | undefined {
  const exports = webAssembly(layerWasm) as Exports | undefined
  if (exports === undefined) return undefined
  const { memory } = exports
  const tables: Record<Activation, boolean> = { cosine: true, relu: true, exp: false, erf: false, tanh: false }
  const requireTable = (activation: Activation): void => {
    if (tables[activation]) return
    if (activation === 'exp') new Float64Array(memory.buffer).set(roots())
    if (activation === 'erf') new Float64Array(memory.buffer, ERF_AT).set(erfCoefficients())
    if (activation === 'tanh') {
      const table = new Float64Array(memory.buffer, TANH_AT)
      tanhCoefficients().forEach((c, i) => (table[Math.floor(i / TANH_POWERS) * TANH_ROW + (i % TANH_POWERS)] = c))
    }
    tables[activation] = true
  }
  return {
    buffer: (bytes) => {
      const missing = bytes - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
      return memory.buffer
    },
    activate: ({ points, period, drawn, terms, stride, offsets, values }, neurons, start, activation) => {
      requireTable(activation)
      const [numbers, row, size] = [drawn.byteOffset, 8 * period, 8 * points]
      const [at, end] = [values.byteOffset, values.byteOffset + neurons * size]
      exports.forms(
        numbers,
        numbers + neurons * row,
        row,
        8 * start,
        terms.byteOffset,
        8 * stride,
        offsets.byteOffset,
        at,
        size,
      )
      if (activation !== 'exp') exports[activation](at, end)
      else if (exports.below(at, end, MOST) === 1) exports.exp(at, end, STEPS_IN_ONE, STEP_HIGH, STEP_LOW)
      else each(expByTable, values, neurons * points)
    },
  }
}

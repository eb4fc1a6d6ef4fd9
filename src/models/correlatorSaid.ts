import type { Expression, SymbolNode } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { written } from '../mathematics/written.js'
import { isConnectedWord } from './connected.js'
import { labelsBetween } from './labels.js'
import type { LabelParts } from './labels.js'
import { letterOf } from './symbolText.js'

/** A left side that names a correlator or a kernel: `G_{c,\text{Cos}}^{(4)}(x_1, …, x_4)`, `K(x,x')`, `⟨φ(x)φ(y)⟩_c`. */
export interface CorrelatorSaid {
  /** `G`, `K`; the field's letter for an average. */
  readonly letter: string
  /** How it is written: as a function of points, with indices, as an average of fields. */
  readonly form: 'function' | 'indices' | 'average'
  readonly order: number
  /** The points as they are written. */
  readonly points: readonly string[]
  /** Whether it is said to be connected. */
  readonly isConnected: boolean
  /** What else stands at the letter: `Cos`, `ReLU`. */
  readonly marks: readonly string[]
}

/** Letters of correlators and kernels. */
const LETTERS = new Set(['G', 'K', 'C', 'Δ', 'Σ', 'Θ', 'k', 'W'])
const FIELDS = new Set(['φ', 'ϕ', 'f', 'z', 'y', 'Φ'])

/** The correlator that a side names; undefined where it is something else. */
export function correlatorSaid(node: Expression): CorrelatorSaid | undefined {
  if (node.kind === 'applied' && node.above === undefined) {
    const { head } = node
    if (!LETTERS.has(head.name) || head.accent !== undefined) return undefined
    const points = pointsOf(node.args)
    if (points === undefined) return undefined
    return named(head, 'function', points)
  }
  if (node.kind === 'symbol' && LETTERS.has(node.name) && node.accent === undefined) {
    const points = indicesOf(node.below)
    return points === undefined ? undefined : named(node, 'indices', points)
  }
  if (node.kind === 'at') {
    const inner = correlatorSaid(node.of)
    return inner?.form === 'average' && isConnectedWord(written(node.below))
      ? { ...inner, isConnected: true }
      : undefined
  }
  return node.kind === 'average' ? averaged(node) : undefined
}

function named(head: SymbolNode, form: 'function' | 'indices', points: readonly string[]): CorrelatorSaid | undefined {
  const all = [...marksOf(head.below), ...marksOf(head.above)]
  const numbers = all.filter((mark) => /^\d+$/.test(mark)).map(Number)
  const words = all.filter((mark) => !/^\d+$/.test(mark))
  const marks = words.filter((mark) => !isConnectedWord(mark) && !FIELDS.has(mark))
  if (form === 'function' && numbers.length > 1) return undefined
  const [order = points.length] = form === 'function' ? numbers : numbersAbove(head.above)
  if (order !== points.length || order < 2) return undefined
  const isConnected = words.some((mark) => isConnectedWord(mark))
  return { letter: head.name, form, order, points, isConnected, marks: form === 'function' ? marks : wordsOf(head) }
}

function numbersAbove(above: Row | undefined): readonly number[] {
  return marksOf(above)
    .filter((mark) => /^\d+$/.test(mark))
    .map(Number)
}

/** Of `G_{12}^{(2)}` below are the points. */
function wordsOf({ below, above }: SymbolNode): readonly string[] {
  const words = (below ?? []).filter(({ kind }) => kind === 'words').map((item) => written([item]))
  return [...words, ...marksOf(above)].filter((mark) => !/^\d+$/.test(mark) && !isConnectedWord(mark))
}

/** `c,Cos`, `(4)`, `(4),con`: what stands between commas and in brackets. */
function marksOf(row: Row | undefined): readonly string[] {
  return (row ?? []).flatMap((item): readonly string[] => {
    if (item.kind === 'group') return marksOf(item.body)
    if (item.kind === 'sign') return []
    return [written([item])]
  })
}

function indicesOf(below: Row | undefined): readonly string[] | undefined {
  const labels = (below ?? []).flatMap((item): readonly string[] => {
    if (item.kind === 'number') return [...item.text]
    return item.kind === 'name' && !isConnectedWord(item.text) ? [written([item])] : []
  })
  return labels.length < 2 || new Set(labels).size !== labels.length ? undefined : labels
}

/** The arguments, with what dots stand for: `x_1, …, x_4`. */
function pointsOf(args: readonly Expression[]): readonly string[] | undefined {
  const points: string[] = []
  for (const [i, arg] of args.entries()) {
    if (arg.kind === 'dots') {
      const filled = labelsBetween(partsOf(args[i - 1]), partsOf(args[i + 1]), 8)
      if (filled === undefined) return undefined
      points.push(...filled)
      continue
    }
    const letter = letterOf(arg)
    if (letter === undefined) return undefined
    points.push(letter)
  }
  return new Set(points).size === points.length && points.length >= 2 ? points : undefined
}

function partsOf(node: Expression | undefined): LabelParts | undefined {
  return node?.kind === 'symbol' ? { letter: node.name, below: node.below } : undefined
}

/** `⟨φ(x_1)φ(x_2)⟩`, `E[φ_1φ_2]_c`. */
function averaged(node: Expression & { readonly kind: 'average' }): CorrelatorSaid | undefined {
  const factors = node.of.kind === 'product' ? node.of.factors : [node.of]
  const fields = factors.map(fieldOf)
  if (node.above !== undefined || fields.some((field) => field === undefined)) return undefined
  const points = fields.map((field) => field?.point as string)
  const letters = new Set(fields.map((field) => field?.letter as string))
  const [letter = ''] = letters
  const below = node.below === undefined ? '' : written(node.below)
  const isConnected = isConnectedWord(below) || node.sort === '⟨⟨⟩⟩'
  if (letters.size !== 1 || new Set(points).size !== points.length || points.length < 2) return undefined
  if (below !== '' && !isConnectedWord(below)) return undefined
  return { letter, form: 'average', order: points.length, points, isConnected, marks: [] }
}

function fieldOf(node: Expression): { readonly letter: string; readonly point: string } | undefined {
  if (node.kind === 'applied' && node.above === undefined && node.args.length === 1 && FIELDS.has(node.head.name)) {
    const point = letterOf(node.args[0])
    const { above, below } = node.head
    return point === undefined || below !== undefined || above !== undefined
      ? undefined
      : { letter: node.head.name, point }
  }
  if (node.kind !== 'symbol' || !FIELDS.has(node.name) || node.below === undefined || node.above !== undefined)
    return undefined
  return { letter: node.name, point: written(node.below) }
}

/** The point that is meant by `x_1`, or by the index 1 alone; undefined for one that the left side does not have. */
export function pointOf({ points }: CorrelatorSaid, text: string): string | undefined {
  return points.find((point) => point === text) ?? points.find((point) => point === `${point.split('_')[0]}_${text}`)
}

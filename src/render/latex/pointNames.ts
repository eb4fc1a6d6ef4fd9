import type { PointLabel } from '../../expansion/readings/labelledPoints.js'
import type { Theory } from '../../theory/theory.js'
import type { LatexStyle } from './style.js'

/** What a point of a diagram is called, in LaTeX. */
export type PointName = (point: PointLabel) => string

/** The names of the points of a diagram in which so many are integrated over. */
export type PointNames = (integrated: number) => PointName

/** By hand where n-point functions are written and no letters are given, otherwise with an index each. */
export function pointNames({ expands }: Theory, legs: number, letters: LatexStyle['points'] = {}): PointNames {
  const isByHand = expands.quantity !== undefined && letters.x === undefined && letters.y === undefined
  return (integrated) => (isByHand ? namesByHand(legs, integrated) : indexedNames(letters))
}

/** `x_{1}`, `y_{2}`, or with other letters. */
export function indexedNames(letters: NonNullable<LatexStyle['points']>): PointName {
  return ({ letter, index }) => `${letters[letter] ?? letter}_{${index}}`
}

/**
 * As one writes by hand: up to three external points x, y, z, integrated ones by the next letter, without an index where there is one;
 * more external ones are x_1, x_2, …, and y is integrated over.
 */
function namesByHand(legs: number, integrated: number): PointName {
  const few = legs < LETTERS.length
  const inner = few ? (LETTERS[Math.max(legs, 1)] as string) : 'y'
  return ({ letter, index }) => {
    if (letter === 'y') return integrated === 1 ? inner : `${inner}_{${index}}`
    return few ? (LETTERS[index - 1] as string) : `x_{${index}}`
  }
}

const LETTERS = ['x', 'y', 'z', 'w']

/** `x,y`, `x_{1},\ldots,x_{4}`. */
export function pointList(name: PointName, legs: number): string {
  const external = Array.from({ length: legs }, (_, i) => name({ letter: 'x', index: i + 1 }))
  return legs <= 3 ? external.join(',') : `${external[0]},\\ldots,${external[legs - 1]}`
}

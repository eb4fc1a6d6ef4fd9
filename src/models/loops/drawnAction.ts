import { determinantOf, inverseOf } from '../../algebra/matrices.js'
import type { ActionNear } from './effectiveAction.js'

/** Derivatives of an action at a field, its second ones as a matrix. */
export interface DrawnAction extends ActionNear {
  /** ln det S''. */
  readonly logDet: number
  /** (S'')⁻¹. */
  readonly inverse: readonly (readonly number[])[]
}

/** An action of which nothing is known but that it is convex: all its derivatives at a field, and the second at 0. */
export function drawnAction(
  sites: number,
  draw: () => number,
): {
  readonly action: DrawnAction
  readonly atZero: DrawnAction
  readonly field: readonly number[]
  readonly source: readonly number[]
} {
  const some = (): readonly number[] => Array.from({ length: sites }, () => 0.4 + draw())
  return { action: oneAction(sites, draw), atZero: oneAction(sites, draw), field: some(), source: some() }
}

function oneAction(sites: number, draw: () => number): DrawnAction {
  const roots = Array.from({ length: sites }, () => Array.from({ length: sites }, () => 2 * draw() - 1))
  const known = new Map<string, number>()
  for (let i = 0; i < sites; i++)
    for (let j = i; j < sites; j++) {
      const product = roots.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0)
      known.set(`${i},${j}`, product + (i === j ? 0.7 + draw() : 0))
    }
  const derivative = (places: readonly number[]): number => {
    const key = [...places].sort().join()
    const value = known.get(key) ?? (draw() < 0.5 ? -1 : 1) * (0.4 + draw())
    known.set(key, value)
    return value
  }
  const places = Array.from({ length: sites }, (_, i) => i)
  const second = places.map((i) => places.map((j) => derivative([i, j])))
  return { sites, derivative, logDet: Math.log(determinantOf(second)), inverse: inverseOf(second) }
}

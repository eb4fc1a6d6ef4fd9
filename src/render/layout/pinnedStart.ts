import type { Frame } from './frame.js'
import { mean } from '../../algebra/mean.js'
import type { Point } from './path.js'
import { parametersOf } from './pinnedFrame.js'
import { tip } from './pinnedPlaces.js'
import type { Place } from './pinnedPlaces.js'
import type { Bones } from './bones.js'

/**
 * The k-th start: vertices at the mean of where their neighbours and legs are, somewhat shifted; self-loops outside.
 */
export function pinnedStart(
  { radii, chords, pendants }: Bones,
  chosen: Frame,
  places: readonly Place[],
  k: number,
): Float64Array {
  let state = 4321 + 987 * k
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  const size = 0.6 * Math.sqrt(radii.length) + 0.5
  const tips = places.map((place) => tip(place, size))
  let at = radii.map((): Point => ({ x: 2 * size * random(), y: 2 * size * random() }))
  for (let sweep = 0; sweep < 12; sweep++) {
    at = at.map((own, v) => {
      const around = [
        ...chords.flatMap(({ a, b }) => (a === v ? [at[b] as Point] : b === v ? [at[a] as Point] : [])),
        ...pendants.flatMap(({ what, vertex, index }) =>
          what === 'leg' && vertex === v ? [tips[index] as Point] : [],
        ),
      ]
      if (around.length === 0) return own
      return {
        x: 0.3 * own.x + 0.7 * mean(around.map(({ x }) => x)),
        y: 0.3 * own.y + 0.7 * mean(around.map(({ y }) => y)),
      }
    })
  }
  const shift = 0.2 + 0.15 * k
  const shifted = at.map(({ x, y }): Point => ({ x: x + shift * random(), y: y + shift * random() }))
  const ends = pendants.map(({ vertex }): Point => {
    const { x, y } = shifted[vertex] as Point
    return { x: x + random(), y: y + random() }
  })
  return parametersOf(chosen, size, [...shifted, ...ends])
}

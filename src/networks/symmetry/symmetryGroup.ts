import { determinantOf } from '../../algebra/matrices.js'
import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'

/** The symmetries that are looked for. */
export type SymmetryName =
  'translation' | 'rotation' | 'reflection' | 'permutation of coordinates' | 'permutation of points'

/** A transformation of sets of points, drawn at random from a symmetry's group. */
export type Transformation = (points: readonly Point[]) => readonly Point[]

/**
 * A transformation of each kind that exists in `d` dimensions: translation by a vector of components within ±3 lengths,
 * rotation by a random element of SO(d), reflection of the first coordinate, cyclic permutation of the coordinates,
 * reversal of the order of the points after its cyclic permutation. One dimension has no rotations and no permutations
 * of coordinates.
 *
 * @param length the unit of translations
 */
export function transformations(
  d: number,
  length: number,
  random: RandomStream,
): ReadonlyMap<SymmetryName, Transformation> {
  const shift = Array.from({ length: d }, () => 3 * length * (2 * random.uniform() - 1))
  const rotation = randomRotation(d, random)
  const pointwise =
    (map: (point: Point) => Point): Transformation =>
    (points) =>
      points.map(map)
  return new Map<SymmetryName, Transformation>([
    ['translation', pointwise((point) => point.map((x, axis) => x + (shift[axis] as number)))],
    ...(d < 2
      ? []
      : ([
          [
            'rotation',
            pointwise((point) =>
              rotation.map((row) => row.reduce((sum, entry, axis) => sum + entry * (point[axis] as number), 0)),
            ),
          ],
        ] as const)),
    ['reflection', pointwise(([first = 0, ...rest]) => [-first, ...rest])],
    ...(d < 2
      ? []
      : ([['permutation of coordinates', pointwise(([first = 0, ...rest]) => [...rest, first])]] as const)),
    ['permutation of points', ([first = [], ...rest]) => [...rest, first].toReversed()],
  ])
}

/** A rotation in d dimensions: orthonormalised normal vectors, the last one turned so that the determinant is 1. */
function randomRotation(d: number, random: RandomStream): readonly (readonly number[])[] {
  const rows: number[][] = []
  for (let i = 0; i < d; i++) {
    const row = Array.from({ length: d }, () => random.normal())
    for (const earlier of rows) {
      const overlap = row.reduce((sum, entry, k) => sum + entry * (earlier[k] as number), 0)
      for (let k = 0; k < d; k++) row[k] = (row[k] as number) - overlap * (earlier[k] as number)
    }
    const norm = Math.hypot(...row)
    rows.push(row.map((entry) => entry / norm))
  }
  const last = rows.at(-1) as number[]
  return determinantOf(rows) < 0 ? [...rows.slice(0, -1), last.map((entry) => -entry)] : rows
}

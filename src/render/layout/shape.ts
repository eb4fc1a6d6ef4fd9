/** By how much distances of two placements may differ that count as one. */
const SAME = 0.02

/** Distances between all nodes at given coordinates, from the least on: equal for what is moved, mirrored or relabelled. */
export function shapeOf(coordinates: Float64Array): Float64Array {
  const count = coordinates.length / 2
  const shape = new Float64Array((count * (count - 1)) / 2)
  let k = 0
  for (let i = 2; i < coordinates.length; i += 2) {
    for (let j = 0; j < i; j += 2) {
      const dx = (coordinates[j] as number) - (coordinates[i] as number)
      const dy = (coordinates[j + 1] as number) - (coordinates[i + 1] as number)
      shape[k++] = Math.sqrt(dx * dx + dy * dy)
    }
  }
  return shape.sort()
}

/** Whether two shapes are the same arrangement, as far as it has settled. */
export function alike(one: Float64Array, other: Float64Array): boolean {
  for (let k = 0; k < one.length; k++) if (Math.abs((one[k] as number) - (other[k] as number)) > SAME) return false
  return true
}

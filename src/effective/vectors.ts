export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

export function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector))
}

/** The largest entry in size. */
export function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

/** from + scale · direction. */
export function moved(
  from: Float64Array,
  direction: Float64Array | readonly number[],
  scale: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(from, (value, i) => value + scale * (direction[i] as number))
}

/** Adds a change in place. */
export function addTo(sum: Float64Array, change: Float64Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (change[at] as number)
}

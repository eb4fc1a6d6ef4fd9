/** Adds a vector to the gradient, at the coordinates of one node; `at` is twice its number. */
export function push(slope: Float64Array, at: number, x: number, y: number): void {
  slope[at] = (slope[at] as number) + x
  slope[at + 1] = (slope[at + 1] as number) + y
}

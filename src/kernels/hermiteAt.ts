/** He_n(x) by He_(k+1) = x He_k − k He_(k−1). */
export function hermiteAt(n: number, x: number): number {
  let [before, value] = [0, 1]
  for (let k = 0; k < n; k++) [before, value] = [value, x * value - k * before]
  return value
}

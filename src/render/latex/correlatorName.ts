/** `G_c^{(4)}(x_{1},\ldots,x_{4})`. */
export function correlatorName(n: number): string {
  const points = n <= 3 ? Array.from({ length: n }, (_, i) => `x_{${i + 1}}`).join(',') : `x_{1},\\ldots,x_{${n}}`
  return `G_c^{(${n})}(${points})`
}

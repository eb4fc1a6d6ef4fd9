/** The trapezoidal rule with `steps` steps; exact to rounding for functions that are periodic or have died off at both ends. */
export function integral(f: (x: number) => number, from: number, to: number, steps: number): number {
  const width = (to - from) / steps
  let total = (f(from) + f(to)) / 2
  for (let i = 1; i < steps; i++) total += f(from + i * width)
  return total * width
}

/** Gauss–Legendre of order 5 on `panels` panels, for smooth functions that end abruptly. */
export function panelIntegral(f: (x: number) => number, from: number, to: number, panels: number): number {
  const width = (to - from) / panels
  let total = 0
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (panel + 0.5) * width
    for (const [node, weight] of LEGENDRE) total += weight * f(middle + (node * width) / 2)
  }
  return (total * width) / 2
}

const LEGENDRE: readonly (readonly [number, number])[] = [-1, 0, 1].flatMap((sign) =>
  sign === 0
    ? [[0, 128 / 225] as const]
    : [10, -10].map(
        (shift) => [(sign * Math.sqrt(5 + (shift > 0 ? -2 : 2) * Math.sqrt(10 / 7))) / 3, (322 + (shift > 0 ? 13 : -13) * Math.sqrt(70)) / 900] as const,
      ),
)

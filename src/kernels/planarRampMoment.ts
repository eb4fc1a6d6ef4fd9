/**
 * E Π (w·x_i)^{p_i} θ(w·x_i) for w ~ N(0, 1) in the plane, in closed form: with w = r(cos θ, sin θ), E rⁿ = 2^{n/2}
 * Γ(n/2 + 1) times the mean over the angle of Π (|x_i| cos(θ − θ_i))^{p_i} over the arc where all cosines are positive,
 * a trigonometric polynomial; n = Σ p_i.
 *
 * @param points of two coordinates each
 * @param powers natural numbers, one for each point; without them all are 1
 * @example
 * planarRampMoment([[1, 0], [0, 1]]) // 1/2π
 */
export function planarRampMoment(
  points: readonly (readonly [number, number])[],
  powers: readonly number[] = points.map(() => 1),
): number {
  const [first] = points
  if (first === undefined) return 1
  const angle = Math.atan2(first[1], first[0])
  let [from, to] = [-Math.PI / 2, Math.PI / 2]
  let size = 1
  /** Angles θ_i, counted from the first point, as often as their powers say. */
  const angles: number[] = []
  for (const [i, [x, y]] of points.entries()) {
    const relative = remainder(Math.atan2(y, x) - angle)
    const length = Math.hypot(x, y)
    if (length === 0) return 0
    for (let p = 0; p < (powers[i] as number); p++) {
      angles.push(relative)
      size *= length
    }
    from = Math.max(from, relative - Math.PI / 2)
    to = Math.min(to, relative + Math.PI / 2)
  }
  if (to <= from) return 0
  return (radialMoment(angles.length) * size * integralOfCosines(angles, from, to)) / (2 * Math.PI)
}

/** E rⁿ of the length of a normal vector in the plane: n E r^{n−2}, E r = sqrt(π/2). */
function radialMoment(n: number): number {
  let moment = n % 2 === 0 ? 1 : Math.sqrt(Math.PI / 2)
  for (let k = n % 2 === 0 ? 2 : 3; k <= n; k += 2) moment *= k
  return moment
}

/** ∫ Π cos(θ − θ_i) dθ: the product is 2^{1−n} Σ cos(kθ − Σ ε_iθ_i), k = Σ ε_i, over the signs ε with ε_1 = 1. */
function integralOfCosines(angles: readonly number[], from: number, to: number): number {
  const n = angles.length
  if (n === 0) return to - from
  let total = 0
  for (let signs = 0; signs < 2 ** (n - 1); signs++) {
    let [harmonic, phase] = [1, angles[0] as number]
    for (let i = 1; i < n; i++) {
      const sign = (signs >> (i - 1)) & 1 ? -1 : 1
      harmonic += sign
      phase += sign * (angles[i] as number)
    }
    total +=
      harmonic === 0
        ? Math.cos(phase) * (to - from)
        : (Math.sin(harmonic * to - phase) - Math.sin(harmonic * from - phase)) / harmonic
  }
  return total / 2 ** (n - 1)
}

/** The angle in (−π, π]. */
function remainder(angle: number): number {
  return angle - 2 * Math.PI * Math.ceil((angle - Math.PI) / (2 * Math.PI))
}

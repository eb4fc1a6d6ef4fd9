/**
 * What one loop makes of an equation of one component with additive Gaussian noise, about its mean m: a decay rate μ, and
 * the second derivative of the drift there, by which Σ_x̃x(τ) = f″² R(τ) C(τ) and Σ_x̃x̃(τ) = ½ f″² C(τ)².
 */
export interface OneLoopVertices {
  readonly mean: number
  /** −f′(m) − ½ f‴(m) C(0). */
  readonly rate: number
  readonly curvature: number
}

/** An equation with numbers: f and its derivatives, and the intensity D of its noise. */
export interface NumericDrift {
  /** f, f′, f″, f‴ at a point. */
  readonly derivatives: (x: number) => readonly [number, number, number, number]
  readonly intensity: number
  /** Where the search for the mean begins. */
  readonly start: number
}

/** Mean, response and correlation on an even grid of τ from 0. */
export interface EffectiveCurves {
  readonly mean: number
  readonly step: number
  readonly response: Float64Array
  readonly correlation: Float64Array
}

/** The curves with R and C inside of the self-energies, and how far they are to be trusted. */
export interface SelfConsistentState {
  readonly converged: boolean
  /** Why not. */
  readonly reason?: string
  readonly mean: number
  readonly variance: number
  /** The difference of the last two extrapolations to step 0. */
  readonly error: number
  /** p of error ∝ stepᵖ, which is 2; none where the differences are at rounding. */
  readonly order?: number
  /** |C(0) − (D/2) ∫R|/C(0), which is 0 for a solution and for nothing that stalls on its way to one. */
  readonly dissipation: number
  readonly valuesAt: (tau: number) => { readonly response: number; readonly correlation: number }
}

const POINTS = [300, 600, 1200] as const
/** Relaxation times that a grid covers. */
const COVERED = 20
const TOLERANCE = 1e-12

/**
 * Dyson's equation in time by steps: dR/dτ = −μR + ∫_0^τ Σ(τ−s) R(s) ds from R(0) = 1, the trapezoidal rule throughout,
 * and C(τ) = ∫∫ R(s) N(τ − s + s′) R(s′) with N = D δ + noise.
 */
export function dysonInTime(
  rate: number,
  intensity: number,
  { sigma, noise, step: h }: { readonly sigma: Float64Array; readonly noise: Float64Array; readonly step: number },
): Pick<EffectiveCurves, 'response' | 'correlation'> {
  const n = sigma.length - 1
  const R = new Float64Array(n + 1)
  R[0] = 1
  let memory = 0
  const own = (h / 2) * (-rate + (h / 2) * (sigma[0] as number))
  for (let i = 1; i <= n; i++) {
    let sum = ((sigma[i] as number) * R[0]) / 2
    for (let j = 1; j < i; j++) sum += (sigma[i - j] as number) * (R[j] as number)
    const past = (R[i - 1] as number) + (h / 2) * (-rate * (R[i - 1] as number) + memory + h * sum)
    R[i] = past / (1 - own)
    memory = h * (sum + ((sigma[0] as number) * (R[i] as number)) / 2)
  }
  const A = new Float64Array(n + 1)
  for (let u = 0; u <= n; u++) {
    let sum = (R[0] * (R[u] as number) + (R[n - u] as number) * (R[n] as number)) / 2
    for (let s = 1; s < n - u; s++) sum += (R[s] as number) * (R[s + u] as number)
    A[u] = h * sum
  }
  const C = new Float64Array(n + 1)
  for (let i = 0; i <= n; i++) {
    let sum = 0
    for (let u = Math.max(-n, i - n); u <= Math.min(n, i + n); u++)
      sum += (noise[Math.abs(u)] as number) * (A[Math.abs(i - u)] as number)
    C[i] = intensity * (A[i] as number) + h * sum
  }
  return { response: R, correlation: C }
}

/** m, c and what one loop alone gives for them: 0 = f(m) + ½ f″(m) c, 2 f′(m) c + D = 0; undefined where there is none. */
export function oneLoopMean(drift: NumericDrift): { readonly mean: number; readonly variance: number } | undefined {
  let mean = drift.start
  for (let k = 0; k < 1000; k++) {
    const [, slope] = drift.derivatives(mean)
    if (!(slope < 0)) return undefined
    const next = meanOf(drift, mean, -drift.intensity / 2 / slope)
    if (next === undefined) return undefined
    if (Math.abs(next - mean) <= 1e-15 * (1 + Math.abs(next))) {
      const [, last] = drift.derivatives(next)
      return { mean: next, variance: -drift.intensity / 2 / last }
    }
    mean = next
  }
  return undefined
}

/** The zero of f + ½ f″ c by Newton's method. */
function meanOf({ derivatives }: NumericDrift, from: number, variance: number): number | undefined {
  let mean = from
  for (let k = 0; k < 60; k++) {
    const [f, f1, f2, f3] = derivatives(mean)
    const step = (f + (f2 * variance) / 2) / (f1 + (f3 * variance) / 2)
    if (!Number.isFinite(step)) return undefined
    mean -= step
    if (Math.abs(step) <= 1e-15 * (1 + Math.abs(mean))) return mean
  }
  return undefined
}

function verticesAt({ derivatives }: NumericDrift, mean: number, variance: number): OneLoopVertices {
  const [, f1, f2, f3] = derivatives(mean)
  return { mean, rate: -f1 - (f3 * variance) / 2, curvature: f2 }
}

/** Curves at one loop: self-energies of R = e^{f′(m)τ} and C = c R, which Dyson's equation resums. */
export function oneLoopCurves(drift: NumericDrift, points: number): EffectiveCurves | undefined {
  const found = oneLoopMean(drift)
  if (found === undefined) return undefined
  const { mean, variance } = found
  const vertices = verticesAt(drift, mean, variance)
  const rate = drift.intensity / 2 / variance
  const step = COVERED / rate / points
  const R = Float64Array.from({ length: points + 1 }, (_, i) => Math.exp(-rate * step * i))
  const C = R.map((each) => variance * each)
  return { mean, step, ...dysonInTime(vertices.rate, drift.intensity, kernels(vertices, R, C, step)) }
}

function kernels(
  { curvature }: OneLoopVertices,
  R: Float64Array,
  C: Float64Array,
  step: number,
): { readonly sigma: Float64Array; readonly noise: Float64Array; readonly step: number } {
  return {
    step,
    sigma: R.map((each, i) => curvature ** 2 * each * (C[i] as number)),
    noise: C.map((each) => (curvature ** 2 * each ** 2) / 2),
  }
}

/** The fixed point on one grid, or why there is none. */
function solvedOn(drift: NumericDrift, points: number): EffectiveCurves | string {
  const first = oneLoopCurves(drift, points)
  if (first === undefined) return 'the equation of the mean at one loop has no stable solution'
  let curves = first
  for (let k = 0; k < 300; k++) {
    const variance = curves.correlation[0] as number
    const mean = meanOf(drift, curves.mean, variance)
    if (mean === undefined) return 'the equation of the mean has no solution with this variance'
    const { response, correlation, step } = curves
    const vertices = verticesAt(drift, mean, variance)
    const next = {
      mean,
      step,
      ...dysonInTime(vertices.rate, drift.intensity, kernels(vertices, response, correlation, step)),
    }
    const change = Math.max(
      Math.abs(mean - curves.mean),
      ...[0, 1].map((which) => {
        const [a, b] = which === 0 ? [next.response, response] : [next.correlation, correlation]
        return a.reduce((most, each, i) => Math.max(most, Math.abs(each - (b[i] as number))), 0)
      }),
    )
    if (!Number.isFinite(change) || Math.abs(next.response.at(-1) as number) > 1e3)
      return 'the response grows: the self-consistent equations have no stable solution'
    curves = next
    if (change > TOLERANCE * (1 + variance)) continue
    return Math.abs(next.response.at(-1) as number) < 1e-6
      ? curves
      : `the response has not decayed after ${COVERED} relaxation times of one loop`
  }
  return 'the iteration of R and C does not come to rest'
}

/**
 * Mean, response and correlation with the self-energies of one loop in which R and C themselves stand, solved on three
 * grids, each with half the step of the one before, and extrapolated. `converged` needs the iteration at rest on all
 * grids, an error that falls as step², and the fluctuation–dissipation theorem, which nothing imposes.
 */
export function selfConsistent(drift: NumericDrift): SelfConsistentState {
  const none = {
    mean: NaN,
    variance: NaN,
    error: NaN,
    dissipation: NaN,
    valuesAt: () => ({ response: NaN, correlation: NaN }),
  }
  const grids: EffectiveCurves[] = []
  for (const points of POINTS) {
    const found = solvedOn(drift, points)
    if (typeof found === 'string') return { converged: false, reason: found, ...none }
    grids.push(found)
  }
  const both = (
    value: (grid: EffectiveCurves) => number,
  ): { readonly value: number; readonly error: number; readonly order?: number } => {
    const [a, b, c] = grids.map(value) as [number, number, number]
    const [coarse, fine] = [b + (b - a) / 3, c + (c - b) / 3]
    const small = Math.abs(c - b) <= 1e-9 * (Math.abs(c) + 1e-3)
    return {
      value: fine + (fine - coarse) / 15,
      error: Math.abs(fine - coarse),
      ...(small ? {} : { order: Math.log2((b - a) / (c - b)) }),
    }
  }
  const mean = both((grid) => grid.mean)
  const variance = both(({ correlation }) => correlation[0] as number)
  const dissipated = both(
    ({ response, step }) => (drift.intensity / 2) * step * (response.reduce((sum, each) => sum + each, 0) - 1 / 2),
  )
  const dissipation = Math.abs(variance.value - dissipated.value) / variance.value
  const orders = [variance.order, mean.order].filter((each) => each !== undefined)
  const wrong = orders.find((each) => !(each > 1.7 && each < 2.3))
  const reason =
    wrong !== undefined
      ? `half the step does not make the error a quarter (order ${wrong.toFixed(2)})`
      : !(dissipation < 1e-5)
        ? `C(0) and (D/2)∫R differ by ${dissipation.toExponential(1)} of it`
        : undefined
  return {
    converged: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
    mean: mean.value,
    variance: variance.value,
    error: Math.max(mean.error, variance.error),
    ...(variance.order === undefined ? {} : { order: variance.order }),
    dissipation,
    valuesAt: (tau) => ({
      response: both((grid) => interpolated(grid.response, tau / grid.step)).value,
      correlation: both((grid) => interpolated(grid.correlation, tau / grid.step)).value,
    }),
  }
}

/** Of six points next to the place, 0 behind the last. */
export function interpolated(values: Float64Array, place: number): number {
  const last = values.length - 1
  if (place >= last) return 0
  const first = Math.min(Math.max(Math.floor(place) - 2, 0), last - 5)
  let sum = 0
  for (let i = first; i < first + 6; i++) {
    let weight = 1
    for (let j = first; j < first + 6; j++) if (j !== i) weight *= (place - j) / (i - j)
    sum += weight * (values[i] as number)
  }
  return sum
}

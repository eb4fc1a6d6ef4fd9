/** coefficient · eps^order · Π x_i^{powers_i}. */
export interface DriftTerm {
  readonly coefficient: number
  readonly order: number
  readonly powers: readonly number[]
}

/** dx_i = (Σ drift_i + drive_i(t)) dt + dW_i with ⟨dW_i dW_j⟩ = noise_ij dt. */
export interface DrivenSystem {
  readonly drift: readonly (readonly DriftTerm[])[]
  readonly noise: readonly (readonly number[])[]
  readonly drive?: readonly ((t: number) => number)[]
  readonly start: readonly number[]
}

type Moments = ReadonlyMap<string, number>

const keyOf = (powers: readonly number[], order: number): string => `${powers.join()};${order}`

/** What each moment of an order changes by: other moments, their factors, and of which drive they are. */
function sourcesOf(
  { drift, noise, drive }: DrivenSystem,
  powers: readonly number[],
  order: number,
): readonly {
  readonly powers: readonly number[]
  readonly order: number
  readonly factor: number
  readonly driven?: number
}[] {
  const lowered = (...at: readonly number[]): readonly number[] =>
    powers.map((n, i) => n - at.filter((each) => each === i).length)
  return powers
    .flatMap((n, i) => [
      ...(drift[i] ?? []).map((term) => ({
        powers: lowered(i).map((each, j) => each + (term.powers[j] ?? 0)),
        order: order - term.order,
        factor: n * term.coefficient,
      })),
      ...(drive?.[i] === undefined ? [] : [{ powers: lowered(i), order, factor: n, driven: i }]),
      ...powers.map((m, j) => ({
        powers: lowered(i, j),
        order,
        factor: (noise[i]?.[j] ?? 0) * (i === j ? (n * (n - 1)) / 2 : (n * m) / 2),
      })),
    ])
    .filter((each) => each.factor !== 0 && each.order >= 0 && each.powers.every((k) => k >= 0))
}

/** All moments that some are driven by, with them. */
function closed(
  system: DrivenSystem,
  asked: readonly (readonly [readonly number[], number])[],
): readonly (readonly [readonly number[], number])[] {
  const found = new Map(asked.map((each) => [keyOf(...each), each] as const))
  for (const [, [powers, order]] of found)
    for (const next of sourcesOf(system, powers, order)) {
      const key = keyOf(next.powers, next.order)
      if (!found.has(key)) found.set(key, [next.powers, next.order])
    }
  return [...found.values()]
}

/** The hierarchy of moments, order by order in eps, by the method of Runge and Kutta from one time to another. */
function integrated(
  system: DrivenSystem,
  initial: Moments,
  [from, to]: readonly [number, number],
  step: number,
): Moments {
  const keys = [...initial.keys()]
  const place = new Map(keys.map((key, i) => [key, i]))
  const rows = keys.map((key) => {
    const [powers = '', order = ''] = key.split(';')
    return sourcesOf(system, powers.split(',').map(Number), Number(order)).map(
      ({ powers: p, order: k, factor, driven }) => ({
        at: place.get(keyOf(p, k)) as number,
        factor,
        driven,
      }),
    )
  })
  const slope = (t: number, y: Float64Array): Float64Array => {
    const drives = system.drive?.map((each) => each(t)) ?? []
    return Float64Array.from(rows, (row) =>
      row.reduce(
        (sum, { at, factor, driven }) =>
          sum + factor * (y[at] as number) * (driven === undefined ? 1 : (drives[driven] as number)),
        0,
      ),
    )
  }
  let y = Float64Array.from(initial.values())
  const count = Math.ceil((to - from) / step)
  const h = (to - from) / count
  for (let n = 0; n < count; n++) {
    const t = from + n * h
    const moved = (k: Float64Array, part: number): Float64Array => y.map((each, i) => each + part * (k[i] as number))
    const k1 = slope(t, y)
    const k2 = slope(t + h / 2, moved(k1, h / 2))
    const k3 = slope(t + h / 2, moved(k2, h / 2))
    const k4 = slope(t + h, moved(k3, h))
    y = y.map(
      (each, i) =>
        each + (h / 6) * ((k1[i] as number) + 2 * (k2[i] as number) + 2 * (k3[i] as number) + (k4[i] as number)),
    )
  }
  return new Map(keys.map((key, i) => [key, y[i] as number]))
}

/**
 * Moments Π x^n at a time by orders of eps from 0 to `to`; with `after`, those of x^n a time later with x_j before. A
 * program of its own, in numbers.
 */
export function momentsByOrders(
  system: DrivenSystem,
  powers: readonly number[],
  to: number,
  {
    at,
    after,
    step = 0.005,
  }: { readonly at: number; readonly after?: { readonly of: number; readonly by: number }; readonly step?: number },
): readonly number[] {
  const orders = Array.from({ length: to + 1 }, (_, k) => k)
  const asked = closed(
    system,
    orders.map((k) => [powers, k]),
  )
  const raised = (each: readonly number[]): readonly number[] => each.map((n, i) => n + (i === after?.of ? 1 : 0))
  const first =
    after === undefined
      ? asked
      : closed(
          system,
          asked.map(([p, k]) => [raised(p), k]),
        )
  const begin = new Map(
    first.map(([p, k]) => [
      keyOf(p, k),
      k === 0 ? p.reduce((product, n, i) => product * (system.start[i] ?? 0) ** n, 1) : 0,
    ]),
  )
  const then = integrated(system, begin, [0, at], step)
  const last =
    after === undefined
      ? then
      : integrated(
          system,
          new Map(asked.map(([p, k]) => [keyOf(p, k), then.get(keyOf(raised(p), k)) as number])),
          [at, at + after.by],
          step,
        )
  return orders.map((k) => last.get(keyOf(powers, k)) as number)
}

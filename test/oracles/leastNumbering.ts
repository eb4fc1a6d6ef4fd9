import { isOriented, legKind } from '../../src/diagrams/diagram.js'
import type { Diagram } from '../../src/diagrams/diagram.js'

/**
 * Position → vertex of a numbering with the least description, found by trying every permutation that numbers vertices
 * as they are reached, what one vertex reaches sorted by the lines that join them.
 *
 * The description of a vertex is a list: its legs, 9 behind them; the number and the code of each line end that leads to
 * a vertex of its own or a higher number; 999 behind them, and its kind. Lists are compared element by element.
 */
export function leastNumbering(diagram: Diagram): readonly number[] {
  const { vertices, lines, legs } = diagram
  const rank = (names: readonly string[], name: string): number => [...new Set(names)].sort().indexOf(name)
  const lineCode = lines.map(
    ({ kind }) =>
      2 *
      rank(
        lines.map((line) => line.kind.name),
        kind.name,
      ),
  )
  /** The codes of what leads from u to v. */
  const codes = (u: number, v: number): readonly number[] =>
    lines
      .flatMap(({ kind, from, to }, i) =>
        from === u && to === v
          ? [lineCode[i] as number]
          : from === v && to === u
            ? [(lineCode[i] as number) + (isOriented(kind) ? 1 : 0)]
            : [],
      )
      .sort((a, b) => a - b)
  const rows = (order: readonly number[]): readonly number[] =>
    order.flatMap((u, position) => [
      ...legs.flatMap((leg) => (leg.vertex === u ? [rank(legs.map(legKind), legKind(leg))] : [])).sort((a, b) => a - b),
      9,
      ...order.flatMap((v, other) => (other < position ? [] : codes(u, v).map((code) => 10 * other + code))),
      999,
      rank(
        vertices.map(({ name }) => name),
        vertices[u]?.name ?? '',
      ),
    ])
  let best: { readonly order: readonly number[]; readonly description: readonly number[] } | undefined
  for (const order of permutations(vertices.map((_, v) => v))) {
    if (!isAsReached(order, codes)) continue
    const description = rows(order)
    if (best === undefined || compare(description, best.description) < 0) best = { order, description }
  }
  return best?.order ?? []
}

/** Whether numbers are given out as vertices are reached, to what one vertex reaches by what joins them. */
function isAsReached(order: readonly number[], codes: (u: number, v: number) => readonly number[]): boolean {
  const reached = [order[0] as number]
  for (const u of order) {
    if (!reached.includes(u)) return false
    const news = order.filter((v) => !reached.includes(v) && codes(u, v).length > 0)
    const isSorted = news.every((v, i) => {
      const before = news[i - 1]
      return before === undefined || compare([...codes(u, before), 9], [...codes(u, v), 9]) <= 0
    })
    if (!isSorted || news.some((v, i) => order[reached.length + i] !== v)) return false
    reached.push(...news)
  }
  return true
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return a.length - b.length
}

function permutations(of: readonly number[]): readonly (readonly number[])[] {
  return of.length === 0
    ? [[]]
    : of.flatMap((first) => permutations(of.filter((v) => v !== first)).map((rest) => [first, ...rest]))
}

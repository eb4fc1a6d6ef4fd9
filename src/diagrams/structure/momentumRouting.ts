import type { Diagram } from '../diagram.js'

/** The momentum of a line as integer combinations: Σ loops[l] k_l + Σ legs[i] p_i. */
export interface LineMomentum {
  readonly loops: readonly number[]
  readonly legs: readonly number[]
}

/** The same momentum the other way; none of its numbers is −0. */
export function negativeMomentum({ loops, legs }: LineMomentum): LineMomentum {
  return { loops: loops.map((count) => 0 - count), legs: legs.map((count) => 0 - count) }
}

/** Whether a loop momentum is in it. */
export function isInLoop({ loops }: LineMomentum): boolean {
  return loops.some((count) => count !== 0)
}

/** Momenta of all lines, each flowing from the line's `from` to its `to`. */
export interface MomentumRouting {
  /** Lines of a spanning tree, by index; the others, in order, carry the loop momenta k_1, k_2, …. */
  readonly tree: ReadonlySet<number>
  readonly momenta: readonly LineMomentum[]
}

/**
 * Routes momenta through a connected diagram: leg i brings p_i into its vertex, Σ p_i = 0, momentum is conserved at
 * every vertex, and the lines outside a spanning tree (breadth first from the vertex of the last leg) carry one loop
 * momentum each. The momentum of the last leg is minus the sum of the others and does not occur.
 *
 * @example
 * momentumRouting(diagramFromNickel('e111|e|')).momenta.map(({ loops }) => loops.length) // [2, 2, 2]: two loops
 */
export function momentumRouting(diagram: Diagram): MomentumRouting {
  const { legs, lines } = diagram
  const root = Math.max(0, legs.at(-1)?.vertex ?? 0)
  const order = [root]
  const parent = new Map<number, number>()
  const tree = new Set<number>()
  for (const vertex of order) {
    lines.forEach(({ from, to }, i) => {
      const next = from === vertex ? to : to === vertex ? from : undefined
      if (next === undefined || order.includes(next)) return
      order.push(next)
      parent.set(next, i)
      tree.add(i)
    })
  }
  const chords = lines.map((_, i) => i).filter((i) => !tree.has(i))
  const unit = (size: number, at: number): number[] => Array.from({ length: size }, (_, i) => (i === at ? 1 : 0))
  const nothing = (): LineMomentum => ({ loops: chords.map(() => 0), legs: legs.map(() => 0) })
  const momenta = lines.map((_, i): LineMomentum =>
    tree.has(i) ? nothing() : { loops: unit(chords.length, chords.indexOf(i)), legs: legs.map(() => 0) },
  )
  // From the leaves to the root: what comes into a vertex leaves it through its line to the parent.
  for (const vertex of [...order].reverse()) {
    const up = parent.get(vertex)
    if (up === undefined) continue
    const incoming = legs.reduce(
      (total, leg, i) =>
        leg.vertex === vertex && i < legs.length - 1
          ? sum(total, { loops: chords.map(() => 0), legs: unit(legs.length, i) }, 1)
          : total,
      nothing(),
    )
    const flow = lines.reduce((total, { from, to }, i) => {
      if (i === up || from === to) return total
      return to === vertex
        ? sum(total, momenta[i] as LineMomentum, 1)
        : from === vertex
          ? sum(total, momenta[i] as LineMomentum, -1)
          : total
    }, incoming)
    momenta[up] = lines[up]?.from === vertex ? flow : sum(nothing(), flow, -1)
  }
  return { tree, momenta }
}

function sum(a: LineMomentum, b: LineMomentum, sign: 1 | -1): LineMomentum {
  const combine = (x: readonly number[], y: readonly number[]): number[] =>
    x.map((value, i) => value + sign * (y[i] as number) + 0)
  return { loops: combine(a.loops, b.loops), legs: combine(a.legs, b.legs) }
}

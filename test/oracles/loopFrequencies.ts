import type { TimeDiagram, TimeLine } from '../../src/dynamics/stochastic/timeOrdered.js'

type Complex = readonly [number, number]

/**
 * ∫ dτ e^{iωτ} of a diagram between its outer points at 0 and τ, by integrals over the frequencies of its loops: a
 * response line is 1/(r − iν), a correlation line 1/(r_to − iν) + 1/(r_from + iν), and at every vertex frequencies add up
 * to 0. Loops are integrated numerically, ν = 2 tan(θ/2), where the midpoint rule converges as a geometric series.
 */
export function loopFrequencies(diagram: TimeDiagram, omega: number, points = 160): Complex {
  const { lines } = diagram
  const { free, flows } = routing(diagram)
  const grid = Array.from({ length: points }, (_, k) => {
    const tangent = Math.tan((((k + 0.5) / points) * 2 * Math.PI - Math.PI) / 2)
    return { nu: 2 * tangent, weight: (1 + tangent ** 2) / points }
  })
  const values = new Array<number>(free.length).fill(0)
  const summed = (k: number): Complex => {
    if (k === free.length)
      return lines.reduce<Complex>(
        (product, line, i) => {
          const [external, loops] = flows[i] as Flow
          return times(
            product,
            lineAt(line, external * omega + loops.reduce((sum, c, j) => sum + c * (values[j] ?? 0), 0)),
          )
        },
        [1, 0],
      )
    let [re, im] = [0, 0]
    for (const { nu, weight } of grid) {
      values[k] = nu
      const [x, y] = summed(k + 1)
      re += weight * x
      im += weight * y
    }
    return [re, im]
  }
  return summed(0)
}

/** What of ω and of the free frequencies flows through a line. */
type Flow = readonly [number, readonly number[]]

/** Frequencies of lines outside of a spanning tree are free; ω enters at the outer point at 0 and leaves at the last one. */
function routing({ lines, size }: TimeDiagram): { readonly free: readonly number[]; readonly flows: readonly Flow[] } {
  const reached = new Set([size])
  const tree: number[] = []
  for (let grew = true; grew;) {
    grew = false
    for (const [i, { from, to }] of lines.entries())
      if (reached.has(from) !== reached.has(to)) {
        reached.add(from).add(to)
        tree.push(i)
        grew = true
      }
  }
  const free = lines.map((_, i) => i).filter((i) => !tree.includes(i))
  const flows: Flow[] = lines.map((_, i) => [0, free.map((j) => (i === j ? 1 : 0))])
  const net = (node: number): Flow => {
    const sum = (part: (flow: Flow) => number): number =>
      lines.reduce((all, { from, to }, i) => {
        const own = part(flows[i] as Flow)
        return all + (to === node ? own : 0) - (from === node ? own : 0)
      }, 0)
    const source = node === size ? 1 : node === size + 1 ? -1 : 0
    return [sum(([external]) => external) + source, free.map((_, j) => sum(([, loops]) => loops[j] as number))]
  }
  // The line by which a node was reached brings what the node lacks, the node that was reached last first.
  for (const i of tree.toReversed()) {
    const { from, to } = lines[i] as TimeLine
    const before = new Set([size, ...tree.slice(0, tree.indexOf(i)).flatMap((j) => [lines[j]?.from, lines[j]?.to])])
    const node = before.has(from) ? to : from
    const [external, loops] = net(node)
    const sign = node === to ? -1 : 1
    flows[i] = [sign * external, loops.map((each) => sign * each)]
  }
  return { free, flows }
}

function lineAt({ response, rates: [first, second] }: TimeLine, nu: number): Complex {
  const forward = inverse(response ? first : second, nu)
  if (response) return forward
  const backward = inverse(first, -nu)
  return [forward[0] + backward[0], forward[1] + backward[1]]
}

/** 1/(rate − iν). */
function inverse(rate: number, nu: number): Complex {
  const square = rate ** 2 + nu ** 2
  return [rate / square, nu / square]
}

function times([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c]
}

import { evaluate, expand, ruled, theory } from '../../src/index.js'
import { loopNumber } from '../../src/doors/diagrams.js'
import type { Term } from '../../src/index.js'

/** Superficial degree of divergence in d dimensions with propagators 1/k²: ω = d L − 2 I, the legs amputated. */
const degree = ({ weighted: { diagram } }: Term, d: number): number =>
  evaluate(ruled(theory('phi4'), diagram), {
    label: () => undefined,
    vertex: () => 0,
    line: () => -2,
    join: ({ vertices, lines }) => [...vertices, ...lines].reduce((sum, power) => sum + power, d * loopNumber(diagram)),
  })
const degrees = (legs: number): readonly number[] =>
  expand(theory('phi4'), { legs, select: { order: 2 }, filters: ['1pi'] }).terms.map((term) => degree(term, 4))

export const selfEnergy: readonly number[] = degrees(2) // 2 and 2: the double tadpole and the sunset diverge quadratically
export const coupling: readonly number[] = degrees(4) // 0: the bubble diverges logarithmically

import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Diagram } from '../diagrams/diagram.js'
import { InputError } from '../errors.js'
import { largest, requireSize } from '../sizes.js'

/**
 * The integral over all times but one of a vacuum diagram whose lines are e^{−|t|}/2, the propagator of an oscillator of
 * unit frequency: exact, since in each order of the times it is Π 1/c over the gaps between them, c lines being open
 * in a gap, and Σ over the orders is a sum over sets of vertices.
 *
 * @throws InputError for a diagram of more than 16 vertices, or of several parts
 * @example
 * timeIntegral(diagramFromNickel('1111||')) // { num: 1n, den: 32n }: 2/4 · 2^−4
 */
export function timeIntegral({ vertices, lines }: Pick<Diagram, 'vertices' | 'lines'>): Rational {
  const size = vertices.length
  requireSize({ code: 'effective.times', at: 'diagram', of: 'vertices', needed: size, most: largest.timeVertices })
  const all = 2 ** size - 1
  // The integrals over the times of each set, which come first, up to the gap behind the last of them.
  const integrals: Rational[] = [Q.one]
  for (let set = 1; set <= all; set++) {
    const open = lines.filter(({ from, to }) => ((set >> from) & 1) !== ((set >> to) & 1)).length
    if (open === 0 && set !== all)
      throw new InputError({
        code: 'effective.times',
        at: 'diagram',
        expected: 'a connected diagram',
        received: 'one of several parts',
      })
    const last = vertices.flatMap((_, v) => ((set >> v) & 1 ? [integrals[set & ~(1 << v)] as Rational] : []))
    integrals[set] = set === all ? Q.sum(last) : Q.divide(Q.sum(last), Q.rational(open))
  }
  return Q.multiply(integrals[all] as Rational, Q.power(Q.rational(1, 2), lines.length))
}

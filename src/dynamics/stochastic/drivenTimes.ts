import { constant } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { complexPolynomials } from './complexPolynomials.js'
import type { DrivePart } from './drivesInModes.js'
import type { TimesFromStart } from './fromStart.js'

/** A vertex that a drive is, with its function of time. */
interface DrivenVertex {
  readonly v: number
  readonly parts: readonly DrivePart[]
}

/**
 * The diagrams of a diagram with driven vertices, one for each choice of their exponentials: e^{−ρt} at a vertex is a
 * line of the rate ρ that leads to it from another vertex at time 0.
 */
export function drivenTimes(
  { size, lines, once }: TimesFromStart,
  driven: readonly DrivenVertex[],
): readonly { readonly diagram: TimesFromStart; readonly coefficient: Polynomial }[] {
  const count = driven.length
  const place = (node: number): number => (node < size ? node : node + count)
  const moved = lines.map((line) => ({ ...line, from: place(line.from), to: place(line.to) }))
  const sources = ((1 << count) - 1) << size
  let choices: readonly (readonly DrivePart[])[] = [[]]
  for (const { parts } of driven) choices = choices.flatMap((chosen) => parts.map((part) => [...chosen, part]))
  return choices.map((chosen) => ({
    coefficient: chosen.reduce<Polynomial>(
      (product, part) => complexPolynomials.multiply(product, part.coefficient),
      constant(1),
    ),
    diagram: {
      size: size + count,
      once: once | sources,
      lines: [
        ...moved,
        ...chosen.map(({ rate }, i) => ({
          from: size + i,
          to: driven[i]?.v as number,
          response: true,
          rates: [rate, rate] as const,
        })),
      ],
    },
  }))
}

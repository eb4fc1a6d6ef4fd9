import { negativeMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'

/** A power of a line; negative for what an amputated function is multiplied with. */
export interface IntegralLine {
  readonly name: string
  readonly oriented: boolean
  readonly momentum: LineMomentum
  readonly power: number
}

/** A vertex function with what comes in; those of one field may be exchanged. */
export interface IntegralVertex {
  readonly name: string
  readonly fields: readonly string[]
  readonly momenta: readonly LineMomentum[]
}

/** What is integrated over the loop momenta: ∫ Π_l d^dk_l/(2π)^d Π vertices Π lines. */
export interface Integral {
  readonly loops: number
  readonly lines: readonly IntegralLine[]
  readonly vertices: readonly IntegralVertex[]
}

/** Lines of one kind and one momentum as one line with a power, those with the power 0 left out. */
export function collectedLines(lines: readonly IntegralLine[]): readonly IntegralLine[] {
  const found = new Map<string, IntegralLine>()
  for (const line of lines) {
    const momentum = line.oriented ? line.momentum : upright(line.momentum)
    const key = `${line.name} ${momentumKey(momentum)}`
    found.set(key, { ...line, momentum, power: line.power + (found.get(key)?.power ?? 0) })
  }
  return [...found.values()].filter(({ power }) => power !== 0)
}

export function momentumKey({ loops, legs }: LineMomentum): string {
  return `${loops.join()};${legs.join()}`
}

/** The momentum with its first coefficient positive: lines without a direction do not tell k from −k. */
export function upright(momentum: LineMomentum): LineMomentum {
  const first = [...momentum.loops, ...momentum.legs].find((count) => count !== 0) ?? 0
  return first < 0 ? negativeMomentum(momentum) : momentum
}

/** The momentum with the last leg's written as minus the sum of the others'; with one leg, or at zero momenta, none. */
export function conserved({ loops, legs }: LineMomentum): LineMomentum {
  const last = legs.at(-1) ?? 0
  return { loops, legs: legs.map((count) => count - last) }
}

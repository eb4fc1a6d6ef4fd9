import { addDecays, mapDecays } from '../../algebra/decay.js'
import { addPolynomials, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Diagram } from '../../diagrams/diagram.js'
import { bridges } from '../../diagrams/structure/bridges.js'
import { dysonHolds } from './dyson.js'
import { equationTheory } from './equationTheory.js'
import type { EquationTheory } from './equationTheory.js'
import { hierarchy, polynomials } from './hierarchy.js'
import type { Kernel, SelfEnergy } from './kernel.js'
import type { NormalForm } from './normalForm.js'
import { betweenTimes, equalTimes } from './timeOrdered.js'
import type { TimeDiagram, TimeLine } from './timeOrdered.js'
import { integratedDiagrams } from './timedDiagrams.js'
import type { IntegratedDiagram } from './timedDiagrams.js'

/** A one-particle irreducible diagram of a self-energy, with what it is in time. */
export interface SelfEnergyDiagram extends IntegratedDiagram {
  readonly kind: keyof SelfEnergy
  readonly modes: readonly [number, number]
  readonly kernel: Kernel
}

export interface SelfEnergies {
  readonly form: NormalForm
  readonly theory: EquationTheory
  /** By order. */
  readonly orders: readonly SelfEnergy[]
  readonly diagrams: readonly SelfEnergyDiagram[]
}

/**
 * Both self-energies of all pairs of modes, from order 0 to another: the two-point diagrams whose legs end on response
 * fields, or one of them on a field that is kicked, which no line that is cut takes apart between the legs; tadpoles on
 * them are part of it. Compared by Dyson's equation with the response and the correlation that the hierarchy of moments
 * gives. Work in steps, each the number of diagrams so far.
 *
 * @throws Error where Dyson's equation does not hold, which would be a fault of the program
 */
export function* selfEnergies(form: NormalForm, to: number): Generator<number, SelfEnergies> {
  const theory = equationTheory(form)
  const all = form.modes.map((_, i) => i)
  const diagrams: SelfEnergyDiagram[] = []
  const orders: SelfEnergy[] = []
  for (let order = 0; order <= to; order++) {
    const kernels: { response: Kernel[][]; noise: Kernel[][] } = { response: [], noise: [] }
    for (const kind of ['response', 'noise'] as const)
      for (const a of all) {
        const row: Kernel[] = []
        kernels[kind].push(row)
        for (const b of all) {
          const measured =
            kind === 'response'
              ? { fields: [a], responses: [b], times: 'two' as const }
              : { fields: [a, b], responses: [], times: 'two' as const }
          const found: Kernel[] = []
          for (const each of integratedDiagrams(theory, measured, order)) {
            if (!isAmputable(each.weighted.diagram, kind) || !isIrreducible(each.weighted.diagram)) continue
            const kernel = kernelOf(each)
            found.push(kernel)
            yield diagrams.push({ ...each, kind, modes: [a, b], kernel })
          }
          row.push(sumOfKernels(found))
        }
      }
    orders.push(kernels)
  }
  if (!dysonHolds(form, hierarchy(form), orders))
    throw new Error('Dyson’s equation with these self-energies does not give what the hierarchy of moments gives')
  return { form, theory, orders, diagrams }
}

export function sumOfKernels(kernels: readonly Kernel[]): Kernel {
  return {
    delta: addPolynomials(...kernels.map(({ delta }) => delta)),
    time: addDecays(
      polynomials,
      kernels.map(({ time }) => time),
    ),
  }
}

export function scaledKernel({ delta, time }: Kernel, factor: Rational): Kernel {
  return {
    delta: scalePolynomial(delta, factor),
    time: mapDecays(time, (each) => scalePolynomial(each, factor)),
  }
}

/** Whether the legs that measure fields end on response lines, so that they can be cut off. */
function isAmputable({ legs }: Diagram, kind: keyof SelfEnergy): boolean {
  return legs.every(({ vertex, field }, i) => vertex >= 0 && (field.endsWith('~') || (kind === 'response' && i === 1)))
}

/** Whether no line that is cut takes the two legs apart. */
function isIrreducible(diagram: Diagram): boolean {
  const [first, second] = diagram.legs.map(({ vertex }) => vertex) as [number, number]
  return bridges(diagram).every(({ sides: [side] }) => side.has(first) === side.has(second))
}

/** The diagram without its legs: the vertex of the first at the last time, that of the second at 0. */
function kernelOf({ weighted, integral, amplitude }: IntegratedDiagram): Kernel {
  const { legs } = weighted.diagram
  const [last, first] = legs.map(({ vertex }) => vertex) as [number, number]
  const others = Array.from({ length: integral.size }, (_, v) => v).filter((v) => v !== last && v !== first)
  const size = others.length
  const place = (v: number): number => (v === last ? size + 1 : v === first ? size : others.indexOf(v))
  const bare: TimeDiagram = {
    size,
    lines: integral.lines
      .slice(legs.length)
      .map((line): TimeLine => ({ ...line, from: place(line.from), to: place(line.to) })),
  }
  const weight = Q.rational(1n, weighted.automorphisms.fixed)
  const sized = (each: Rational): Polynomial => scalePolynomial(amplitude, Q.multiply(each, weight))
  return last === first
    ? { delta: sized(equalTimes(bare)), time: new Map() }
    : { delta: [], time: mapDecays(betweenTimes(bare), sized) }
}

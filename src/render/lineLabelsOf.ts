import { isOriented } from '../diagrams/diagram.js'
import type { Diagram, Leg } from '../diagrams/diagram.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import { momentumRouting } from '../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../diagrams/structure/momentumRouting.js'
import { InputError } from '../errors.js'
import { hasParts } from '../expansion/diagramRequests.js'
import { bareLine, legLine, legRule } from '../theory/lookups.js'
import type { Field, LineRule, Theory } from '../theory/theory.js'
import { combinationName, momentumNames } from './momentumNames.js'
import type { LineLabel, LineLabels } from './picture/style.js'

/** What may stand beside lines. */
export const lineLabelKinds = ['none', 'fields', 'momenta'] as const
export type LineLabelKind = (typeof lineLabelKinds)[number]

/** The labels of the lines of any diagram of a theory; inverse lines are named also where there are none. */
export function lineLabelsOf(theory: Theory, asked?: LineLabelKind): (diagram: Diagram) => LineLabels {
  const alike = asked === undefined ? linesAlike(theory) : undefined
  return (diagram) => {
    const labels =
      asked === 'momenta'
        ? momenta(theory, diagram)
        : fields(theory, diagram, alike ?? (asked === 'fields' ? () => true : () => false))
    return { ...labels, legs: labels.legs.map((label, i) => inverse(theory, diagram, i) ?? label) }
  }
}

/** What stands beside the lines of a theory: what is asked for, or names where only they tell lines from others. */
export function labelsShown(theory: Theory, asked?: LineLabelKind): LineLabelKind {
  return asked ?? (theory.lines.some(linesAlike(theory)) ? 'fields' : 'none')
}

/** Lines that only their names tell from others: those that look as another one of the theory does. */
function linesAlike({ lines }: Theory): (line: LineRule) => boolean {
  const look = (line: LineRule): string => `${line.style} ${isOriented(line)}`
  return (line) => lines.filter((other) => look(other) === look(line)).length > 1
}

function fields(theory: Theory, { lines, legs }: Diagram, shown: (line: LineRule) => boolean): LineLabels {
  const labelOf = (line: LineRule | undefined): LineLabel | undefined =>
    line !== undefined && shown(line) ? { latex: fieldsLatex(theory.fields, line) } : undefined
  return {
    lines: lines.map(({ kind }) => labelOf(theory.lines.find(({ name }) => name === kind.name))),
    // One label for the two legs of a bare line.
    legs: legs.map((leg, i) => (leg.vertex < 0 && -1 - leg.vertex < i ? undefined : labelOf(lineOf(theory, leg)))),
  }
}

/** The line of a leg, as far as it says which. */
function lineOf(theory: Theory, leg: Leg): LineRule | undefined {
  const open = theory.legs.filter(({ field }) => field === leg.field).length > 1
  return leg.carries === undefined && open ? undefined : legLine(theory, legRule(theory, leg))
}

/** `\\phi`, or both fields of a line between two. */
function fieldsLatex(known: readonly Field[], { fields: [first, second] }: LineRule): string {
  const latex = (name: string): string => known.find((field) => field.name === name)?.latex ?? name
  return first === second ? latex(first) : `${latex(first)} ${latex(second)}`
}

/**
 * The momentum of each line, its first coefficient positive, with an arrow in its direction: p_i comes in by leg i, of two
 * legs p by the first and out by the second.
 */
function momenta(theory: Theory, diagram: Diagram): LineLabels {
  if (hasParts(theory))
    throw new InputError({
      code: 'render.momenta',
      at: 'line labels',
      expected: 'none or fields: each part of a diagram conserves its own momentum',
      received: 'momenta of full functions',
    })
  const { legs } = diagram
  const names = momentumNames(legs.length, loopNumber(diagram), (letter, index) => `${letter}_{${index}}`)
  const alongLine = (momentum: LineMomentum): LineLabel => {
    const first = [...momentum.loops, ...momentum.legs].find((coefficient) => coefficient !== 0)
    if (first === undefined) return { latex: '0' }
    const sign = (c: number): number => (first < 0 ? 0 - c : c)
    const latex = combinationName({ loops: momentum.loops.map(sign), legs: momentum.legs.map(sign) }, names)
    return { latex, flow: first < 0 ? 'back' : 'forth' }
  }
  return {
    lines: momentumRouting(diagram).momenta.map(alongLine),
    legs: legs.map(({ vertex }, i): LineLabel | undefined => {
      if (legs.length === 1) return { latex: '0' }
      if (vertex < 0) return i === 0 ? { latex: names.leg(0), flow: 'back' } : undefined
      return legs.length === 2
        ? { latex: names.leg(0), flow: i === 0 ? 'back' : 'forth' }
        : { latex: names.leg(i), flow: 'back' }
    }),
  }
}

/** The symbol of the inverse line that two amputated legs are without vertices, at the first of them. */
function inverse(theory: Theory, { legs }: Diagram, i: number): LineLabel | undefined {
  const [leg, partner] = [legs[i] as Leg, legs[-1 - (legs[i] as Leg).vertex]]
  if (partner === undefined || -1 - leg.vertex < i) return undefined
  const rules = [leg, partner].map((each) => legRule(theory, each))
  if (rules.some(({ line }) => line !== undefined)) return undefined
  const latex = bareLine(theory, rules)?.latex.replace(/\(\{[ab]\},\{[ab]\}\)/, '')
  return latex === undefined ? undefined : { latex: /\{[ab]\}/.test(latex) ? 'L^{-1}' : latex }
}

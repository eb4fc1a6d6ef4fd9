import { partName } from '../actions/action.js'
import type { ActionPart } from '../actions/action.js'
import { continuumParts } from '../actions/continuumAction.js'
import type { ContinuumForms } from '../actions/continuumForms.js'
import type { Expansion } from '../expansion/expansion.js'
import { expansionLatex } from './latex/expansionLatex.js'
import { alignedLatex } from './latex/number.js'
import type { Summand } from './latex/number.js'
import type { ReadoutLatex } from './latex/readoutSymbol.js'
import { unitActionLatex } from './latex/unitActionLatex.js'
import { symbolLatex } from './latex/symbols.js'
import { momentumTermsLatex } from './latex/momentumTermsLatex.js'
import { operatorLatex } from './latex/operatorLatex.js'

/** Formulas of the parts of an action, in LaTeX. */
export type PartFormulas = ReadonlyMap<ActionPart, string>

/** The closed forms of an action. */
export interface ActionLatex {
  /** All of it as one sum, up to a constant, in the most explicit form that all of its parts have. */
  readonly action: string
  /** What the symbols mean. */
  readonly definitions: string
  /** The couplings as diagrams over any correlators, a formula for each number of legs. */
  readonly couplings: PartFormulas
  /** The order 1/N as averages over one hidden unit, for independent neurons. */
  readonly units: PartFormulas
  /** ∫ over momenta. */
  readonly momentum: PartFormulas
  /** Differential operators on δ-functions of position. */
  readonly operators: PartFormulas
  /** The momentum, in LaTeX, beyond which fields have none. */
  readonly cutoff?: string
  /** Which parts have no closed form, and why. */
  readonly missing?: string
}

/**
 * All closed forms.
 *
 * @param readout the readout's standard deviation times √N, or the letter of its moments, for the averages over a hidden
 * unit; without it the neurons are not independent
 */
export function actionFormulas(
  expansions: readonly Expansion[],
  { action, cutoff, weighted, missing }: ContinuumForms,
  readout?: ReadoutLatex,
): ActionLatex {
  const parts = action === undefined ? [] : [...continuumParts(action)]
  const legs = expansions.map(({ request }) => request.legs)
  const units = readout === undefined || legs.length === 0 ? new Map<ActionPart, string>() : unitActionLatex(readout)
  const isFirst = legs.every((each) => units.has(each))
  return {
    action:
      parts.length > 0 && missing === undefined
        ? momentumTermsLatex(
            ACTION,
            parts.flatMap(([, terms]) => terms),
            cutoff,
          )
        : isFirst
          ? sumOfUnits(units)
          : sumOfCouplings(legs),
    definitions: [
      ...(typeof readout === 'object' ? [`${readout.moments}_{k} = \\mathrm{E} \\, a^k`] : []),
      ...(cutoff === undefined ? GAUSSIAN : cutBall(symbolLatex(cutoff), weighted)),
      '\\tilde\\phi(k) = \\int d^dx \\, e^{-i k x} \\phi(x)',
      'V = \\int d^dx',
    ].join(', \\quad '),
    couplings: new Map(expansions.map((expansion) => [expansion.request.legs, expansionLatex(expansion)])),
    units,
    momentum: new Map(parts.map(([part, terms]) => [part, momentumTermsLatex(partLatex(part), terms, cutoff)])),
    operators: new Map(parts.map(([part, terms]) => [part, operatorLatex(partLatex(part), terms)])),
    ...(cutoff === undefined ? {} : { cutoff: symbolLatex(cutoff) }),
    ...(missing === undefined ? {} : { missing }),
  }
}

const ACTION = 'S[\\phi]'

/** ½(φ, G⁻¹φ) with the averages over a hidden unit. */
function sumOfUnits(units: PartFormulas): string {
  const gaussian = { negative: false, body: '\\frac{1}{2} (\\phi, G^{-1} \\phi)' }
  return alignedLatex(ACTION, [gaussian, ...[...units.values()].map(rightSide)])
}

/** What stands behind the equals sign, as a summand. */
function rightSide(formula: string): Summand {
  const body = formula.slice(formula.indexOf(' = ') + 3)
  return body.startsWith('-') ? { negative: true, body: body.slice(1) } : { negative: false, body }
}

/** ½∫φG⁻¹φ with ∫ g_r φ … φ. */
function sumOfCouplings(legs: readonly number[]): string {
  const gaussian = '\\frac{1}{2} \\int dx_{1} dx_{2} \\, G_c^{(2)}(x_{1},x_{2})^{-1} \\, \\phi(x_{1}) \\phi(x_{2})'
  const bodies = legs.map((n) => {
    const of = (each: (x: string) => string): string =>
      n === 2 ? `${each('x_{1}')} ${each('x_{2}')}` : `${each('x_{1}')} \\cdots ${each(`x_{${n}}`)}`
    const points = n === 2 ? 'x_{1},x_{2}' : `x_{1},\\ldots,x_{${n}}`
    return `\\int ${of((x) => `d${x}`)} \\, g_{${n}}(${points}) \\, ${of((x) => `\\phi(${x})`)}`
  })
  return alignedLatex(
    ACTION,
    [gaussian, ...bodies].map((body) => ({ negative: false, body })),
  )
}

/** What there is of each part by its name, for JSON. */
export function byPartName<T>(parts: ReadonlyMap<ActionPart, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...parts].map(([part, each]) => [partName(part), each]))
}

/** `S_{\mathrm{Gauss}}`, `S_{g_2}`. */
export function partLatex(part: ActionPart): string {
  return part === 'gaussian' ? 'S_{\\mathrm{Gauss}}' : `S_{g_{${part}}}`
}

const GAUSSIAN = ['v = \\sigma_{0}^2/d', '\\delta^d(0) = \\int \\frac{d^dk}{(2\\pi)^d}']

function cutBall(cutoff: string, weighted: number | undefined): readonly string[] {
  const ball = `\\int_{|k| < ${cutoff}} \\frac{d^dk}{(2\\pi)^d}`
  const power = weighted === 1 ? '' : `^${weighted}`
  return [
    `n = ${ball}`,
    ...(weighted === undefined
      ? []
      : [`n_{${weighted}} = ${ball} \\frac{1}{${power === '' ? 'k^2 + m^2' : `(k^2 + m^2)${power}`}}`]),
  ]
}

import { partName } from '../actions/action.js'
import type { ActionPart } from '../actions/action.js'
import { continuumParts } from '../actions/continuumAction.js'
import type { ContinuumForms } from '../actions/continuumForms.js'
import type { Expansion } from '../expansion/expansion.js'
import { expansionLatex } from './latex/expansionLatex.js'
import { unitActionLatex } from './latex/unitActionLatex.js'
import { symbolLatex } from './latex/symbols.js'
import { momentumTermsLatex } from './latex/momentumTermsLatex.js'
import { operatorLatex } from './latex/operatorLatex.js'

/** Formulas of the parts of an action, in LaTeX. */
export type PartFormulas = ReadonlyMap<ActionPart, string>

/** The closed forms of an action. */
export interface ActionLatex {
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
 * @param readout the readout's standard deviation times √N, for the averages over a hidden unit; without it the neurons
 * are not independent
 */
export function actionLatex(
  expansions: readonly Expansion[],
  { action, cutoff, missing }: ContinuumForms,
  readout?: string,
): ActionLatex {
  const parts = action === undefined ? [] : [...continuumParts(action)]
  return {
    definitions: [
      ...(cutoff === undefined ? GAUSSIAN : cutBall(symbolLatex(cutoff))),
      '\\tilde\\phi(k) = \\int d^dx \\, e^{-i k x} \\phi(x)',
      'V = \\int d^dx',
    ].join(', \\quad '),
    couplings: new Map(expansions.map((expansion) => [expansion.request.legs, expansionLatex(expansion)])),
    units: readout === undefined || expansions.length === 0 ? new Map() : unitActionLatex(readout),
    momentum: new Map(parts.map(([part, terms]) => [part, momentumTermsLatex(partLatex(part), terms, cutoff)])),
    operators: new Map(parts.map(([part, terms]) => [part, operatorLatex(partLatex(part), terms)])),
    ...(cutoff === undefined ? {} : { cutoff: symbolLatex(cutoff) }),
    ...(missing === undefined ? {} : { missing }),
  }
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

function cutBall(cutoff: string): readonly string[] {
  return [`n = \\int_{|k| < ${cutoff}} \\frac{d^dk}{(2\\pi)^d}`]
}

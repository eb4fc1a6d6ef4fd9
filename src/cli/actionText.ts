import { partName } from '../actions/action.js'
import type { ActionPart } from '../actions/action.js'
import { certifyingResults } from '../montecarlo/check/certificates.js'
import type { Certificates, FormulaKind } from '../montecarlo/check/certificates.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import { byPartName } from '../render/actionLatex.js'
import type { ActionLatex, PartFormulas } from '../render/actionLatex.js'
import { certificateText } from '../render/certificate.js'
import { resultJson } from '../render/networkCheckJson.js'
import type { Certified, Sampled } from './certify.js'
import type { Point } from '../networks/network.js'

/** The part linear in α, of coupled neurons. */
export type LinearInAlpha = Readonly<Record<'momentum' | 'operators', PartFormulas>>

/** Title and formulas of each kind, in the order in which they are printed. */
const TITLES = {
  couplings: 'the couplings as integrals over the correlators',
  units:
    'the order 1/N as averages over one hidden unit h; Tr 1 is the number of points, V \\delta^d(0) in the continuum',
  momentum: 'the action in momentum space',
  operators: 'the action with differential operators',
  linearInAlphaMomentum: 'the derivative with respect to alpha at alpha = 0, exact in N, in momentum space',
  linearInAlphaOperators: 'the same with differential operators',
} as const satisfies Readonly<Record<FormulaKind, string>>

const KINDS = Object.keys(TITLES) as readonly FormulaKind[]

/**
 * The closed forms that there are, each kind under a line that says what it is, under each formula what samples say
 * about it, and why others are missing. All but the formulas are comments of LaTeX.
 *
 * @param certified the certificates with what was sampled, or the reason why there are none
 */
export function closedFormsText(
  latex: ActionLatex,
  linearInAlpha: LinearInAlpha | undefined,
  certified: (Sampled & { readonly certificates: Certificates }) | { readonly why: string },
): string {
  const kinds = kindsOf(latex, linearInAlpha)
  const sampled = 'why' in certified ? undefined : certified
  const section = (kind: FormulaKind): readonly string[] => {
    const formulas = [...kinds[kind]]
    if (formulas.length === 0) return []
    const texts = formulas.map(([part]) => {
      const certificate = sampled?.certificates[kind]?.get(part)
      return certificate === undefined || sampled === undefined ? undefined : certificateText(certificate, sampled.seed)
    })
    const lines = formulas.flatMap(([, formula], i) => {
      const text = texts[i]
      // What covers several formulas stands once, under the last of them.
      if (text === undefined || text === texts[i + 1]) return [formula]
      const covered = formulas.flatMap(([part], other) => (texts[other] === text ? [partName(part)] : []))
      return [formula, `% certificate of ${covered.join(' and ')}: ${text}`]
    })
    return [`% ${TITLES[kind]}\n${lines.join('\n')}\n`]
  }
  return [
    ...((linearInAlpha?.momentum ?? latex.momentum).size === 0 ? [] : [`% ${latex.definitions}\n`]),
    ...KINDS.flatMap(section),
    ...('why' in certified
      ? [`% certificates: ${certified.why}\n`]
      : [
          `% points of the certificates: correlators at ${placesText(certified.points)}; the action at ${placesText(certified.actionPoints)}\n`,
        ]),
    ...(latex.missing === undefined ? [] : [`% ${latex.missing}\n`]),
  ].join('\n')
}

function kindsOf(
  { couplings, units, momentum, operators }: ActionLatex,
  linearInAlpha: LinearInAlpha | undefined,
): Readonly<Record<FormulaKind, PartFormulas>> {
  const none: PartFormulas = new Map()
  const linear = {
    linearInAlphaMomentum: linearInAlpha?.momentum ?? none,
    linearInAlphaOperators: linearInAlpha?.operators ?? none,
  }
  return { couplings, units, momentum, operators, ...linear }
}

/** The parts of which there are formulas of each kind. */
export function formulaParts(
  latex: ActionLatex,
  linearInAlpha: LinearInAlpha | undefined,
): Readonly<Record<FormulaKind, readonly ActionPart[]>> {
  const kinds = kindsOf(latex, linearInAlpha)
  return Object.fromEntries(KINDS.map((kind) => [kind, [...kinds[kind].keys()]])) as unknown as Readonly<
    Record<FormulaKind, readonly ActionPart[]>
  >
}

/** The closed forms as other programs read them. */
export function closedFormsJson(latex: ActionLatex, linearInAlpha: LinearInAlpha | undefined): object {
  const { couplings, units, momentum, operators } = latex
  return {
    ...latex,
    couplings: byPartName(couplings),
    units: byPartName(units),
    momentum: byPartName(momentum),
    operators: byPartName(operators),
    ...(linearInAlpha === undefined
      ? {}
      : {
          linearInAlpha: {
            momentum: byPartName(linearInAlpha.momentum),
            operators: byPartName(linearInAlpha.operators),
          },
        }),
  }
}

/**
 * What was sampled as other programs read it, beside the certificates: for each formula the names of results, and the
 * results.
 */
export function sampledJson(certified: Certified, formulas: (seed: number, check: NetworkCheck) => object): object {
  if ('why' in certified) return { unchecked: certified.why }
  const { check, seed, samples, points, actionPoints } = certified
  const results = certifyingResults(check).map(resultJson)
  return { samples, seed, points, actionPoints, formulas: formulas(seed, check), results, notes: check.notes }
}

function placesText(points: readonly Point[]): string {
  return points
    .map((point, i) => `x${i + 1} = (${point.map((coordinate) => `${Number(coordinate.toPrecision(4))}`).join(', ')})`)
    .join(', ')
}

import type { ActionLatex } from '../render/actionLatex.js'
import type { Certificate, Certificates } from '../render/certificate.js'
import { resultJson } from '../render/checkJson.js'
import type { Certified, Sampled } from './certify.js'
import type { Point } from '../networks/network.js'

type Formulas = Readonly<Record<string, string>>

/** The part linear in α, of coupled neurons. */
type LinearInAlpha = Readonly<Record<'momentum' | 'operators', Formulas>>

/** Title and formulas of each kind, in the order in which they are printed. */
const TITLES = {
  couplings: 'the couplings as integrals over the correlators',
  units: 'the order 1/N as averages over one hidden unit h; Tr 1 is the number of points, V \\delta^d(0) in the continuum',
  momentum: 'the action in momentum space',
  operators: 'the action with differential operators',
  linearInAlphaMomentum: 'the derivative with respect to alpha at alpha = 0, exact in N, in momentum space',
  linearInAlphaOperators: 'the same with differential operators',
} as const

/**
 * The closed forms that there are, each kind under a line that says what it is, under each formula what samples say about it, and why others are missing. All but the
 * formulas are comments of LaTeX.
 *
 * @param certificates or the reason why there are none
 */
export function closedFormsText(latex: ActionLatex, linearInAlpha: LinearInAlpha | undefined, certificates: Certificates | string, sampled?: Sampled): string {
  const kinds = kindsOf(latex, linearInAlpha)
  const section = (kind: keyof typeof TITLES): readonly string[] => {
    const names = Object.keys(kinds[kind])
    if (names.length === 0) return []
    const lines = names.flatMap((name, i) => {
      const certificate = typeof certificates === 'string' ? undefined : certificates[kind]?.[name]
      const next = typeof certificates === 'string' ? undefined : certificates[kind]?.[names[i + 1] ?? '']
      const formula = kinds[kind][name] as string
      // What covers several formulas stands once, under the last of them.
      if (certificate === undefined || certificate.text === next?.text) return [formula]
      const covered = names.filter((other) => (certificates as Certificates)[kind]?.[other]?.text === certificate.text)
      return [formula, `% certificate of ${covered.join(' and ')}: ${certificate.text}`]
    })
    return [`% ${TITLES[kind]}\n${lines.join('\n')}\n`]
  }
  return [
    ...(Object.keys(linearInAlpha?.momentum ?? latex.momentum).length === 0 ? [] : [`% ${latex.definitions}\n`]),
    ...(Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap(section),
    ...(typeof certificates === 'string' ? [`% certificates: ${certificates}\n`] : []),
    ...(sampled === undefined
      ? []
      : [`% points of the certificates: correlators at ${placesText(sampled.points)}; the action at ${placesText(sampled.actionPoints)}\n`]),
    ...(latex.missing === undefined ? [] : [`% ${latex.missing}\n`]),
  ].join('\n')
}

function kindsOf(latex: ActionLatex, linearInAlpha: LinearInAlpha | undefined): Readonly<Record<keyof typeof TITLES, Formulas>> {
  return { ...latex, linearInAlphaMomentum: linearInAlpha?.momentum ?? {}, linearInAlphaOperators: linearInAlpha?.operators ?? {} }
}

/** Names of the formulas of each kind. */
export function formulaNames(latex: ActionLatex, linearInAlpha: LinearInAlpha | undefined): Readonly<Record<string, readonly string[]>> {
  const kinds = kindsOf(latex, linearInAlpha)
  return Object.fromEntries((Object.keys(TITLES) as (keyof typeof TITLES)[]).map((kind) => [kind, Object.keys(kinds[kind])]))
}

/** The certificates as other programs read them: for each formula the names of results, and the results. */
export function certificateJson(certified: Certified, formulas: Certificates | Readonly<Record<string, Certificate>>): object {
  if ('why' in certified) return { unchecked: certified.why }
  const { correlators, packets, slopes } = certified.check
  const results = [...correlators, ...packets, ...slopes.map(({ result }) => result)].map(resultJson)
  return {
    samples: certified.samples,
    seed: certified.seed,
    points: certified.points,
    actionPoints: certified.actionPoints,
    formulas,
    results,
    notes: certified.check.notes,
  }
}

function placesText(points: readonly Point[]): string {
  return points.map((point, i) => `x${i + 1} = (${point.map((coordinate) => `${Number(coordinate.toPrecision(4))}`).join(', ')})`).join(', ')
}

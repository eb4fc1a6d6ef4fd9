import type { CheckResult, Verdict } from './judge.js'

/** How many comparisons have which verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>

/** The verdicts, counted. */
export function countVerdicts(results: readonly Pick<CheckResult, 'verdict'>[]): VerdictCounts {
  const count = (wanted: Verdict): number => results.filter(({ verdict }) => verdict === wanted).length
  return { agrees: count('agrees'), undecided: count('undecided'), differs: count('differs') }
}

/** Of several comparisons together: `differs` when one does, `agrees` when all do. */
export function verdictOf(results: readonly Pick<CheckResult, 'verdict'>[]): Verdict {
  const { differs, undecided } = countVerdicts(results)
  return differs > 0 ? 'differs' : undecided > 0 || results.length === 0 ? 'undecided' : 'agrees'
}

/**
 * The verdicts in words.
 *
 * @example
 * verdictWords({ agrees: 14, undecided: 2, differs: 0 }) // '14 agree, 2 undecided, none differs'
 */
export function verdictWords({ agrees, undecided, differs }: VerdictCounts): string {
  return [
    agrees === 0 ? 'none agrees' : `${agrees} ${agrees === 1 ? 'agrees' : 'agree'}`,
    ...(undecided === 0 ? [] : [`${undecided} undecided`]),
    differs === 0 ? 'none differs' : `${differs} ${differs === 1 ? 'differs' : 'differ'}`,
  ].join(', ')
}

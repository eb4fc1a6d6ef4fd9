/** What a computation finds of one case of a printed formula. */
export interface FindingEvidence {
  /** The case: `r = 4`, `g_2 at order 1/N`. */
  readonly of: string
  readonly printed: string
  readonly computed: string
  readonly agrees: boolean
}

/** `restricted`: right in some of its cases only. `undecided`: nothing that is computed here decides it. */
export type FindingVerdict = 'right' | 'wrong' | 'restricted' | 'undecided'

/** A formula as it is printed in the literature. */
export interface Printed {
  readonly id: string
  /** LaTeX as printed, or the words. */
  readonly printed: string
  readonly source: string
}

/** A printed formula with the verdict that the evidence gives. */
export interface Finding extends Printed {
  readonly verdict: FindingVerdict
  readonly evidence: readonly FindingEvidence[]
  readonly remark?: string
}

/**
 * The verdict of a formula that holds case by case: right when every case agrees, restricted when some do.
 */
export function caseByCase(printed: Printed, evidence: readonly FindingEvidence[], remark?: string): Finding {
  const agreeing = evidence.filter(({ agrees }) => agrees).length
  const verdict =
    evidence.length === 0
      ? 'undecided'
      : agreeing === evidence.length
        ? 'right'
        : agreeing === 0
          ? 'wrong'
          : 'restricted'
  return { ...printed, verdict, evidence, ...(remark === undefined ? {} : { remark }) }
}

/** The verdict of a formula that is one statement: one case that does not agree makes it wrong. */
export function asAWhole(printed: Printed, evidence: readonly FindingEvidence[], remark?: string): Finding {
  const found = caseByCase(printed, evidence, remark)
  return found.verdict === 'restricted' ? { ...found, verdict: 'wrong' } : found
}

/** Compares numbers of a quadrature or a closed form; they agree when they differ by less than a part in 10⁷. */
export function numbers(of: string, printed: number, computed: number): FindingEvidence {
  const scale = Math.max(Math.abs(printed), Math.abs(computed), 1e-12)
  return {
    of,
    printed: printed.toPrecision(8),
    computed: computed.toPrecision(8),
    agrees: Math.abs(printed - computed) < 1e-7 * scale,
  }
}

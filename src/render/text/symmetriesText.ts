import type { SampledSymmetry } from '../../montecarlo/sampledSymmetries.js'
import type { SymmetryFinding } from '../../networks/symmetry/symmetries.js'
import { table } from './table.js'

/** What is known of the symmetries of a network's correlators. */
interface KnownSymmetries {
  readonly title: string
  readonly findings: readonly SymmetryFinding[]
  readonly sampled: readonly SampledSymmetry[]
  /** N. */
  readonly width: number
}

/**
 * What is known of the symmetries of a network's correlators, under its title, as tables, with a line on what each kind
 * of evidence covers.
 *
 * @example
 * symmetriesText(await answerSymmetries({ network: 'cos-net' })).includes('holds') // true
 */
export function symmetriesText({ title, findings, sampled, width }: KnownSymmetries): string {
  const evaluated = findings.some(({ difference }) => difference !== undefined)
  const rows = findings.map(({ symmetry, n, holds, evidence, difference, tolerance }) => [
    symmetry,
    `G_c^(${n})`,
    orderText(n),
    holds ? 'holds' : 'broken',
    evidence,
    ...(evaluated ? [differenceText(difference, tolerance, holds)] : []),
  ])
  const sections =
    rows.length === 0
      ? []
      : [
          table(
            ['symmetry', 'correlator', 'order', '', 'evidence', ...(evaluated ? ['largest difference'] : [])],
            rows,
          ),
          coverage(findings, width),
        ]
  if (sampled.length > 0) {
    const measured = sampled.map(({ symmetry, n, value, difference, standardError, verdict }) => [
      symmetry,
      `G_c^(${n})`,
      value.toPrecision(4),
      difference.toPrecision(3),
      standardError.toPrecision(2),
      verdict,
    ])
    sections.push(`${table(['sampled', 'correlator', 'value', 'difference', 'error', ''], measured)}\n`)
  }
  return `${title}\n\n${sections.join('\n\n').trimEnd()}`
}

function differenceText(difference: number | undefined, tolerance: number | undefined, holds: boolean): string {
  if (difference === undefined) return ''
  return `${difference.toExponential(1)} ${holds ? '≤' : '>'} ${tolerance?.toExponential(1) ?? ''}`
}

function orderText(n: number): string {
  return n === 2 ? '1' : `N^-${n / 2 - 1}`
}

function coverage(findings: readonly SymmetryFinding[], width: number): string {
  const kinds = new Set(findings.map(({ evidence }) => evidence))
  const tried = findings.find(
    ({ points }) => points !== undefined && points.length === Math.max(...findings.map(({ n }) => n)),
  )
  return [
    ...(kinds.has('closed form') ? ['closed form: read off the formula, for all points and every N'] : []),
    ...(kinds.has('definition')
      ? [
          `definition: ${findings.every(({ evidence, holds }) => evidence !== 'definition' || holds) ? 'follows from the Gaussian readouts' : 'by the cumulants of the readouts'}, for all points and every N`,
        ]
      : []),
    ...(tried === undefined
      ? []
      : [
          `evaluation: exact correlators at N = ${width}, at points moved by five random elements of the group; the points: ${(
            tried.points ?? []
          )
            .map((point) => `(${point.map((x) => x.toPrecision(3)).join(', ')})`)
            .join(' ')}`,
        ]),
  ].join('\n')
}

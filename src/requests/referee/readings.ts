import { printable } from '../../errors.js'
import { jsonText } from '../../render/jsonText.js'
import { table } from '../../render/text/table.js'
import { NO_RIGHT_LINE } from '../../render/text/verificationText.js'
import { unicodeMath } from '../../theory/unicodeMath.js'
import type { Judgement } from './judge.js'
import type { RefereeAnswer, RefereedClaim } from './referee.js'
import { termIn } from './termSaid.js'

/**
 * The equations in a table, and what is to be said of each below it.
 *
 * @example
 * const document = '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\frac12 \\Delta(x,y) \\]'
 * refereeText(await answerReferee({ document })).split('\n').at(-1) // '1 equation: 1 right, 0 wrong, 0 not judged'
 */
export function refereeText({ file, claims }: RefereeAnswer): string {
  if (claims.length === 0) return `${file}: no displayed equation`
  const rows = claims.map(({ label, line, tex, verdict, kind, noticed }) => [
    `${line}`,
    printable(label ?? ''),
    snippet(tex),
    verdict.replace('-', ' '),
    kind ?? '',
    noticed.join(', '),
  ])
  return [
    table(['line', 'label', 'equation', 'verdict', 'as', 'would have noticed'], rows),
    ...claims.flatMap(remarks),
    refereeTotal(claims),
  ].join('\n\n')
}

/** How an equation begins. */
const SHOWN = 32

function snippet(tex: string): string {
  const line = printable(
    tex
      .replaceAll(/(\\\\|\\%)|%[^\n]*/g, '$1')
      .replaceAll(/\\label\s*\{[^{}]*\}|(?<!\\)&/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
  const characters = [...line]
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : line
}

function remarks(claim: RefereedClaim): readonly string[] {
  const { line, label, verdict } = claim
  const said = saidOf(claim)
  if (said.length === 0) return []
  return [
    [
      `line ${line}${label === null ? '' : ` (${printable(label)})`}, ${verdict.replace('-', ' ')}`,
      ...said.map((one) => `  ${one}`),
    ].join('\n'),
  ]
}

/** What is to be said of a judgement, in lines: the convention, why it is not judged, what differs, the right line. */
export function saidOf({
  verdict,
  convention,
  reason,
  differences,
  corrected,
}: Pick<Judgement, 'verdict' | 'convention' | 'reason' | 'differences' | 'corrected'>): readonly string[] {
  return [
    ...(convention === null ? [] : [`under a convention: ${convention}`]),
    ...(reason === null ? [] : [`not judged: ${reason}`]),
    ...differences.map(readable),
    ...(corrected === null ? (verdict === 'wrong' ? [NO_RIGHT_LINE] : []) : [`right would be: ${corrected}`]),
  ].map(printable)
}

/** A difference with its term as a person reads it. */
function readable(difference: string): string {
  const said = termIn(difference)
  return said === undefined ? difference : `${said.words}${unicodeMath(said.tex)}`
}

/** How many there are, and how many of each verdict. */
export function refereeTotal(claims: readonly RefereedClaim[]): string {
  const count = (...verdicts: readonly RefereedClaim['verdict'][]): number =>
    claims.filter(({ verdict }) => verdicts.includes(verdict)).length
  return `${claims.length} ${claims.length === 1 ? 'equation' : 'equations'}: ${count('right', 'right-under')} right, ${count('wrong')} wrong, ${count('not-judged')} not judged`
}

/**
 * As other programs read it; see `docs/json.md`.
 *
 * @example
 * const document = '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\frac14 \\Delta(x,y) \\]'
 * JSON.parse(refereeJson(await answerReferee({ document }))).claims[0].verdict // 'wrong'
 */
export function refereeJson({ claims }: RefereeAnswer): string {
  return jsonText({
    claims: claims.map(({ label, line, kind, verdict, convention, reason, differences, corrected, noticed }) => ({
      label,
      line,
      kind,
      verdict,
      convention,
      reason,
      differences,
      corrected,
      noticed,
    })),
  })
}

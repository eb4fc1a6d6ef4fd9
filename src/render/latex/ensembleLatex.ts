import type { EnsembleAnalysis, Measured } from '../../montecarlo/analyseEnsemble.js'
import { printable } from '../../errors.js'
import { foremost, verdictLines } from '../text/ensembleText.js'
import { standardErrors } from '../text/standardErrors.js'
import { shortError } from './shortError.js'
import { texText } from './texText.js'

/**
 * What samples say about the action of their ensemble, for a paper: the action as a formula, a table of cumulants and
 * couplings with the largest |z|, numbers as 0.123(4), and the verdict. It needs amsmath.
 *
 * @param names what the columns are called
 */
export function ensembleLatex(analysis: EnsembleAnalysis, file: string, names: readonly string[]): string {
  const { draws, batches, cumulants, couplings, field, action, order } = analysis
  // A table of long names would not fit on a page.
  const areNumbers = names.every((name) => /^\d+$/.test(name))
  const short = areNumbers ? names : names.map((_, i) => `${i + 1}`)
  const terms = [...couplings.keys()].map((legs) => {
    const indices = ['i', 'j', 'k', 'l', 'm', 'n'].slice(0, legs)
    return `g_{${indices.join(' ')}} ${indices.map((index) => `\\psi_{${index}}`).join(' ')}`
  })
  const summands = ['\\tfrac{1}{2} \\psi_{i} (K^{-1})_{i j} \\psi_{j}', ...terms]
  const lines = summands.flatMap((_, i) => (i % 2 === 0 ? [summands.slice(i, i + 2)] : []))
  const orders = [...new Set(cumulants.map(({ indices }) => indices.length))]
  const measured = [
    orders.map((r) =>
      rowsOf(
        '\\kappa',
        cumulants.filter(({ indices }) => indices.length === r),
        short,
      ),
    ),
    [...couplings.values()].map((entries) => rowsOf('g', entries, short)),
  ] as const
  const [left, right] = measured.map((groups) => groups.flatMap(({ rows }) => rows)) as [string[], string[]]
  const others = measured.flat().flatMap(({ others: more }) => more)
  const at = short.map((name, i) => `\\varphi(${name}) = ${Number((field[i] as number).toPrecision(4))}`)
  return [
    `% ${printable(file)}: ${draws} draws, ${batches} batches; needs amsmath`,
    '\\begin{align*}',
    `  S[\\varphi] ={}& ${lines.map((line) => line.join(' + ')).join(' \\\\\n  & + ')} + O(N^{-${order === 1 ? '3/2' : '5/2'}}),`,
    '\\end{align*}',
    'summed over indices that come twice,',
    `where $\\psi = \\varphi - \\langle \\varphi \\rangle$, $K = \\kappa_{2}$, and $\\kappa_{n}$ counts as $N^{1 - n/2}$.`,
    '',
    ...others,
    ...(areNumbers ? [] : [`Columns: ${names.map((name, i) => `${i + 1}~${texText(name)}`).join(', ')}.`]),
    '\\begin{center}\\footnotesize',
    '\\begin{tabular}{lrr@{\\quad}lrr}',
    '\\hline',
    'cumulant & value & $z$ & coupling & value & $z$ \\\\',
    '\\hline',
    ...Array.from(
      { length: Math.max(left.length, right.length) },
      (_, i) => `${left[i] ?? NOTHING} & ${right[i] ?? NOTHING} \\\\`,
    ),
    '\\hline',
    `$S[\\varphi]$ & $${shortError(action.value, action.standardError)}$ & & & & \\\\`,
    '\\hline',
    '\\end{tabular}',
    '\\end{center}',
    `The action is that at $${at.join('$, $')}$, up to a constant.`,
    ...verdictLines(analysis, short).map(sentenceLatex),
  ].join('\n')
}

const NOTHING = ' & & '

/** A sentence in which cumulants and powers of ten are mathematics. */
function sentenceLatex(sentence: string): string {
  return texText(sentence)
    .replaceAll(
      /\\ensuremath\{\\kappa\}(\d)\(([\d,]*)\)/g,
      (_, r: string, at: string) => `$\\kappa_{${r}}(${at.replaceAll(',', ', ')})$`,
    )
    .replaceAll(
      /(\d)e([+-]\d+)/g,
      (_, digit: string, power: string) => `${digit}\\ensuremath{\\cdot 10^{${Number(power)}}}`,
    )
}

/** The foremost of cumulants or couplings with so many indices, three cells each, and how many others there are. */
function rowsOf(
  name: string,
  entries: readonly Measured[],
  names: readonly string[],
): { readonly rows: readonly string[]; readonly others: readonly string[] } {
  const shown = foremost(entries)
  const left = entries.length - shown.length
  return {
    rows: shown.map(
      ({ indices, value, standardError }) =>
        `$${name}_{${indices.length}}(${indices.map((i) => names[i]).join(', ')})$ & ` +
        `$${shortError(value, standardError)}$ & $${scoreLatex(value / standardError)}$`,
    ),
    others: left > 0 ? [`% ${left} more of ${name}_${entries[0]?.indices.length}: --format json`] : [],
  }
}

function scoreLatex(z: number): string {
  return standardErrors(z).replace('−', '-').replace('∞', '\\infty')
}

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
  const orders = [...new Set(cumulants.map(({ indices }) => indices.length))]
  const sums = [...couplings.keys()].map((legs) => {
    const indices = ['i', 'j', 'k', 'l', 'm', 'n'].slice(0, legs)
    const fields = indices.map((index) => `\\psi_{${index}}`).join(' ')
    return `\\sum_{${indices.join(' ')}} g_{${indices.join(' ')}} ${fields}`
  })
  const rows = (name: string, entries: readonly Measured[]): readonly string[] => [
    ...foremost(entries).map(
      ({ indices, value, standardError }) =>
        `$${name}_{${indices.length}}(${indices.map((i) => named(names[i] as string)).join(', ')})$ & ` +
        `$${shortError(value, standardError)}$ & $${scoreLatex(value / standardError)}$ \\\\`,
    ),
    ...(entries.length > foremost(entries).length
      ? [`% ${entries.length - foremost(entries).length} more of ${name}: --format json`]
      : []),
  ]
  const at = names.map((name, i) => `\\varphi(${named(name)}) = ${Number((field[i] as number).toPrecision(4))}`)
  return [
    `% ${printable(file)}: ${draws} draws, ${batches} batches; needs amsmath`,
    '\\begin{multline*}',
    `S[\\varphi] = \\frac{1}{2} \\sum_{i j} \\psi_{i} (K^{-1})_{i j} \\psi_{j} + ${sums.join(' \\\\\n+ ')} + O(N^{-${
      order === 1 ? '3/2' : '5/2'
    }}),`,
    '\\end{multline*}',
    `where $\\psi = \\varphi - \\langle \\varphi \\rangle$, $K = \\kappa_{2}$, and $\\kappa_{n}$ counts as $N^{1 - n/2}$.`,
    '',
    '\\begin{center}',
    '\\begin{tabular}{lrr}',
    '\\hline',
    'quantity & value & $z$ \\\\',
    '\\hline',
    ...orders.flatMap((r) =>
      rows(
        '\\kappa',
        cumulants.filter(({ indices }) => indices.length === r),
      ),
    ),
    '\\hline',
    ...[...couplings.values()].flatMap((entries) => rows('g', entries)),
    '\\hline',
    `$S[\\varphi]$ & $${shortError(action.value, action.standardError)}$ & \\\\`,
    '\\hline',
    '\\end{tabular}',
    '\\end{center}',
    `The action is that at $${at.join('$, $')}$, up to a constant.`,
    ...verdictLines(analysis, names).map(texText),
  ].join('\n')
}

/** The number of a column, or its name. */
function named(name: string): string {
  return /^\d+$/.test(name) ? name : `\\text{${texText(name)}}`
}

function scoreLatex(z: number): string {
  return standardErrors(z).replace('−', '-').replace('∞', '\\infty')
}

import * as Q from '../../algebra/rational.js'
import { isOriented } from '../../diagrams/diagram.js'
import type { Expansion } from '../../expansion/expansion.js'
import { withoutDiagram } from '../../expansion/withoutDiagram.js'
import { fillTemplate } from '../../theory/fillTemplate.js'
import { lineBlocks } from '../../theory/lineBlocks.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { termLatex } from './factors.js'
import { magnitudeLatex } from './number.js'
import type { LaidOutTerm } from './layout.js'

/**
 * The terms of Γ that are no diagram, where they are asked for: ½ log det L⁻¹ for each line, of an oriented one, which
 * stands for two entries of the matrix of lines, without ½; in momentum space by the volume, ½ ∫ log L(k)⁻¹. What has
 * no formula of single lines is named in words.
 *
 * @example
 * withoutDiagramLatex({ theory: effectiveTheory(theory('phi4')), request: { legs: 0, select: { loops: 1 } } }) // ½ and \log \det \Delta^{-1}
 */
export function withoutDiagramLatex(
  { theory, request }: Pick<Expansion, 'theory' | 'request'>,
  space: 'position' | 'momentum' = 'position',
): readonly LaidOutTerm[] {
  if (withoutDiagram(theory, request) === undefined) return []
  const { lines, spaces } = theory
  const letters = (of: readonly LineRule[]): string => of.map((line) => letterOf(line)).join(', ')
  if (request.legs > 0) return []
  const matrix = (of: readonly LineRule[]): LaidOutTerm =>
    term(theory, Q.rational(1, 2), [`\\log \\det \\left(\\text{matrix of } ${letters(of)}\\right)^{-1}`])
  if (spaces.length > 0) return [matrix(lines)]
  return lineBlocks(theory).flatMap(({ kind, lines: inside }) => {
    if (kind === 'matrix') return [matrix(inside)]
    // Of a response the determinant is −det R², whatever the correlation is.
    return inside
      .filter((line) => kind === 'single' || isOriented(line))
      .map((line) => {
        const pieces =
          space === 'momentum'
            ? [
                '\\int \\frac{d^dk}{(2\\pi)^d}',
                `\\log ${inverse(`${factorLatex(line)}${fillTemplate(line.momentumLatex, { p: 'k', '-p': '-k' })}`)}`,
              ]
            : [`\\log \\det ${inverse(letterOf(line))}`]
        return term(theory, isOriented(line) ? Q.one : Q.rational(1, 2), pieces)
      })
  })
}

/** One loop brings what the whole sum brings: ħ, where W = ħ Σ. */
function term(theory: Theory, coefficient: Q.Rational, pieces: readonly string[]): LaidOutTerm {
  const weighted = { coefficient, powers: theory.expands.order, others: 0n }
  return termLatex(theory, weighted, { pieces }, { permutations: 'counted' })
}

/** A line without its points, with its factor: `\Delta`, `3 \Delta`. */
function letterOf(line: LineRule): string {
  return `${factorLatex(line)}${line.latex.replace(/\((?:\{a\},\{b\}|\{b\},\{a\})\)/, '').replaceAll(/\{([ab])\}/g, '$1')}`
}

function factorLatex({ factor }: LineRule): string {
  const size = magnitudeLatex(factor, true)
  return `${factor.num < 0n ? '-' : ''}${size === '' ? '' : `${size} `}`
}

function inverse(latex: string): string {
  return /^\\?\p{L}+(?:\([^()]*\))?$/u.test(latex) ? `${latex}^{-1}` : `\\left(${latex}\\right)^{-1}`
}

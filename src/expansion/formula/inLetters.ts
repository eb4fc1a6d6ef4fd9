import * as Q from '../../algebra/rational.js'
import type { LineRule, Theory, VertexRule } from '../../theory/theory.js'
import type { Expansion, Term } from '../expansion.js'
import type { Convention } from './conventions.js'
import type { Letter, Letters } from './syntax.js'

/** The theory as an author writes it: lines and couplings by the author's letters. */
export function inLetters(theory: Theory, letters: Letters): Theory {
  const line = (rule: LineRule): LineRule => {
    const letter = letters.get(rule.name)
    return letter === undefined ? rule : { ...rule, latex: lineLatex(letter) }
  }
  const vertex = (rule: VertexRule): VertexRule => {
    const letter = letters.get(rule.name)
    return letter === undefined ? rule : { ...rule, latex: letter.tex }
  }
  return { ...theory, lines: theory.lines.map(line), vertices: theory.vertices.map(vertex) }
}

function lineLatex({ tex, points }: Letter): string {
  if (points === 'below') return `${tex}_{{a} {b}}`
  return points === 'difference' ? `${tex}({a}-{b})` : `${tex}({a},{b})`
}

/** An expansion with the i's that a convention of Minkowski's space writes at its vertices and lines. */
export function inMinkowski(
  { theory, terms, ...rest }: Expansion,
  { vertexTex, lineTex }: Pick<Convention, 'vertexTex' | 'lineTex'>,
): Expansion {
  const written: Theory = {
    ...theory,
    lines: theory.lines.map((rule) => ({ ...rule, latex: lineTex.replace('{Δ}', () => rule.latex) })),
    vertices: theory.vertices.map((rule) => ({ ...rule, latex: vertexTex.replace('{λ}', () => rule.latex) })),
  }
  // The sign of −λ stands with the i, or is that of the coupling.
  const signed = (term: Term): Term => {
    const isOdd = term.weighted.diagram.vertices.length % 2 === 1
    return isOdd ? { ...term, coefficient: Q.negate(term.coefficient) } : term
  }
  return { ...rest, theory: written, terms: terms.map(signed) }
}

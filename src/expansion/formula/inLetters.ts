import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { LineRule, Theory, VertexRule } from '../../theory/theory.js'
import type { Expansion, Term } from '../expansion.js'
import type { Convention } from './conventions.js'
import type { Letter, Letters } from './syntax.js'

/** An expansion as an author writes it: lines, couplings and numbers of components by the author's letters. */
export function inLetters(expansion: Expansion, letters: Letters): Expansion {
  const { theory } = expansion
  const ranges = new Map(
    theory.spaces.map(({ size }): readonly [string, string] => [size, letters.get(size)?.tex ?? size]),
  )
  const own = (powers: Powers): Powers =>
    Object.fromEntries(Object.entries(powers).map(([symbol, power]) => [ranges.get(symbol) ?? symbol, power]))
  const line = (rule: LineRule): LineRule => {
    const letter = letters.get(rule.name)
    return letter === undefined ? rule : { ...rule, latex: lineLatex(letter) }
  }
  const vertex = (rule: VertexRule): VertexRule => {
    const letter = letters.get(rule.name)
    return letter === undefined ? rule : { ...rule, latex: letter.tex }
  }
  return {
    ...expansion,
    theory: {
      ...theory,
      lines: theory.lines.map(line),
      vertices: theory.vertices.map(vertex),
      spaces: theory.spaces.map((space) => ({ ...space, size: ranges.get(space.size) ?? space.size })),
    },
    terms: expansion.terms.map((term) => ({ ...term, powers: own(term.powers) })),
  }
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

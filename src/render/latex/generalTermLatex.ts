import type { GeneralTerm } from '../../expansion/generalTerm.js'
import { asFactor, fillTemplate } from '../../theory/fillTemplate.js'
import type { VertexRule } from '../../theory/theory.js'
import { generalTermParts } from '../generalTermParts.js'
import { symbolLatex } from './symbols.js'

/**
 * A general term in LaTeX, symbolic in the numbers of self-contractions and of lines between its vertices. One vertex
 * is written as an integral over points; several in zero dimensions, where the integrals of every member are the same
 * product.
 *
 * @param legs `any`: symbolic in the number of legs as well, for one vertex. The term given stands for all of them: its
 * sign must not depend on the legs.
 * @throws InputError when the factors of the rules are more than signs
 * @example
 * const [term] = generalTerms(theory('independence-breaking'), { legs: 4, order: 1 })
 * generalTermLatex(term).includes('\\sum') // true
 */
export function generalTermLatex(term: GeneralTerm, legs: 'given' | 'any' = 'given'): string {
  return term.vertices.length === 1 ? oneVertex(term, legs) : severalVertices(term)
}

function signLatex(leading: 1 | -1, exponent: string): string {
  return `${leading < 0 ? '-' : ''}${exponent === '' ? '1' : `(-1)^{${exponent}}`}`
}

/** A vertex of a family of even valences is counted in pairs: 2k legs, 2n half-edges, n − k self-loops. */
function oneVertex(term: GeneralTerm, which: 'given' | 'any'): string {
  const [rule] = term.vertices as readonly [VertexRule]
  const { from, step } = rule.family as NonNullable<VertexRule['family']>
  const { sign } = generalTermParts(term)
  const given = term.legs[0] as number
  const even = from % 2 === 0 && step === 2
  const legs = which === 'given' ? `${given}` : even ? '2k' : 'r'
  const half = which === 'given' ? `${given / 2}` : 'k'
  const plus = legs === '0' ? '' : `${legs}+`
  const loops = even ? (legs === '0' ? 'n' : `n-${half}`) : 's'
  const size = even ? '2n' : `${plus}2s`
  const least =
    which === 'any'
      ? even
        ? `\\max(${from / 2},k)`
        : '0'
      : even
        ? `${Math.max(from, given) / 2}`
        : `${Math.max(0, Math.ceil((from - given) / 2))}`
  const below = [
    ...(which === 'any' ? [even ? '(2k)!' : 'r!'] : given > 1 ? [`${legs}!`] : []),
    `2^{${loops}}`,
    loops.length === 1 ? `${loops}!` : `(${loops})!`,
  ]
  const at = (template: string, a: string, b: string): string => asFactor(fillTemplate(template, { a, b }))
  const factors = [
    `\\int dy_{1} \\cdots dy_{${size}}`,
    asFactor(fillTemplate(rule.latex, { n: size, points: `y_{1},\\ldots,y_{${size}}` })),
    ...(legs === '0' ? [] : [`\\prod_{i=1}^{${legs}} ${at((term.legLine ?? term.line).latex, 'y_{i}', 'x_{i}')}`]),
    `\\prod_{j=1}^{${loops}} ${at(term.line.latex, `y_{${plus}2j-1}`, `y_{${plus}2j}`)}`,
  ]
  const points =
    legs === '0' ? '' : legs === '1' ? '(x_{1})' : legs === '2' ? '(x_{1},x_{2})' : `(x_{1},\\ldots,x_{${legs}})`
  const fraction = `\\frac{${signLatex(sign.leading, sign.selfLoops[0] === true ? loops : '')}}{${below.join(' \\, ')}}`
  return `${term.theory.expands.coupling}_{${legs}}${points} = \\sum_{${even ? 'n' : 's'} \\ge ${least}} ${fraction} ${factors.join(' \\, ')}`
}

function severalVertices(term: GeneralTerm): string {
  const { sign, selfLoops, between, alternating, divisor, vertices, lines } = generalTermParts(term)
  const named = (summands: readonly string[]): string =>
    summands.map((each) => each.replace(/([sm])(\d+)$/, '$1_{$2}')).join('+')
  const numbers = [...selfLoops, ...between]
  const below = [...divisor, `2^{${named(selfLoops)}}`, ...numbers.map((number) => `${named([number])}!`)]
  const symbols = vertices.map(({ template, valence }) =>
    symbolLatex(template.replace('{n}', '0')).replace(/0(?=\}?$)/, named(valence)),
  )
  const powers = lines.map(
    ({ symbol, inverse, count }) => `${symbolLatex(symbol)}^{${inverse ? `-(${named(count)})` : named(count)}}`,
  )
  const sum = `\\sum_{${numbers.map((number) => named([number])).join(',')}}`
  const legs = term.legs.reduce((total, e) => total + e, 0)
  return `${term.theory.expands.coupling}_{${legs}} \\ni ${sum} \\frac{${signLatex(sign.leading, named(alternating))}}{${below.join(' \\, ')}} \\, ${[...symbols, ...powers].join(' \\, ')}`
}

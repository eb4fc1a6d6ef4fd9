import { isInLoop, negativeMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import { coefficientHead } from '../../expansion/coefficientName.js'
import type { Expansion } from '../../expansion/expansion.js'
import { momentumSpace } from '../../expansion/readings/momentumSpace.js'
import type { MomentumIntegral } from '../../expansion/readings/momentumSpace.js'
import { fillTemplate } from '../../theory/fillTemplate.js'
import { combinationName, momentumNames } from '../momentumNames.js'
import type { MomentumNames } from '../momentumNames.js'
import { factorsLatex, termLatex } from './factors.js'
import type { LatexFactor } from './factors.js'
import { laidOut } from './layout.js'
import type { LaidOutTerm } from './layout.js'
import type { LatexStyle, PermutationStyle } from './style.js'
import { withoutDiagramLatex } from './withoutDiagramLatex.js'

/**
 * The coefficient function of a translation-invariant theory in momentum space, as `momentumSpace` defines it:
 * `\tilde{w}_{2}(p,p') = (2\pi)^d \, \delta(p+p') \, \Bigl[ -\frac{\lambda}{2} \Delta(p)^{2} \, \int
 * \frac{d^dk}{(2\pi)^d} \, \Delta(k) \Bigr]`. Inside the bracket p' = −p.
 *
 * @example
 * momentumSpaceLatex(expand(theory('phi4'), { legs: 2, select: { order: 1 } })).includes('\\int') // true
 */
export function momentumSpaceLatex(
  expansion: Expansion,
  permutations: PermutationStyle = 'counted',
  style: LatexStyle = {},
): string {
  const { left, brackets } = momentumFrame(expansion)
  const all = [...withoutDiagramLatex(expansion, 'momentum'), ...momentumTerms(expansion, permutations, style)]
  return all.length === 0 ? laidOut(left, [], style) : laidOut(left, all, style, brackets)
}

/** What is expanded, and what stands around its terms: `(2\pi)^d \, \delta(p+p') \, \Bigl[` and `\Bigr]`. */
export function momentumFrame({ theory, request }: Expansion): {
  readonly left: string
  readonly brackets: readonly [string, string]
} {
  const legs = Array.from({ length: request.legs }, (_, i) => momentumNames(request.legs, 0, indexed).leg(i))
  const list = (separator: string, dots: string): string =>
    legs.length <= 3 ? legs.join(separator) : [legs[0], dots, legs.at(-1)].join(separator)
  const name = `${coefficientHead(theory, request, `\\tilde{${theory.expands.coupling}}`)}${legs.length === 0 ? '' : `(${list(',', '\\ldots')})`}`
  const front = `(2\\pi)^d \\, \\delta(${legs.length === 0 ? '0' : list('+', '\\cdots')}) \\, \\Bigl[`
  return { left: name, brackets: [front, '\\Bigr]'] }
}

/** The terms of {@link momentumSpaceLatex} that are diagrams. */
export function momentumTerms(
  expansion: Expansion,
  permutations: PermutationStyle,
  style: LatexStyle,
): readonly LaidOutTerm[] {
  const { theory, request } = expansion
  return momentumSpace(expansion, permutations === 'sum' ? 'counted' : permutations).map((integral) => {
    const { outside, constants, inside } = factorsOf(integral, momentumNames(request.legs, integral.loops, indexed))
    const pieces = [...factorsLatex(outside), measure(integral.loops), ...factorsLatex(inside)].filter(
      (part) => part !== '',
    )
    return termLatex(theory, integral, { pieces, constants }, { permutations, factorials: style.factorials === true })
  })
}

/** Constants, and factors without and with a loop momentum. */
function factorsOf(
  { vertices, lines }: MomentumIntegral,
  names: MomentumNames,
): { constants: readonly LatexFactor[]; outside: readonly LatexFactor[]; inside: readonly LatexFactor[] } {
  const named = (momentum: LineMomentum): string => combinationName(momentum, names)
  const factors = [
    ...vertices.map(({ member, momenta }) => {
      const constant = !member.momentumLatex.includes('{momenta}')
      return {
        latex: fillTemplate(member.momentumLatex, { momenta: momenta.map(named).join(',') }),
        momenta: constant ? [] : momenta,
        constant,
      }
    }),
    ...lines.map(({ line, momentum }) => ({
      latex: fillTemplate(line.momentumLatex, { p: named(momentum), '-p': named(negativeMomentum(momentum)) }),
      momenta: [momentum],
      constant: false,
    })),
  ].map(({ latex, momenta, constant }) => ({
    latex,
    power: 1,
    constant,
    inLoop: momenta.some(isInLoop),
  }))
  return {
    constants: factors.filter(({ constant }) => constant),
    outside: factors.filter(({ constant, inLoop }) => !constant && !inLoop),
    inside: factors.filter(({ inLoop }) => inLoop),
  }
}

function measure(loops: number): string {
  const of = (l: number): string => `\\frac{d^d${momentumNames(0, loops, indexed).loop(l)}}{(2\\pi)^d}`
  if (loops === 0) return ''
  return `\\int ${loops <= 2 ? Array.from({ length: loops }, (_, l) => of(l)).join(' ') : `${of(0)} \\cdots ${of(loops - 1)}`}`
}

function indexed(letter: string, index: number): string {
  return `${letter}_{${index}}`
}

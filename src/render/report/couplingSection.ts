import { atAPoint } from '../../expansion/readings/atAPoint.js'
import type { Expansion, Term } from '../../expansion/expansion.js'
import { onPointsCertificate } from '../../montecarlo/check/certificates.js'
import { countVerdicts, verdictWords } from '../../montecarlo/check/verdicts.js'
import type { Theory } from '../../theory/theory.js'
import { diagramStyle } from '../diagramStyle.js'
import { diagramEquation } from '../equation/diagramEquation.js'
import { coefficientSummand } from '../latex/factors.js'
import { expansionLatex } from '../latex/expansionLatex.js'
import { polynomialLatex } from '../latex/polynomialLatex.js'
import { heading, math, paragraph, text } from './content.js'
import type { Block, DrawnDiagram, Section } from './content.js'
import type { NetworkReport } from './reportData.js'
import { couplingName } from '../../theory/couplingName.js'

/**
 * The couplings: their diagrams with weights, as equations between diagrams, as integrals over the correlators, and at
 * a point.
 */
export function couplingSection({ theory, expansions, order, check }: NetworkReport): Section {
  const [action, propagator] = [
    'S = \\tfrac12 \\int \\phi \\, G^{-1} \\phi + \\mathrm{const} + \\sum_r \\int g_r(x_1,\\ldots,x_r) \\, \\phi(x_1) \\cdots \\phi(x_r)',
    'G = G_c^{(2)}',
  ]
  return {
    title: 'The diagrams and the couplings',
    blocks: [
      paragraph(
        text`${math(action)}, with ${math(propagator)} the full two-point function and no 1/r! in front of the symmetric couplings. The number under a diagram is its exact coefficient in S: for all labellings of its legs together, and with the power of N of its vertices. In an equation a diagram stands for the integral over its vertices, lines and legs in one labelling, without sign and without 1/|Aut|, which are in the factor before it; the power of N is there in the correlators, ${math('G_c^{(r)} \\sim N^{1-r/2}')}.`,
      ),
      ...expansions.flatMap((expansion) => [
        ...couplingBlocks(theory, expansion),
        paragraph([coveredBy(expansion.request.legs, order, check)], 'soft'),
      ]),
      paragraph(
        text`At order 1/N both ${math('g_4')} and ${math('g_2')} contribute${order > 1 ? '; at each further order so do all couplings printed here' : ''}. Without the self-contraction ${math('g_2')} the action would be wrong at order 1/N${check.slopes.length > 0 ? ': see the check below' : ''}.`,
        'note',
      ),
    ],
  }
}

/** By which check a coupling is covered. */
function coveredBy(legs: number, order: number, check: NetworkReport['check']): string {
  if (legs > 4)
    return 'Certificate: none by samples; the coupling begins at order 1/N², and the Schwinger–Dyson identity is checked to order 1/N.'
  const covered =
    check.slopes.length > 0
      ? `Certificate, to order 1/N: the Schwinger–Dyson identity under “The action on points”, ${verdictWords(countVerdicts(onPointsCertificate(check, order).results))}.`
      : 'Certificate: the correlators in it are compared under “The network and its connected correlators”; the Schwinger–Dyson slope is left out for coupled neurons.'
  return order > 1 ? `${covered} Terms beyond order 1/N are not sampled.` : covered
}

function couplingBlocks(theory: Theory, expansion: Expansion): readonly Block[] {
  const { legs } = expansion.request
  const symbol = `${theory.expands.coupling}_{${legs}}`
  const style = diagramStyle(theory)
  return [
    heading(text`The coupling ${math(symbol)}`),
    { kind: 'diagrams', style, items: expansion.terms.map((term) => drawnTerm(theory, term)) },
    {
      kind: 'equation',
      style,
      equation: diagramEquation(expansion),
      name: `${couplingName(theory)}${legs} as a sum of diagrams`,
    },
    { kind: 'formula', latex: (formulaStyle) => expansionLatex(expansion, 'counted', formulaStyle) },
    paragraph(text`At a point, with ${math('G_c^{(r)} = N^{1-r/2} \\kappa_r')}:`),
    {
      kind: 'formula',
      latex: (formulaStyle) =>
        polynomialLatex(atAPoint(expansion), symbol, {
          termsPerLine: Infinity,
          ...formulaStyle,
          ...(formulaStyle?.layout === 'align' ? { layout: 'equation' } : {}),
        }),
    },
  ]
}

/** A diagram with what it adds, and its groups beneath. */
export function drawnTerm(
  theory: Theory,
  { coefficient, powers, weighted: { diagram, automorphisms, labellings } }: Term,
): DrawnDiagram {
  const { negative, body } = coefficientSummand(theory, coefficient, powers)
  const remark = `|Aut| = ${automorphisms.free}, with legs fixed ${automorphisms.fixed}; ${labellings} labelling${labellings === 1n ? '' : 's'}`
  return { diagram, weight: `${negative ? '-' : ''}${body}`, remark }
}

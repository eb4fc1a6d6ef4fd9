import type { Expansion } from '../../expansion/expansion.js'
import { coefficientLatex, expansionTerms } from './expansionLatex.js'
import { coefficientHead } from '../../expansion/coefficientName.js'
import type { PointExpansion } from '../../expansion/pointExpansion.js'
import { inlineTerm } from './layout.js'
import { polynomialTerms } from './polynomialLatex.js'
import { momentumFrame, momentumTerms } from './momentumSpaceLatex.js'
import { pointNames } from './pointNames.js'
import type { LatexStyle } from './style.js'
import { withoutDiagramLatex } from './withoutDiagramLatex.js'

/** A formula in parts: what is expanded, what stands around the sum, and its terms with their signs, to be broken where it says so. */
export interface FormulaParts {
  readonly left: string
  /** Empty but in momentum space. */
  readonly brackets: readonly [opening: string, closing: string]
  readonly terms: readonly {
    readonly latex: string
    /** Its place among the terms of the expansion; undefined for what no diagram gives. */
    readonly diagram: number | undefined
  }[]
}

/**
 * What {@link expansionLatex} or {@link momentumSpaceLatex} print, diagram by diagram: for whoever sets each term by itself, beside its
 * diagram or where lines are broken as the page is wide. What those put once in front of several terms stands in each.
 *
 * @example
 * formulaParts(expand(theory('phi4'), { legs: 0, select: { order: 1 } })).terms.map(({ diagram }) => diagram) // [0]
 */
export function formulaParts(
  expansion: Expansion,
  space: 'position' | 'momentum' = 'position',
  style: Pick<LatexStyle, 'points'> = {},
): FormulaParts {
  const { theory, request, terms } = expansion
  const written = space === 'momentum' ? momentumTerms : expansionTerms
  const parts = [
    ...withoutDiagramLatex(expansion, space).map((term) => ({ term, diagram: undefined })),
    ...terms.flatMap((each, diagram) =>
      written({ ...expansion, terms: [each] }, 'counted', style).map((term) => ({ term, diagram })),
    ),
  ]
  const frame =
    space === 'momentum'
      ? momentumFrame(expansion)
      : {
          left: coefficientLatex(theory, request, pointNames(theory, request.legs, style.points)(0)),
          brackets: ['', ''] as const,
        }
  return {
    left: frame.left,
    brackets: parts.length === 0 ? ['', ''] : frame.brackets,
    terms: parts.map(({ term, diagram }, i) => ({ latex: inlineTerm(term, i), diagram })),
  }
}

/** The same of an expansion at a point: a polynomial, monomial by monomial. */
export function pointFormulaParts(expansion: PointExpansion): FormulaParts {
  const { theory, request, value } = expansion
  return {
    left: coefficientHead(theory, request),
    brackets: ['', ''],
    terms: [...withoutDiagramLatex(expansion), ...polynomialTerms(value)].map((term, i) => ({
      latex: inlineTerm(term, i),
      diagram: undefined,
    })),
  }
}

import type { Filter } from '../../src/diagrams/filters.js'
import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { diagramStyle } from '../../src/render/diagramStyle.js'
import { diagramEquation } from '../../src/render/equation/diagramEquation.js'
import { sheetItems } from '../../src/render/equation/sheetItems.js'
import { equationSvg } from '../../src/render/svg/equationSvg.js'
import { sheetSvg } from '../../src/render/svg/sheetSvg.js'
import type { SheetItem } from '../../src/render/svg/sheetSvg.js'
import { nPointTheory } from '../../src/theory/nPointTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'
import type { GalleryCase } from './cases.js'

const shown = (of: Theory, title: string, items: readonly SheetItem[]): string =>
  sheetSvg(items, { ...diagramStyle(of), title, width: 800 })

const concept = (name: string, title: string, content: (title: string) => string): GalleryCase => ({
  name: `concept-${name}`,
  title,
  format: 'svg',
  content: () => content(title),
})

const SHOWN = ['1pi', 'no-tadpole', 'no-snail', 'simple'] as const satisfies readonly Filter[]

/** The diagrams of a request, beneath each the filters of the list that keep it. */
function withFilters(of: Theory, request: ExpansionRequest): readonly SheetItem[] {
  const kept = SHOWN.map(
    (filter) => new Set(expand(of, { ...request, filters: [filter] }).terms.map(({ weighted: { id } }) => id)),
  )
  return expand(of, request).terms.map(({ weighted: { diagram, id } }) => ({
    diagram,
    caption: SHOWN.filter((_, i) => kept[i]?.has(id)).join(', ') || 'none of them',
  }))
}

/** Pictures of the concepts of `docs/conventions.md`; what stands beneath the diagrams is asked of the package. */
export const concepts: readonly GalleryCase[] = [
  concept('weights', 'Symmetry factors: the two-point function of φ⁴ theory to λ²', (title) => {
    const of = nPointTheory(theory('phi4'), 'connected')
    const found = expand(of, { legs: 2, legFields: ['φ', 'φ'], select: { upTo: 2 } })
    return shown(
      found.theory,
      title,
      sheetItems(found).map(({ diagram, text }) => ({ diagram, caption: text })),
    )
  }),
  concept('filters', 'Which of 1pi, no-tadpole, no-snail, simple keep a diagram', (title) =>
    shown(theory('phi3-phi4'), title, [
      ...withFilters(theory('phi3-phi4'), { legs: 2, select: { loops: 1 } }),
      ...withFilters(theory('phi4'), { legs: 2, select: { order: 2 } }),
    ]),
  ),
  concept(
    'effective-action',
    'The vertex function of φ⁴ theory with four legs to λ²: irreducible, legs amputated',
    (title) => {
      const of = nPointTheory(theory('phi4'), 'vertex')
      const found = expand(of, { legs: 4, legFields: ['φ', 'φ', 'φ', 'φ'], select: { upTo: 2 } })
      return equationSvg(diagramEquation(found), { ...diagramStyle(found.theory), title, width: 800 })
    },
  ),
  concept('names', 'Nickel names: the classes of φ⁴ theory with four legs at λ²', (title) =>
    shown(
      theory('phi4'),
      title,
      expand(theory('phi4'), { legs: 4, select: { order: 2 } }).terms.map(({ weighted: { diagram, id } }) => ({
        diagram,
        caption: id,
      })),
    ),
  ),
  concept('cos-net', 'The action of an even network at order 1/N: its two couplings', (title) => {
    const of = theory('edgeworth-even')
    const items = [2, 4].flatMap((legs) => sheetItems(expand(of, { legs, select: { order: 1 } })))
    return shown(
      of,
      title,
      items.map(({ diagram, text }) => ({ diagram, caption: text })),
    )
  }),
]

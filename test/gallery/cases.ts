import { diagramFromNickel } from '../../src/diagrams/nickel.js'
import type { Diagram } from '../../src/diagrams/diagram.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { diagramNamed } from '../../src/expansion/diagramNamed.js'
import { expand } from '../../src/expansion/expand.js'
import type { Expansion } from '../../src/expansion/expansion.js'
import { explainWeight } from '../../src/expansion/explainWeight.js'
import { generalTerms } from '../../src/expansion/generalTerm.js'
import type { Selection } from '../../src/expansion/selection.js'
import { diagramStyle } from '../../src/render/diagramStyle.js'
import { diagramEquation } from '../../src/render/equation/diagramEquation.js'
import { sheetItems } from '../../src/render/equation/sheetItems.js'
import { explainLatex } from '../../src/render/explain/explainLatex.js'
import { coefficientLatex, expansionLatex } from '../../src/render/latex/expansionLatex.js'
import type { Layout } from '../../src/render/latex/layouts.js'
import type { LatexStyle, PermutationStyle } from '../../src/render/latex/style.js'
import { generalTermLatex } from '../../src/render/latex/generalTermLatex.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { polynomialLatex } from '../../src/render/latex/polynomialLatex.js'
import type { PictureStyle } from '../../src/render/picture/style.js'
import { diagramSvg } from '../../src/render/svg/diagramSvg.js'
import { equationSvg } from '../../src/render/svg/equationSvg.js'
import { sheetSvg } from '../../src/render/svg/sheetSvg.js'
import { diagramTikz } from '../../src/render/tikz/diagramTikz.js'
import type { TikzDialect } from '../../src/render/tikz/diagramTikz.js'
import { equationTikz } from '../../src/render/tikz/equationTikz.js'
import { sheetTikz } from '../../src/render/tikz/sheetTikz.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'
import { concepts } from './concepts.js'

/** A rendered example: the test compares it with `test/golden/gallery`, and `docs/gallery.md` shows it. */
export interface GalleryCase {
  readonly name: string
  readonly title: string
  /** `latex` stands inside mathematics, `display` by itself. */
  readonly format: 'svg' | 'tex' | 'latex' | 'display'
  readonly content: () => string
  /** The SVG case with the same diagrams, shown beside TikZ code. */
  readonly picture?: string
}

const expansion = (name: string, legs: number | readonly string[], select: Selection): Expansion =>
  expand(theory(name), typeof legs === 'number' ? { legs, select } : { legs: legs.length, legFields: legs, select })

const sheet = (name: string, title: string, of: () => Expansion, style: PictureStyle = {}): GalleryCase => ({
  name,
  title,
  format: 'svg',
  content: () => {
    const found = of()
    const items = sheetItems(found).map(({ diagram, text }) => ({ diagram, caption: text }))
    return sheetSvg(items, { ...diagramStyle(found.theory), ...style, title, width: 800 })
  },
})

const equation = (name: string, title: string, of: () => Expansion): GalleryCase => ({
  name,
  title,
  format: 'svg',
  content: () => {
    const found = of()
    return equationSvg(diagramEquation(found), { ...diagramStyle(found.theory), title, width: 800 })
  },
})

const picture = (name: string, title: string, of: () => Diagram, style: () => PictureStyle): GalleryCase => ({
  name,
  title,
  format: 'svg',
  content: () => diagramSvg(of(), { ...style(), title }),
})

const tikz = (
  name: string,
  title: string,
  of: () => Diagram,
  style: () => PictureStyle,
  dialect: TikzDialect,
  twin: string,
): GalleryCase => ({
  name,
  title,
  format: 'tex',
  content: () => `${diagramTikz(of(), { ...style(), dialect })}\n`,
  picture: twin,
})

const latex = (name: string, title: string, content: () => string): GalleryCase => ({
  name,
  title,
  format: 'latex',
  content: () => `${content()}\n`,
})

const display = (
  layout: Exclude<Layout, 'aligned'>,
  title: string,
  more: LatexStyle = {},
  permutations: PermutationStyle = 'counted',
): GalleryCase => ({
  name: `g4-${layout}-latex`,
  title: `${title}: ${layout}`,
  format: 'display',
  content: () => `${expansionLatex(expansion('edgeworth', 4, { order: 1 }), permutations, { layout, ...more })}\n`,
})

const labelled: PictureStyle = { legLabel: (leg) => `x_${leg + 1}` }
const styled =
  (name: string, more: PictureStyle = {}) =>
  (): PictureStyle => ({ ...diagramStyle(theory(name)), ...more })
const named = (name: string, id: string) => (): Diagram => diagramNamed(theory(name), id).diagram

/** A charged field and a photon, as a rule file: wavy lines, and oriented ones. */
const charged: () => Theory = () =>
  parseTheory(
    `
name: charged
title: A charged scalar field with a cubic coupling to a photon
source: any text
expands: { functional: W, sign: 1, latex: W, coupling: w }
fields: { A: { latex: A }, ψ: { latex: '\\psi' }, ψbar: { latex: '\\bar\\psi' } }
orders: { e: { small: e, latex: e } }
lines:
  - { name: D, joins: [A, A], factor: 1, latex: 'D({a},{b})', at-a-point: D, style: wavy }
  - { name: S, joins: [ψbar, ψ], factor: 1, latex: 'S({b},{a})', at-a-point: S }
legs: [{ field: A, line: D, carries: J }, { field: ψ, line: S, carries: η }, { field: ψbar, line: S, carries: ηbar }]
vertices: [{ name: e, legs: [A, ψ, ψbar], factor: 1, order: { e: 1 }, local: true, latex: e, at-a-point: '1' }]
`,
    'charged.yaml',
  )

const cube: Diagram = diagramFromNickel('123|45|46|56|7|7|7||')
const k5: Diagram = diagramFromNickel('1234|234|34|4||')
/** The three ways in which two pairs of labelled legs exchange something: 12 → 34, 13 → 24, 14 → 23. */
const channel = (ends: readonly number[]): Diagram => ({
  ...diagramFromNickel('ee1|ee|'),
  legs: ends.map((vertex) => ({ field: 'φ', vertex })),
})

const dialects = ['tikz', 'tikz-feynman', 'tikz-feynhand'] as const

export const cases: readonly GalleryCase[] = [
  ...concepts,
  sheet('g4-order-1', 'g₄ of the Edgeworth action at order 1/N, with the weight of each diagram beneath it', () =>
    expansion('edgeworth', 4, { order: 1 }),
  ),
  sheet('g2-order-1', 'g₂ of the Edgeworth action at order 1/N', () => expansion('edgeworth', 2, { order: 1 })),
  sheet('g4-order-2', 'g₄ of the Edgeworth action at order 1/N²: every diagram', () =>
    expansion('edgeworth', 4, { order: 2 }),
  ),
  sheet('g6-even', 'g₆ of the even Edgeworth action to order 1/N²', () => expansion('edgeworth-even', 6, { upTo: 2 })),
  sheet('vacuum', 'Diagrams without legs at order 1/N²', () => expansion('edgeworth', 0, { order: 2 })),
  sheet('phi4-two-legs', 'The two-point function of φ⁴ theory to λ³', () => expansion('phi4', 2, { upTo: 3 })),
  sheet(
    'phi4-dots',
    'The same vertices as dots: g₄ at order 1/N² of the even theory',
    () => expansion('edgeworth-even', 4, { order: 2 }),
    { style: 'dot' },
  ),
  sheet(
    'stochastic',
    'The correlation function of a stochastic equation: response lines are dashed in their half towards the response field',
    () => expansion('msrdj-quadratic', ['J', 'J'], { order: 2 }),
  ),
  sheet('stochastic-cubic', 'The response function of a stochastic equation with a cubic drift', () =>
    expansion('msrdj-cubic', ['J', 'J~'], { upTo: 2 }),
  ),
  sheet('yukawa', 'Two fields: dashed lines', () => expansion('yukawa', ['J', 'J'], { upTo: 4 })),
  sheet('complex', 'A complex field: oriented lines with arrows, on legs too', () =>
    expansion('complex-phi4', ['J', 'Jbar'], { upTo: 2 }),
  ),
  sheet('photon', 'Wavy lines, from a rule file: the photon', () =>
    expand(charged(), { legs: 2, legFields: ['J', 'J'], select: { order: 2 } }),
  ),
  sheet('charged', 'Wavy and oriented lines: the charged field', () =>
    expand(charged(), { legs: 2, legFields: ['ηbar', 'η'], select: { order: 2 } }),
  ),
  sheet('sides', 'Legs on two sides', () => expansion('edgeworth', 4, { order: 1 }), { legPlaces: 'sides' }),
  sheet('circle', 'Legs on a circle', () => expansion('edgeworth-even', 6, { order: 2 }), { legPlaces: 'circle' }),
  ...(['s', 't', 'u'] as const).map((name, i) =>
    picture(
      `channel-${name}`,
      `The ${name} channel, legs on a circle in their order`,
      () =>
        channel(
          [
            [0, 0, 1, 1],
            [0, 1, 1, 0],
            [0, 1, 0, 1],
          ][i] ?? [],
        ),
      () => ({ ...labelled, legPlaces: 'circle' }),
    ),
  ),
  picture(
    'cube',
    'The cube: a polyhedron without crossings',
    () => cube,
    () => ({}),
  ),
  picture(
    'k5',
    'Five vertices, each joined to every other: the picture prefers its symmetry to fewer crossings',
    () => k5,
    () => ({}),
  ),
  equation('g4-equation', 'g₄ of the Edgeworth action at order 1/N as an equation between diagrams', () =>
    expansion('edgeworth', 4, { order: 1 }),
  ),
  equation('g6-equation', 'g₆ of the even Edgeworth action to order 1/N² as an equation between diagrams', () =>
    expansion('edgeworth-even', 6, { upTo: 2 }),
  ),
  equation('phi4-equation', 'The two-point function of φ⁴ theory to λ² as an equation between diagrams', () =>
    expansion('phi4', 2, { upTo: 2 }),
  ),
  picture(
    'tadpole',
    'A self-contraction of G_c^(4) with labelled legs',
    named('edgeworth', 'ee0|'),
    styled('edgeworth', labelled),
  ),
  picture('sunset', 'The sunset diagram', named('phi4', 'e111|e|'), styled('phi4', labelled)),
  picture(
    'bare-response',
    'The bare response function',
    named('msrdj-quadratic', 'ee[x~>J,x>J~]'),
    styled('msrdj-quadratic'),
  ),
  picture('triangle', 'A triangle of cumulants', named('edgeworth', 'e12|e2|e|'), styled('edgeworth', labelled)),
  ...dialects.flatMap((dialect) => [
    tikz(
      `tadpole-${dialect}`,
      `A self-contraction of G_c^(4): ${dialect}`,
      named('edgeworth', 'ee0|'),
      styled('edgeworth', labelled),
      dialect,
      'tadpole',
    ),
    tikz(
      `sunset-${dialect}`,
      `The sunset diagram: ${dialect}`,
      named('phi4', 'e111|e|'),
      styled('phi4', labelled),
      dialect,
      'sunset',
    ),
    tikz(
      `triangle-${dialect}`,
      `A triangle of cumulants: ${dialect}`,
      named('edgeworth', 'e12|e2|e|'),
      styled('edgeworth', labelled),
      dialect,
      'triangle',
    ),
    tikz(
      `bare-response-${dialect}`,
      `The bare response function: ${dialect}`,
      named('msrdj-quadratic', 'ee[x~>J,x>J~]'),
      styled('msrdj-quadratic'),
      dialect,
      'bare-response',
    ),
    {
      name: `g4-equation-${dialect}`,
      title: `g₄ at order 1/N as an equation between diagrams: ${dialect}`,
      format: 'tex',
      content: () =>
        `${equationTikz(diagramEquation(expansion('edgeworth', 4, { order: 1 })), { ...diagramStyle(theory('edgeworth')), dialect })}\n`,
      picture: 'g4-order-1',
    } as const,
    {
      name: `lines-${dialect}`,
      title: `Oriented and wavy lines: ${dialect}`,
      format: 'tex',
      content: () => {
        const found = expand(charged(), { legs: 2, legFields: ['ηbar', 'η'], select: { order: 2 } })
        return `${equationTikz(diagramEquation(found), { ...diagramStyle(found.theory), dialect })}\n`
      },
      picture: 'charged',
    } as const,
  ]),
  {
    name: 'stochastic-sheet-tikz',
    title: 'A sheet with weights in TikZ: a stochastic equation',
    format: 'tex',
    content: () => {
      const found = expansion('msrdj-quadratic', ['J', 'J'], { order: 2 })
      return `${sheetTikz(
        sheetItems(found).map(({ diagram, latex: caption }) => ({ diagram, caption })),
        diagramStyle(found.theory),
      )}\n`
    },
    picture: 'stochastic',
  },
  {
    name: 'exchange-written-tikz',
    title: 'Every labelling drawn, legs on a circle in their order',
    format: 'tex',
    content: () =>
      `${equationTikz(diagramEquation(expansion('phi3', 4, { order: 2 }), 'written'), { ...diagramStyle(theory('phi3')), legPlaces: 'circle' })}\n`,
  },
  latex('g4-latex', 'g₄ of the Edgeworth action at order 1/N', () =>
    expansionLatex(expansion('edgeworth', 4, { order: 1 })),
  ),
  latex('g2-latex', 'g₂ of the even Edgeworth action at order 1/N', () =>
    expansionLatex(expansion('edgeworth-even', 2, { order: 1 })),
  ),
  latex('g4-point-latex', 'g₄ at a point to order 1/N²', () =>
    polynomialLatex(atAPoint(expansion('edgeworth-even', 4, { upTo: 2 })), 'g_4'),
  ),
  latex('phi4-momentum-latex', 'The two-point function of φ⁴ theory in momentum space', () =>
    momentumSpaceLatex(expansion('phi4', 2, { order: 2 })),
  ),
  latex('vector-latex', 'The O(n) model', () => expansionLatex(expansion('phi4-vector', 2, { order: 1 }))),
  latex('stochastic-latex', 'The correlation function of a stochastic equation', () =>
    expansionLatex(expansion('msrdj-quadratic', ['J', 'J'], { order: 2 })),
  ),
  latex('general-term-latex', 'The general term when independence breaks', () => {
    const [term] = generalTerms(theory('independence-breaking'), { legs: 4, order: 1 })
    if (term === undefined) throw new Error('the theory has a general term')
    return generalTermLatex(term, 'any')
  }),
  latex('coupling-latex', 'The name of a coefficient function', () =>
    coefficientLatex(theory('edgeworth'), { legs: 3 }),
  ),
  display('inline', 'g₄ in a line of text'),
  display('equation', 'g₄ as one numbered equation, as many terms on a line as fit'),
  display('align', 'g₄ in lines for one column of REVTeX, with factorials', { lineWidth: 21, factorials: true }),
  display(
    'multline',
    'g₄ with other names of points and Σ over the permutations',
    { points: { x: 'z', y: 'w' } },
    'sum',
  ),
  display('split', 'g₄ with every labelling written', {}, 'written'),
  latex('sum-latex', 'The exchange diagrams of φ³ theory with Σ over the distinct permutations of the points', () =>
    expansionLatex(expansion('phi3', 4, { order: 2 }), 'sum'),
  ),
  latex('explain-stochastic-latex', 'The weight of a diagram with response lines, explained', () =>
    explanation('msrdj-quadratic', 'e11|e|[ε,ε][C01,C01][x~>J,x~>J]'),
  ),
  latex('explain-sunset-latex', 'The weight of the sunset diagram, explained', () => explanation('phi4', 'e111|e|')),
  latex('explain-square-latex', 'The weight of the square of cumulants, explained', () =>
    explanation('edgeworth', 'e12|e3|e3|e|'),
  ),
  latex('explain-petals-latex', 'The weight of three self-loops on one vertex, explained', () =>
    explanation('edgeworth', '000|'),
  ),
]

function explanation(name: string, id: string): string {
  return explainLatex(explainWeight(theory(name), diagramNamed(theory(name), id)))
}

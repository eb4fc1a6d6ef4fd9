import { describe, expect, it } from 'vitest'
import { expand } from '../../../src/expansion/expand.js'
import { diagramStyle } from '../../../src/render/diagramStyle.js'
import { diagramEquation } from '../../../src/render/equation/diagramEquation.js'
import { diagramPicture } from '../../../src/render/picture/diagramPicture.js'
import { halves } from '../../../src/render/picture/halves.js'
import { wave } from '../../../src/render/picture/wave.js'
import { polyline, straight } from '../../../src/render/layout/path.js'
import type { Path } from '../../../src/render/layout/path.js'
import { diagramTikz } from '../../../src/render/tikz/diagramTikz.js'
import { equationTikz } from '../../../src/render/tikz/equationTikz.js'
import { safeMath } from '../../../src/render/tikz/safeMath.js'
import { texComment, texText } from '../../../src/render/latex/texText.js'
import { theory } from '../../../src/theory/shippedTheories.js'
import { samples } from '../svg/samples.js'

const dialects = ['tikz', 'tikz-feynman', 'tikz-feynhand'] as const
const radii = { blob: 0.3, dot: 0.05 }

describe('a picture in TikZ', () => {
  it.each(dialects)('%s: balanced, finite, the same for every call, with every line and leg once', (dialect) => {
    for (const { diagram, name } of samples) {
      const text = diagramTikz(diagram, { dialect, label: ({ fields }) => `G_c^{(${fields.length})}` })
      expect(text, name).not.toMatch(/NaN|Infinity|undefined/)
      expect([...text].filter((c) => c === '{').length, name).toBe([...text].filter((c) => c === '}').length)
      expect(text.match(/^ *\\(?:draw|propag)(?:\[plain\])? \(/gm)?.length, name).toBe(
        diagram.lines.length +
          (diagram.vertices.length === 0 && dialect !== 'tikz' ? 1 : diagram.legs.length) +
          (dialect === 'tikz' ? diagram.vertices.length : 0),
      )
      expect(
        diagramTikz(structuredClone(diagram), { dialect, label: ({ fields }) => `G_c^{(${fields.length})}` }),
      ).toBe(text)
    }
  })

  it('draws the coordinates that SVG draws', () => {
    const { diagram } = samples[3] as (typeof samples)[number]
    const { vertices } = diagramPicture(diagram, {}, { blob: 0.37 / 1.2, dot: 0.055 / 1.2 })
    const text = diagramTikz(diagram)
    for (const { at } of vertices)
      expect(text).toContain(`\\fill (${Number(at.x.toFixed(3)) + 0},${Number(at.y.toFixed(3)) + 0}) circle`)
  })

  it('has as many terms in an equation as the expansion has labelled terms', () => {
    const equation = diagramEquation(expand(theory('edgeworth'), { legs: 4, select: { order: 1 } }), 'written')
    expect(equation.terms.map(({ negative, factor }) => `${negative ? '-' : '+'}${factor}`)).toEqual([
      '-\\frac{1}{24}',
      '+\\frac{1}{24}',
      '+\\frac{1}{24}',
      '+\\frac{1}{24}',
    ])
    expect(equationTikz(equation).match(/\\begin\{tikzpicture\}/g)).toHaveLength(4)
    expect(equationTikz({ left: 'g_3', terms: [] })).toBe('\\begin{align*}\ng_3 ={}& 0\n\\end{align*}')
  })
})

describe('lines of a theory', () => {
  it('dashes a response line in its half towards the response field, on legs too, without arrows', () => {
    const msrdj = theory('msrdj-quadratic')
    const { terms } = expand(msrdj, { legs: 2, legFields: ['J', 'J'], select: { order: 2 } })
    for (const { weighted } of terms) {
      const { diagram } = weighted
      const { strokes } = diagramPicture(diagram, diagramStyle(msrdj), radii)
      for (const { what, index, style, pieces, path, arrow } of strokes) {
        const isResponse =
          what === 'line' ? diagram.lines[index]?.kind.name === 'R' : diagram.legs[index]?.field === 'x~'
        expect(style).toBe(isResponse ? 'response' : 'plain')
        expect(arrow).toBeUndefined()
        expect(pieces.map(({ dashed }) => dashed)).toEqual(isResponse ? [true, false] : [false])
        expect(pieces[0]?.path.start).toEqual(path.start)
        // The leg of x ends inside on the response field: it is dashed at its vertex.
        if (what === 'leg' && isResponse)
          expect(strokes.find((each) => each.what === 'leg' && each.index === index)?.ends[0].kind).toBe('vertex')
      }
    }
  })

  it('gives oriented lines arrows in their direction, one to the bare line', () => {
    const complex = theory('complex-phi4')
    const { terms } = expand(complex, { legs: 2, legFields: ['Jbar', 'J'], select: { upTo: 1 } })
    const pictures = terms.map(({ weighted }) => diagramPicture(weighted.diagram, diagramStyle(complex), radii))
    expect(pictures.map(({ strokes }) => strokes.filter(({ arrow }) => arrow !== undefined).length)).toEqual([1, 3])
    // What flows in on one leg flows out on the other.
    const legs = pictures[1]?.strokes.filter(({ what }) => what === 'leg') ?? []
    expect(legs.map(({ ends }) => ends[0].kind).sort()).toEqual(['leg', 'vertex'])
  })

  it('cuts a path in halves that join, and waves from its start to its end', () => {
    const loop: Path = {
      start: { x: 0, y: 0 },
      segments: [
        {
          kind: 'cubic',
          controls: [
            { x: 0, y: 1 },
            { x: 1, y: 1 },
          ],
          to: { x: 1, y: 0 },
        },
      ],
    }
    for (const path of [
      straight({ x: 0, y: 0 }, { x: 2, y: 1 }),
      loop,
      { ...loop, segments: [...loop.segments, { kind: 'straight', to: { x: 5, y: 5 } } as const] },
    ]) {
      const [first, second] = halves(path)
      expect(first.segments.at(-1)?.to).toEqual(second.start)
      expect([first.start, second.segments.at(-1)?.to]).toEqual([path.start, path.segments.at(-1)?.to])
      const whole = polyline(path, 64)
      for (const { x, y } of [...polyline(first, 9), ...polyline(second, 9)].filter(
        () => path.segments[0]?.kind === 'cubic' && path.segments.length === 1,
      ))
        expect(Math.min(...whole.map((p) => Math.hypot(p.x - x, p.y - y)))).toBeLessThan(0.02)
      const waves = wave(path)
      expect(waves.segments.length % 2).toBe(0)
      expect(waves.segments.at(-1)?.to.x).toBeCloseTo(path.segments.at(-1)?.to.x ?? NaN, 9)
    }
  })
})

describe('legs on sides and on a circle', () => {
  const tips = (legPlaces: 'sides' | 'circle', legLabel?: (leg: number) => string) =>
    samples
      .filter(({ diagram }) => diagram.legs.length === 4)
      .map(({ diagram }) => {
        const { strokes } = diagramPicture(
          diagram,
          { legPlaces, ...(legLabel === undefined ? {} : { legLabel }) },
          radii,
        )
        const middle = (all: readonly number[]): number => (Math.min(...all) + Math.max(...all)) / 2
        const ends = strokes
          .filter(({ what }) => what === 'leg')
          .map(({ path }) => path.segments.at(-1)?.to ?? path.start)
        const centre = { x: middle(ends.map(({ x }) => x)), y: middle(ends.map(({ y }) => y)) }
        return ends.map(({ x, y }) => ({ x: x - centre.x, y: y - centre.y }))
      })

  it('stand on two sides, labelled ones from top to bottom on the left and then on the right', () => {
    for (const ends of tips('sides', (leg) => `${leg}`)) {
      expect(ends.map(({ x }) => Math.sign(x))).toEqual([-1, -1, 1, 1])
      expect(ends.map(({ y }) => Math.sign(y))).toEqual([1, -1, 1, -1])
    }
  })

  it('stand on a circle, labelled ones counterclockwise from the upper left', () => {
    for (const ends of tips('circle', (leg) => `${leg}`)) {
      for (const { x, y } of ends) expect(Math.hypot(x, y)).toBeCloseTo(Math.hypot(ends[0]?.x ?? 0, ends[0]?.y ?? 0), 6)
      expect(ends.map(({ x, y }) => [Math.sign(x), Math.sign(y)])).toEqual([
        [-1, 1],
        [-1, -1],
        [1, -1],
        [1, 1],
      ])
    }
  })

  it('stand at the same places in another order without labels', () => {
    for (const ends of tips('circle'))
      expect(new Set(ends.map(({ x, y }) => `${Math.sign(x)} ${Math.sign(y)}`)).size).toBe(4)
  })
})

describe('names in TikZ', () => {
  it('are text', () => {
    expect(texText('\\input{x} $1 & 2% #_^~ <script> λ−1')).toBe(
      '\\textbackslash{}input\\{x\\} \\$1 \\& 2\\% \\#\\_\\textasciicircum{}\\textasciitilde{} \\textless{}script\\textgreater{} \\ensuremath{\\lambda}\\ensuremath{-}1',
    )
    expect(texText('名')).toBe('U+540D')
    expect(texComment('a\n\\input{x}\u2028\r^^M b')).toBe('% a \\input{x} M b')
  })

  it.each([
    '\\def\\x{}',
    '\\def\\x y',
    '\\newcommand{\\x}{y}',
    '}\\relax{',
    'a$b',
    '%',
    '\\csname relax\\endcsname',
    '^^5crelax',
    '\\let\\x=y',
    '\\',
    'a\\\\',
    '#1',
  ])('that are not mathematics become their characters: %s', (latex) => {
    const safe = safeMath(latex)
    expect(safe).toMatch(/^\\mbox\{/)
    expect(safe).not.toMatch(/\\(?:def|newcommand|relax|csname|let)(?![A-Za-z])/)
  })

  it.each([
    'G_c^{(4)}',
    '\\frac{1}{24}',
    '\\bar{\\phi}',
    '\\left[ x \\right]',
    '\\mathrm{in}',
    '\\tilde{\\epsilon}_{12}',
    '\\ell',
    '\\delta(x)',
    '\\parallel',
  ])('that are mathematics stay: %s', (latex) => expect(safeMath(latex)).toBe(latex))

  it('sets letters that pdfTeX lacks', () => {
    expect(safeMath('λ_4')).toBe('{\\lambda}_4')
    expect(safeMath('名')).toBe('{\\mbox{U+540D}}')
  })
})

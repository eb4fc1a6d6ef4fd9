import { describe, expect, it } from 'vitest'
import { diagramNamed } from '../../../src/expansion/diagramNamed.js'
import { expand } from '../../../src/expansion/expand.js'
import { labelledTerms } from '../../../src/expansion/readings/labelledTerms.js'
import { diagramStyle } from '../../../src/render/diagramStyle.js'
import { diagramEquation } from '../../../src/render/equation/diagramEquation.js'
import { diagramPicture } from '../../../src/render/picture/diagramPicture.js'
import type { Stroke } from '../../../src/render/picture/drawn.js'
import { halves } from '../../../src/render/picture/halves.js'
import { piecesOf } from '../../../src/render/picture/pieces.js'
import { pointLabel } from '../../../src/render/picture/pointLabel.js'
import { curl, wave } from '../../../src/render/picture/wave.js'
import { momentumSpaceLatex } from '../../../src/render/latex/momentumSpaceLatex.js'
import { diagramSvg } from '../../../src/render/svg/diagramSvg.js'
import { answerDiagrams, diagramList } from '../../../src/requests/diagrams.js'
import type { LineStyle } from '../../../src/theory/ruleFile.js'
import { nPointTheory } from '../../../src/theory/nPointTheory.js'
import type { Theory } from '../../../src/theory/theory.js'
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
      const strokes =
        dialect === 'tikz-feynman' ? /^ *\((?:v|x)\d+\) -- \[/gm : /^ *\\(?:draw|propag)(?:\[plain\])? \(/gm
      expect(text.match(strokes)?.length, name).toBe(
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

describe('the graph of tikz-feynman', () => {
  const lines = (id: string, name = 'phi4'): readonly string[] => {
    const text = diagramTikz(diagramNamed(theory(name), id).diagram, {
      ...diagramStyle(theory(name)),
      dialect: 'tikz-feynman',
    })
    return text.split('\n').map((line) => line.trim())
  }

  it('joins vertices at given places by bent edges, as a person writes them', () => {
    const found = lines('e111|e|')
    expect(found.slice(found.indexOf('\\diagram*{') + 1, found.indexOf('};'))).toEqual([
      '(v1) -- [plain, bend left=51, looseness=1.04] (v2),',
      '(v1) -- [plain] (v2),',
      '(v1) -- [plain, bend right=51, looseness=1.04] (v2),',
      '(v1) -- [plain] (x1),',
      '(v2) -- [plain] (x2),',
    ])
    expect(found.filter((line) => line.startsWith('\\vertex'))).toHaveLength(4)
  })

  it('makes a round self-loop of four quarters, and a bubble of two', () => {
    const loop = [1, 2, 3].map((k) => `-- [plain, quarter left] (m${k}) `).join('')
    expect(lines('ee0|')).toContain(`(v1) ${loop}-- [plain, quarter left] (v1),`)
    const bubble = lines('ee11|ee|')
    expect(bubble).toContain('(v1) -- [plain, quarter left] (v2),')
    expect(bubble).toContain('(v1) -- [plain, quarter right] (v2),')
  })

  it('bends as the picture does: the cubic that TikZ draws of an edge ends and passes where that of the layout does', () => {
    const { diagram } = diagramNamed(theory('phi4'), 'e111|e|')
    const picture = diagramPicture(diagram, diagramStyle(theory('phi4')), { blob: 0.37 / 1.2, dot: 0.055 / 1.2 })
    const [bent] = picture.strokes
    const [start, end] = [picture.vertices[0]?.at, picture.vertices[1]?.at]
    if (bent === undefined || start === undefined || end === undefined) throw new Error('a line and its ends')
    // What TikZ does with bend left=51, looseness=1.04: from the rim at that angle, handles of 0.3915 looseness span.
    const angle = (51 * Math.PI) / 180
    const rim = 0.055 / 1.2
    const across = end.x - start.x
    const [from, to] = [start.x + rim * Math.cos(angle), end.x - rim * Math.cos(angle)]
    const handle = 0.3915 * 1.04 * (to - from)
    const height = rim * Math.sin(angle) + (3 / 4) * handle * Math.sin(angle)
    const top = Math.max(...polyline(bent.path, 64).map(({ y }) => y - start.y))
    expect(across).toBeGreaterThan(0.5)
    expect(height).toBeCloseTo(top, 2)
  })

  it('has arrows and styles in its own words', () => {
    const complex = theory('complex-phi4')
    const { terms } = expand(complex, { legs: 2, legFields: ['Jbar', 'J'], select: { order: 1 } })
    const tikz = (style: LineStyle): string =>
      diagramTikz((terms[0] as (typeof terms)[number]).weighted.diagram, {
        ...diagramStyle(complex),
        lineStyle: () => style,
        dialect: 'tikz-feynman',
      })
    expect(tikz('plain').match(/\[fermion/g)).toHaveLength(3)
    expect(tikz('dashed').match(/\[charged scalar/g)).toHaveLength(3)
    expect(tikz('ghost').match(/\[ghost, postaction/g)).toHaveLength(3)
    expect(tikz('gluon').match(/\[gluon, postaction/g)).toHaveLength(3)
  })
})

describe('styles of lines', () => {
  const look = (style: LineStyle): readonly string[] => {
    const { diagram } = diagramNamed(theory('phi4'), 'ee11|ee|')
    const { strokes } = diagramPicture(diagram, { lineStyle: () => style }, radii)
    const line = strokes.find(({ what }) => what === 'line')
    return line?.pieces.map(({ stroke, path }) => `${stroke} ${path.segments.length > 4 ? 'many' : 'few'}`) ?? []
  }

  it('are drawn as waves, loops, dots, two lines', () => {
    expect(look('plain')).toEqual(['solid few'])
    expect(look('dashed')).toEqual(['dashed few'])
    expect(look('ghost')).toEqual(['dotted few'])
    expect(look('wavy')).toEqual(['solid many'])
    expect(look('gluon')).toEqual(['solid many'])
    expect(look('double')).toEqual(['solid many', 'solid many'])
  })

  it('are the same in SVG and TikZ', () => {
    const { diagram } = diagramNamed(theory('phi4'), 'ee11|ee|')
    const svg = (style: LineStyle): string => diagramSvg(diagram, { lineStyle: () => style })
    const tikz = (style: LineStyle): string => diagramTikz(diagram, { lineStyle: () => style })
    expect(svg('ghost').match(/stroke-dasharray="0 3.4"/g)).toHaveLength(2)
    expect(tikz('ghost').match(/dash pattern=on 0pt/g)).toHaveLength(2)
    expect(svg('double').match(/<g class="line"><path[^>]*><path/g)).toHaveLength(2)
    expect(tikz('double').match(/\\draw /g)?.length).toBe((tikz('plain').match(/\\draw /g)?.length ?? 0) + 2)
  })

  it('a curl begins and ends on its line, stays about it and turns back', () => {
    const line = straight({ x: 0, y: 0 }, { x: 1, y: 0 })
    const points = polyline(curl(line), 16)
    expect(points[0]).toEqual({ x: 0, y: expect.closeTo(0, 9) as number })
    expect(points.at(-1)?.x).toBeCloseTo(1, 3)
    expect(Math.max(...points.map(({ y }) => Math.abs(y)))).toBeLessThan(0.07)
    const back = points.slice(1).filter(({ x }, i) => x < (points[i]?.x ?? 0) - 1e-6)
    expect(back.length).toBeGreaterThan(20)
  })

  it('a double line is two lines at one distance', () => {
    const [left, right] = piecesOf(straight({ x: 0, y: 0 }, { x: 3, y: 4 }), 'double')
    const [a, b] = [left?.path.start, right?.path.start]
    expect(Math.hypot((a?.x ?? NaN) - (b?.x ?? NaN), (a?.y ?? NaN) - (b?.y ?? NaN))).toBeCloseTo(0.052, 6)
  })
})

describe('amputated legs', () => {
  it('are short, with a stroke across their end', () => {
    const vertex = nPointTheory(theory('phi4'), 'vertex')
    const { diagram } = diagramNamed(theory('phi4'), 'ee11|ee|')
    const of = (which: Theory) =>
      diagramPicture(diagram, diagramStyle(which), radii).strokes.filter(({ what }) => what === 'leg')
    const length = ({ path }: Stroke): number => {
      const end = path.segments.at(-1)?.to ?? path.start
      return Math.hypot(end.x - path.start.x, end.y - path.start.y)
    }
    const [cut, whole] = [of(vertex), of(theory('phi4'))]
    expect(whole.every((stroke) => stroke.cut === undefined)).toBe(true)
    cut.forEach((stroke, i) => {
      expect(length(stroke)).toBeCloseTo(0.62 * length(whole[i] as Stroke), 6)
      const [a, b] = stroke.cut ?? []
      const end = stroke.path.segments.at(-1)?.to
      expect([((a?.x ?? 0) + (b?.x ?? 0)) / 2, ((a?.y ?? 0) + (b?.y ?? 0)) / 2]).toEqual([
        expect.closeTo(end?.x ?? NaN, 9),
        expect.closeTo(end?.y ?? NaN, 9),
      ])
    })
    expect(diagramSvg(diagram, diagramStyle(vertex)).match(/class="cut"/g)).toHaveLength(4)
    for (const dialect of dialects)
      expect(diagramTikz(diagram, { ...diagramStyle(vertex), dialect }).split('\\draw (').length).toBeGreaterThan(4)
  })

  it('the inverse line is named, in the middle', () => {
    const vertex = nPointTheory(theory('phi4'), 'vertex')
    const { terms } = expand(vertex, { legs: 2, select: { upTo: 0 } })
    const [
      {
        weighted: { diagram },
      },
    ] = terms as [(typeof terms)[number]]
    const labels = diagramPicture(diagram, diagramStyle(vertex), radii).strokes.flatMap(({ label }) => label ?? [])
    expect(labels.map(({ latex, at }) => [latex, Math.abs(at.x) < 1e-6])).toEqual([['\\Delta^{-1}', true]])
  })
})

describe('labels of lines', () => {
  it('momenta are conserved at every vertex, as arrows and labels say', () => {
    const external = [0.7, 1.9, -0.4]
    /** Of so many legs, the last one with minus the sum of the others. */
    const valueOf = (symbol: string, legs: number): number => {
      const [, letter, number = '1'] = /^([kp])(?:_\{(\d)\})?$/.exec(symbol) ?? []
      if (letter === 'k') return [0.31, -1.7, 2.3][Number(number) - 1] ?? NaN
      const others = external.slice(0, legs - 1)
      return legs > 2 && Number(number) === legs
        ? -others.reduce((sum, each) => sum + each, 0)
        : (others[Number(number) - 1] ?? NaN)
    }
    const value = (latex: string, legs: number): number =>
      [...latex.matchAll(/([+-]?)(\d*)([kp](?:_\{\d\})?)/g)].reduce(
        (sum, [, sign, size, symbol = '']) =>
          sum + (sign === '-' ? -1 : 1) * Number(size === '' ? 1 : size) * valueOf(symbol, legs),
        0,
      )
    for (const [name, legs, order] of [
      ['phi4', 2, 2],
      ['phi4', 4, 2],
      ['phi3', 3, 3],
      ['complex-phi4', 2, 2],
    ] as const) {
      const known = theory(name)
      const legFields = name === 'complex-phi4' ? { legFields: ['J', 'Jbar'] } : {}
      for (const {
        weighted: { diagram },
      } of expand(known, { legs, ...legFields, select: { order } }).terms) {
        const { strokes } = diagramPicture(diagram, diagramStyle(known, 'momenta'), radii)
        const sums = diagram.vertices.map(() => 0)
        for (const { what, index, path, label } of strokes) {
          if (label === undefined || label.latex === '0') continue
          const ends =
            what === 'line'
              ? [diagram.lines[index]?.from, diagram.lines[index]?.to]
              : [undefined, diagram.legs[index]?.vertex]
          const at = (v: number | undefined) =>
            diagramPicture(diagram, diagramStyle(known), radii).vertices[v ?? -1]?.at
          const tip = label.flow?.segments.at(-1)?.to
          const tail = label.flow?.start
          if (tip === undefined || tail === undefined) throw new Error('an arrow')
          if (ends[0] === ends[1]) continue
          const [a, b] = [at(ends[0]), at(ends[1])]
          const far = (p: { x: number; y: number }, q: { x: number; y: number } | undefined): number =>
            q === undefined ? NaN : Math.hypot(p.x - q.x, p.y - q.y)
          // Towards the second end if the arrow comes nearer to it.
          const forth = far(tip, b) < far(tail, b)
          if (a !== undefined) expect(far(tip, a) > far(tail, a)).toBe(forth)
          expect(path.segments.length).toBeGreaterThan(0)
          const flow = (forth ? 1 : -1) * value(label.latex, legs)
          if (ends[0] !== undefined) sums[ends[0]] = (sums[ends[0]] ?? 0) - flow
          if (ends[1] !== undefined) sums[ends[1]] = (sums[ends[1]] ?? 0) + flow
        }
        for (const sum of sums) expect(sum, `${name} ${JSON.stringify(diagram.lines)}`).toBeCloseTo(0, 9)
      }
    }
  })

  it('momenta are those of momentumSpace', () => {
    const expansion = expand(theory('phi4'), { legs: 4, select: { order: 2 } })
    const printed = momentumSpaceLatex(expansion)
    for (const { diagram } of labelledTerms(expansion, 'counted')) {
      const { strokes } = diagramPicture(diagram, diagramStyle(theory('phi4'), 'momenta'), radii)
      for (const { label } of strokes) if (label !== undefined) expect(printed).toContain(`\\Delta(${label.latex})`)
    }
  })

  it('fields are named on request, and by themselves where lines of a theory look alike', () => {
    const texts = (name: string, kind?: 'none' | 'fields'): readonly string[] => {
      const known = theory(name)
      const { terms } = expand(known, {
        legs: 2,
        legFields: name === 'yukawa' ? ['J', 'J'] : [],
        select: { upTo: 2 },
        ...(name === 'yukawa' ? {} : { legFields: known.legs.slice(0, 2).map(({ carries }) => carries) }),
      })
      return terms.flatMap(({ weighted: { diagram } }) =>
        diagramPicture(diagram, diagramStyle(known, kind), radii).strokes.flatMap(({ label }) => label?.latex ?? []),
      )
    }
    expect(texts('yukawa')).toEqual([])
    expect(new Set(texts('yukawa', 'fields'))).toEqual(new Set(['\\phi', '\\chi']))
    expect(texts('msrdj-two-components').length).toBeGreaterThan(0)
    expect(texts('msrdj-two-components', 'none')).toEqual([])
  })

  it('no two diagrams with labelled legs look the same', async () => {
    for (const [name, legs] of [
      ['msrdj-two-components', 2],
      ['phi4', 4],
      ['complex-phi4', 'J,Jbar'],
    ] as const) {
      const answer = await answerDiagrams({
        theory: name,
        legs: typeof legs === 'number' ? legs : ['J', 'Jbar'],
        upTo: 2,
      })
      const drawn = new Set<string>()
      for await (const { diagram } of diagramList(answer))
        drawn.add(diagramSvg(diagram, { ...diagramStyle(theory(name)), legLabel: pointLabel }))
      expect(BigInt(drawn.size)).toBe(answer.diagrams)
    }
  })

  it('keep off lines, vertices and each other where there is room', () => {
    const { diagram } = diagramNamed(theory('phi4'), 'ee11|ee|')
    const { strokes } = diagramPicture(
      diagram,
      { ...diagramStyle(theory('phi4'), 'momenta'), legLabel: pointLabel },
      { blob: 0.2, dot: 0.03, font: 0.13 },
    )
    const labels = strokes.flatMap(({ label }) => label ?? [])
    expect(labels).toHaveLength(6)
    labels.forEach(({ at, half }, i) => {
      for (const { path } of strokes)
        for (const { x, y } of polyline(path, 64))
          expect(Math.abs(x - at.x) < half.x && Math.abs(y - at.y) < half.y).toBe(false)
      for (const other of labels.slice(i + 1))
        expect(
          Math.abs(other.at.x - at.x) < half.x + other.half.x && Math.abs(other.at.y - at.y) < half.y + other.half.y,
        ).toBe(false)
    })
  })

  it('of full functions momenta are refused', () => {
    const full = nPointTheory(theory('phi4'), 'full')
    expect(() => diagramStyle(full, 'momenta').lineLabels(diagramNamed(theory('phi4'), 'ee0|').diagram)).toThrow(
      /none or fields/,
    )
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
        expect(pieces.map(({ stroke }) => stroke)).toEqual(isResponse ? ['dashed', 'solid'] : ['solid'])
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

import { describe, expect, it } from 'vitest'
import { diagramSvg } from '../../../src/render/svg/diagramSvg.js'
import type { DiagramSvgOptions } from '../../../src/render/svg/diagramSvg.js'
import { sheetSvg } from '../../../src/render/svg/sheetSvg.js'
import type { Diagram } from '../../../src/diagrams/diagram.js'
import { expectWellFormed } from './expectWellFormed.js'
import { channels, polarisation, sample, samples, samplesOf } from './samples.js'

const cumulant: DiagramSvgOptions = { label: ({ fields }) => `G_c^{(${fields.length})}` }
const bare: Diagram = {
  vertices: [],
  lines: [],
  legs: [
    { field: 'φ', vertex: -2 },
    { field: 'φ', vertex: -1 },
  ],
}
const counted = (svg: string, what: string): number => svg.split(`class="${what}"`).length - 1

describe('the picture of a diagram', () => {
  it.each(samples)(
    '$name: well-formed, with every vertex, line and leg once, the same for every call',
    ({ diagram }) => {
      for (const options of [{}, { ...cumulant, legLabel: (leg: number) => `x_${leg + 1}` }]) {
        const svg = diagramSvg(diagram, options)
        expectWellFormed(svg)
        expect(['vertex', 'line', 'leg'].map((what) => counted(svg, what))).toEqual([
          diagram.vertices.length,
          diagram.lines.length,
          diagram.legs.length,
        ])
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
      }
      expect(diagramSvg(structuredClone(diagram))).toBe(diagramSvg(diagram))
    },
  )

  it('is an image with a name, in the colour of the text, without scripts', () => {
    const svg = diagramSvg(sample('phi4 e01|e22|2|'), { title: 'A & B' })
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" width="[\d.]+" height="[\d.]+" viewBox="[-\d. ]+"><title>A &amp; B<\/title>/,
    )
    expect(svg).toContain('stroke="currentColor"')
    expect(svg).not.toContain('<script')
    expect(diagramSvg(sample('edgeworth 01|1|'))).toContain(
      '<title>Feynman diagram with 2 vertices, 3 lines and no legs</title>',
    )
  })

  it('escapes labels, titles and captions', () => {
    const evil = '<script>alert("1 & 2")</script>'
    const diagram = sample('edgeworth ee1|1|')
    const options = { label: () => evil, legLabel: () => evil, title: evil }
    for (const svg of [diagramSvg(diagram, options), sheetSvg([{ diagram, caption: evil }], options)]) {
      expectWellFormed(svg)
      expect(svg).not.toContain('<script')
      expect(svg).toContain('script')
    }
  })

  it('draws arrows on oriented lines only', () => {
    expect(counted(diagramSvg(polarisation), 'arrow')).toBe(2)
    expect(counted(diagramSvg(sample('phi4 ee12|222||')), 'arrow')).toBe(0)
  })

  it('draws kinds without a label, and all kinds in the style of dots, as dots', () => {
    const diagram = sample('edgeworth e11|1|')
    const dots = (options: DiagramSvgOptions): number =>
      diagramSvg(diagram, options).split('fill="currentColor"/>').length - 1
    expect([
      dots({}),
      dots({ ...cumulant, style: 'dot' }),
      dots(cumulant),
      dots({ label: ({ fields }) => (fields.length === 3 ? 'g' : undefined) }),
    ]).toEqual([2, 2, 0, 1])
  })
})

describe('a sheet of diagrams', () => {
  it('has every diagram with its caption, inside its width', () => {
    const svg = sheetSvg(
      samples.map(({ name, diagram }) => ({ diagram, caption: name })),
      { width: 900 },
    )
    expectWellFormed(svg)
    expect(counted(svg, 'vertex')).toBe(samples.reduce((sum, { diagram }) => sum + diagram.vertices.length, 0))
    for (const { name } of samples) expect(svg).toContain(`>${name}</text>`)
    expect(Number(/width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(900)
  })

  it('may be empty', () => {
    expectWellFormed(sheetSvg([]))
  })
})

describe('golden pictures', () => {
  const terms = samplesOf('edgeworth', { legs: 2, select: { order: 1 } })
  const pictures: readonly (readonly [string, string])[] = [
    ['bare-line', diagramSvg(bare, { legLabel: (leg) => `x_${leg + 1}` })],
    ['figure-eight', diagramSvg(sample('edgeworth 00|'))],
    ['dumbbell', diagramSvg(sample('edgeworth 01|1|'), cumulant)],
    ['three-petals', diagramSvg(sample('edgeworth 000|'), cumulant)],
    ['tetrahedron', diagramSvg(sample('edgeworth 123|23|3||'))],
    ['tadpole', diagramSvg(sample('edgeworth ee1|1|'), cumulant)],
    ['setting-sun', diagramSvg(sample('edgeworth 111||'))],
    ['triangle', diagramSvg(sample('edgeworth e12|e2|e|'), { ...cumulant, legLabel: (leg) => `x_${leg + 1}` })],
    ['doubled-triangle', diagramSvg(sample('phi4 e112|22|e|'))],
    ['exchange', diagramSvg(channels[1], { legLabel: (leg) => `x_${leg + 1}` })],
    ['polarisation', diagramSvg(polarisation, { label: () => '\\mathrm{e}' })],
    [
      'sheet',
      sheetSvg(
        terms.map(({ name, diagram }) => ({ diagram, caption: `${name} N⁻¹` })),
        cumulant,
      ),
    ],
  ]

  it.each(pictures)('%s', async (name, svg) => {
    await expect(svg).toMatchFileSnapshot(`../../golden/svg/${name}.svg`)
  })
})

import { describe, expect, it } from 'vitest'
import { coloured } from '../../../src/cli/nodeIo.js'
import { columnsOf } from '../../../src/cli/readPictureOptions.js'
import { diagramNamed } from '../../../src/expansion/diagramNamed.js'
import { expand } from '../../../src/expansion/expand.js'
import { diagramStyle } from '../../../src/render/diagramStyle.js'
import { diagramEquation } from '../../../src/render/equation/diagramEquation.js'
import { diagramText } from '../../../src/render/text/diagramText.js'
import { equationText } from '../../../src/render/text/equationText.js'
import { painted } from '../../../src/render/text/painted.js'
import { theory } from '../../../src/theory/shippedTheories.js'
import { runWith, words } from '../../cli/run.js'
import { samples } from '../svg/samples.js'
import { explainWeight } from '../../../src/expansion/explainWeight.js'
import { explainText } from '../../../src/render/explain/explainText.js'

const plain = (text: string): string => text.replaceAll(/\u001B\[\d+m/g, '')

describe('a diagram in text', () => {
  it('is drawn from the layout of all pictures', () => {
    const [phi4, edgeworth] = [theory('phi4'), theory('edgeworth')]
    expect(diagramText(diagramNamed(phi4, 'ee0|').diagram, diagramStyle(phi4)).join('\n')).toMatchInlineSnapshot(`
      "  ⣠⠤⣄  
       ⢸⠁ ⠈⡇ 
      ⠤⠬⠷●⠾⠥⠤"
    `)
    expect(
      diagramText(diagramNamed(edgeworth, 'ee1|ee|').diagram, {
        ...diagramStyle(edgeworth),
        legLabel: (leg) => `${leg + 1}`,
      }).join('\n'),
    ).toMatchInlineSnapshot(`
      "1         ⢀3
      ⠈⢦       ⣰⠃ 
        ◯⠤⠤⠤⠤⠤◯⡁  
      ⢀⠞       ⠹⡄ 
      2         ⠈4"
    `)
  })

  it('has every vertex once, in lines of one length', () => {
    for (const { name, diagram } of samples) {
      const lines = diagramText(diagram)
      expect(new Set(lines.map((line) => [...line].length)).size, name).toBe(1)
      expect([...lines.join('')].filter((sign) => sign === '●').length, name).toBe(diagram.vertices.length)
    }
  })

  it('stands on a sheet with its weight, and above its explanation', async () => {
    const { out } = await runWith(words('expand edgeworth --legs 4 --order 1 --format terminal'))
    expect(out.split('◯')).toHaveLength(4)
    expect(out).toMatch(/−1\/24 N⁻¹ +1\/8 N⁻¹\n$/)
    expect((await runWith(words("explain phi4 'e111|e|'"))).out).toMatch(/^[\u2800-\u28FF ●\n]+\n\n/)
  })
})

describe('an equation between diagrams in text', () => {
  const equation = (name: string, legs: number, upTo: number, width?: number): string =>
    equationText(diagramEquation(expand(theory(name), { legs, select: { upTo } })), {
      ...diagramStyle(theory(name)),
      ...(width === undefined ? {} : { width }),
    })

  it('has sign and factor level with the middle of each picture, labels at the legs, and brackets about what stands for several labellings', () => {
    expect(equation('phi4', 4, 2, 75)).toMatchInlineSnapshot(`
      "                     x₁     x₃        ⎡x₁         x₃          ⎤
                             ⠢⡀ ⢀⠔          ⎢ ⠈⢧  ⣀⣀⡀ ⢠⠎            ⎥
      w₄(x₁,…,x₄) = − 1/24    ⢈●⡁    + 1/48 ⎢  ⢈●⣉  ⢈⡱●    + 2 perms⎥
                             ⠔⠁ ⠈⠢          ⎢ ⢀⡞  ⠉⠉⠁ ⠘⢆            ⎥
                           x₂     x₄        ⎣x₂         x₄          ⎦

                           ⎡     x₂                    ⎤
                           ⎢     ⢀   ⢀⡤⢤⡀              ⎥
                           ⎢     ⢸   ⡏  ⢹              ⎥
                    + 1/48 ⎢x₁⠒⠒⠒●⠤⠤⠤⠽⠶●⠯⠤⠄x₄ + 3 perms⎥
                           ⎢     ⡇                     ⎥
                           ⎢     ⠁                     ⎥
                           ⎣     x₃                    ⎦"
    `)
    expect(equation('edgeworth-even', 3, 2)).toBe('g₃(x₁,x₂,x₃) = 0')
  })

  it.each([40, 60, 80, 100, 400])('keeps to %s characters where a term by itself does, and loses nothing', (width) => {
    for (const [name, legs, upTo] of [
      ['phi4', 2, 2],
      ['phi4', 4, 2],
      ['edgeworth-even', 4, 2],
      ['edgeworth', 4, 1],
    ] as const) {
      const { terms } = diagramEquation(expand(theory(name), { legs, select: { upTo } }))
      const [text, wide] = [equation(name, legs, upTo, width), equation(name, legs, upTo, 10_000)]
      const longest = Math.max(...text.split('\n').map((each) => [...each].length))
      expect(longest).toBeLessThanOrEqual(Math.max(width, 4 + 45))
      const inks = (of: string): string => [...of.replaceAll(/\s/g, '')].sort().join('')
      expect(inks(text)).toBe(inks(wide))
      expect([...text].filter((sign) => sign === '●' || sign === '◯')).toHaveLength(
        terms.reduce((sum, { diagram }) => sum + diagram.vertices.length, 0),
      )
      expect(text.split('x₁')).toHaveLength(terms.length + 2)
    }
  })

  it('is as wide as the terminal, and in a file as wide as a page', async () => {
    expect([
      columnsOf({ columns: 60 }, undefined),
      columnsOf({ columns: 60 }, 'file'),
      columnsOf({}, undefined),
    ]).toEqual([60, undefined, undefined])
    const { out } = await runWith(words('expand phi4 --legs 4 --up-to 2 --format terminal --equation'))
    expect(out).toBe(`${equation('phi4', 4, 2)}\n`)
  })
})

describe('colour', () => {
  it('is only added: without the codes the text is the same', async () => {
    for (const command of [
      'expand edgeworth --legs 4 --order 2',
      'diagrams phi4 --legs 2 --vertices 2',
      "explain phi4 'e111|e|'",
    ]) {
      const [without, withColour] = [await runWith(words(command)), await runWith(words(command), {}, undefined, true)]
      expect(without.out).not.toContain('\u001B')
      expect(withColour.out).toContain('\u001B[33m')
      expect(plain(withColour.out)).toBe(without.out)
    }
  })

  it('is not in files, nor where the output is no terminal or NO_COLOR is set', async () => {
    const { written } = await runWith(words('expand phi4 --legs 2 --order 1 -o x'), {}, undefined, true)
    expect(written.get('x')).not.toContain('\u001B')
    expect([
      coloured({}, true),
      coloured({}, false),
      coloured({ NO_COLOR: '1' }, true),
      coloured({ TERM: 'dumb' }, true),
    ]).toEqual([true, false, false, false])
  })

  it('marks numbers, names of diagrams, verdicts and heads of tables', () => {
    expect(painted('−1/24 N⁻¹ ee1|ee| agrees')).toBe(
      '\u001B[33m−1/24\u001B[39m N⁻¹ \u001B[36mee1|ee|\u001B[39m \u001B[32magrees\u001B[39m',
    )
    expect(painted('title\n\na  b\n1  2').split('\n')[2]).toBe('\u001B[2ma  b\u001B[22m')
  })
})

it('a weight is explained without factors of 1 and fractions of 1', () => {
  for (const { name, id } of [
    { name: 'phi4', id: 'e111|e|' },
    { name: 'phi4', id: 'ee11|ee|' },
    { name: 'phi4', id: 'eeee|' },
    { name: 'phi4', id: '00|' },
    { name: 'yukawa', id: 'e11|e|[g,g][D01,Δ01][φ,φ]' },
  ]) {
    const of = theory(name)
    const text = explainText(explainWeight(of, diagramNamed(of, id)))
    expect(text).not.toMatch(/1\/1\b|\b1 · |· 1\b(?!\/)/)
    expect(text).toContain('The weight is 1')
  }
  const phi4 = theory('phi4')
  expect(explainText(explainWeight(phi4, diagramNamed(phi4, 'ee11|ee|')))).toContain('and 1/16 = 3 · 1/2 · 1/24.')
  expect(explainText(explainWeight(phi4, diagramNamed(phi4, 'eeee|')))).toContain('1 labelling of its legs.')
})

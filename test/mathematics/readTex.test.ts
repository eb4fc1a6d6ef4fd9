import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Item, Row } from '../../src/mathematics/item.js'
import { UnreadableMathematics } from '../../src/mathematics/item.js'
import { definitionsOf, macrosOf } from '../../src/mathematics/macros.js'
import { readTex } from '../../src/mathematics/readTex.js'
import { partsOf } from '../../src/mathematics/rows.js'
import { written } from '../../src/mathematics/written.js'

const { variants } = JSON.parse(readFileSync(new URL('../known/spellings.json', import.meta.url), 'utf8')) as {
  readonly variants: readonly { readonly name: string; readonly tex: string }[]
}
const formulas = JSON.parse(readFileSync(new URL('../known/paperFormulas.json', import.meta.url), 'utf8')) as readonly {
  readonly id: string
  readonly tex: string
}[]

/** Items of all levels. */
function everything(row: Row): readonly Item[] {
  return row.flatMap((item) => [item, ...partsOf(item).flatMap(everything)])
}

describe('mathematics as it is written', () => {
  it.each([
    ['x_1^2', 'x_1^2'],
    ["x''_{ab}", "x''_{ab}"],
    [String.raw`\frac12 \tfrac{1}{2}\nicefrac{3}{4}`, String.raw`\frac12\frac12\frac34`],
    [String.raw`{a+b \over c}`, String.raw`\frac{a+b}c`],
    [String.raw`\left( x \right)^{-1} \bigl[ y \bigr]`, '(x)^{-1}[y]'],
    [String.raw`\langle\!\langle x^2 \rangle\!\rangle_c`, '⟨⟨x^2⟩⟩_c'],
    [String.raw`\mathbf{x}_1 \vec{y} \boldsymbol{z}`, 'x_1yz'],
    [String.raw`\hat{f}(x) \bar\psi`, String.raw`\hat{f}(x)\bar{ψ}`],
    [String.raw`\mathrm{d}^d y \;{\rm d}k \dd{z}`, 'd^dydkdz'],
    [String.raw`\text{ + 2 perms.}`, '+2perms'],
    [String.raw`46\,080 + 0.25 + 46~080`, '46080+0.25+46080'],
    [String.raw`\mathbb{E}[z] \approx \int_{\mathbb{R}^d} f`, '𝔼[z]≈∫_{ℝ^d}f'],
    [String.raw`\sum_{i=1}^{4} a_i \cdots b`, '∑_{i=1}^4a_i…b'],
    [String.raw`\underbrace{\lambda}_{\text{small}} \times 2`, 'λ·2'],
    [String.raw`\left.\frac{x}{y}\right|_{J=0}`, String.raw`.\fracxy|_{J=0}`.replace('\\fracxy', String.raw`\fracxy`)],
    ['a % a remark\n + b', 'a+b'],
    [String.raw`\begin{align} a &= b \label{eq:1} \\ &\quad - c \end{align}`, 'a=b-c'],
    [String.raw`\sqrt[3]{x} \binom{4}{2}`, String.raw`\sqrtx\binom42`],
    ['g_{n}(x_1,...,x_n)', 'g_n(x_1,…,x_n)'],
    [String.raw`1 \neq 2 := 3`, '1≠2:=3'],
  ])('%s', (text, shown) => {
    expect(written(readTex(text))).toBe(shown)
  })

  it.each([...formulas.map(({ id, tex }) => [id, tex]), ...variants.map(({ name, tex }) => [name, tex])])(
    '%s has every item at its place in the text',
    (_, tex = '') => {
      const row = readTex(tex)
      expect(row.length).toBeGreaterThan(0)
      for (const item of everything(row)) {
        expect(item.end).toBeGreaterThanOrEqual(item.at)
        expect(item.at).toBeGreaterThanOrEqual(0)
        expect(item.end).toBeLessThanOrEqual(tex.length)
      }
      row.slice(1).forEach((item, i) => {
        expect(item.at).toBeGreaterThanOrEqual((row[i] as Item).at)
      })
    },
  )

  it('items are what the text says at their places', () => {
    const text = String.raw`-\frac{\lambda}{4}\int d^dy\,\Delta\left(x_1,y\right)^{2}`
    expect(readTex(text).map(({ at, end }) => text.slice(at, end).trim())).toEqual([
      '-',
      String.raw`\frac{\lambda}{4}`,
      String.raw`\int`,
      'd^d',
      'y',
      String.raw`\Delta`,
      String.raw`(x_1,y\right)^{2}`,
    ])
  })

  it('a bracket ends with its closing sign, be it a command or a character', () => {
    for (const text of [
      String.raw`\left\langle x \right\rangle`,
      String.raw`\left\{ x \right\}`,
      String.raw`\left( x \right)`,
    ]) {
      const [group, after] = readTex(`${text} \\foo`)
      expect(text.slice(0, group?.end)).toBe(text)
      expect(after).toMatchObject({ at: text.length + 1 })
    }
  })

  it('a blank between two items is told, for 1 / 2', () => {
    expect(readTex(String.raw`1 /2\,3 a\!b`).map(({ spaced }) => spaced)).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
    ])
  })

  it('macros of the document are written out', () => {
    const preamble = String.raw`\newcommand{\half}{\frac{1}{2}} \def\D{\Delta} \newcommand*{\pair}[2]{#1#2} \DeclareMathOperator{\Tr}{Tr}`
    const macros = macrosOf(definitionsOf(preamble))
    expect(macros).toEqual({
      '\\half': String.raw`\frac{1}{2}`,
      '\\D': String.raw`\Delta`,
      '\\pair': '#1#2',
      '\\Tr': String.raw`\operatorname{Tr}`,
    })
    expect(written(readTex(String.raw`\half\D \pair{a}{b} \Tr x`, macros))).toBe(String.raw`\frac12ΔabTrx`)
  })

  it.each([
    [String.raw`\frac{1}{2`, 'LaTeX mathematics'],
    [String.raw`a_1_2`, 'LaTeX mathematics'],
    [String.raw`1 \over 2`, String.raw`braces around the fraction, as in {1 \over 2}`],
    ['{'.repeat(100) + '}'.repeat(100), 'at most 60 nested braces'],
    [String.raw`\def\a{\a\a}\a`, 'LaTeX mathematics'],
    [`${String.raw`\rm `.repeat(20000)} x`, 'mathematics that is less deeply nested'],
    [String.raw`a \xrightarrow{b} \begin{pmatrix} a \end{pmatrix}`, 'mathematics in rows: no arrays, pictures, links'],
  ])('%# is refused', (text, expected) => {
    expect(() => readTex(text)).toThrow(UnreadableMathematics)
    expect(() => readTex(text)).toThrow(expected)
  })
})

it('brackets that nobody closes are signs, and too many of them are refused before they are read', () => {
  const row = readTex(`${'('.repeat(300)}x`)
  expect(row).toHaveLength(301)
  expect(row.slice(0, -1).every((item) => item.kind === 'sign' && item.text === '(')).toBe(true)
  expect(() => readTex(`${'(['.repeat(151)}x`)).toThrow('expected at most 300 nested brackets')
})

it('what is longer than is read is refused, spaces and braces not counted', () => {
  expect(() => readTex('x'.repeat(120_001))).toThrow('expected at most 120000 symbols, received 120001')
  expect(readTex(`${' {} '.repeat(40_000)}x`)).toHaveLength(1)
})

import type { Rational } from '../../algebra/rational.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import { asFactor, fillTemplate } from '../../theory/fillTemplate.js'
import { memberOf } from '../../theory/members.js'
import type { LineRule, Theory, VertexRule } from '../../theory/theory.js'
import { magnitudeLatex } from '../latex/number.js'
import { symbolLatex } from '../latex/symbols.js'
import { math, paragraph, text } from './content.js'
import { prose } from './prose.js'
import type { Cell, Section, Table, Text } from './content.js'

/** The theory: what its diagrams stand for, the factors of vertices, lines and legs, and where they come from. */
export function rulesSection(theory: Theory): Section {
  const { title, source, expands, name } = theory
  const sum = math(`${expands.sign < 0 ? '-' : ''}${expands.latex}`)
  return {
    title: 'The theory and its rules',
    blocks: [
      paragraph(
        text`${title}. ${sum} is the sum over connected diagrams of the product of these factors, divided by the order of the automorphism group. From ${{ code: `rules/${name}.yaml` }}.`,
      ),
      rulesTable(theory),
      paragraph(prose(`Source: ${source.trim().replace(/\.$/, '')}.`), 'soft'),
    ],
  }
}

/** The factors of vertices, lines and legs. */
export function rulesTable(theory: Theory): Table {
  const { name, vertices, lines, legs } = theory
  const rows = [
    ...vertices.map((rule) => vertexRow(theory, rule)),
    ...lines.map((line) => row('line', [math(lineLatex(line))])),
    ...legs.map(({ line, carries }) => {
      const rule = lines.find((each) => each.name === line)
      const field = `${carriedLatex(theory, carries)}(y)`
      return row('leg', [math(rule === undefined ? field : `${lineLatex(rule)} \\, ${field}`)])
    }),
  ]
  return { kind: 'table', name: `Rules of ${name}`, head: ['', 'factor', 'order'], rows, numbers: [] }
}

function vertexRow({ orders }: Theory, rule: VertexRule): readonly Cell[] {
  const { family } = rule
  const symbol = asFactor(fillTemplate(rule.latex, { n: 'n', points: 'y_{1},\\ldots,y_{n}' }))
  const members = family === undefined ? '' : `, n = ${family.from}, ${family.from + family.step}, …`
  const order = Object.entries(rule.order)
    .map(([name, { text: exponent }]) => {
      const symbol = orders.find((each) => each.symbol === name)?.latex ?? symbolLatex(name)
      return exponent === '1' ? symbol : `${symbol}^{${exponent.replaceAll(' ', '')}}`
    })
    .join(' ')
  const value =
    family === undefined ? signed(memberOf(rule, 0).factor, symbol) : `${inFront(rule.factor.text)} \\, ${symbol}`
  return row(`vertex${members}`, [math(value)], order === '' ? [] : [math(order)])
}

function row(what: string, factor: Text, order: Text = []): readonly Cell[] {
  return [{ text: [what] }, { text: factor }, { text: order }]
}

function lineLatex({ factor, latex }: LineRule): string {
  return signed(factor, asFactor(fillTemplate(latex, { a: 'x', b: 'y' })))
}

/** A formula in front of a symbol: a sum outside of parentheses gets a pair of its own. */
function inFront(formula: string): string {
  return /[+-]/.test(formula.replaceAll(/\([^()]*\)/g, '')) ? `(${formula})` : formula
}

function signed(factor: Rational, latex: string): string {
  return `${factor.num < 0n ? '-' : ''}${magnitudeLatex(factor, true)} ${latex}`.trim()
}

import { multiplyPowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
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

/**
 * The factors of vertices, lines and legs with their orders, and what stands in front of the sum: the orders of the parts
 * of a diagram add up to that of its term.
 */
export function rulesTable(theory: Theory): Table {
  const { name, vertices, lines, legs, bare = [], expands } = theory
  const ordered = (powers: Powers): Text => {
    const latex = orderLatex(
      theory,
      Object.fromEntries(Object.entries(powers).map(([s, power]) => [s, Q.format(power)])),
    )
    return latex === '' ? [] : [math(latex)]
  }
  const rows = [
    ...vertices.map((rule) => vertexRow(theory, rule)),
    ...lines.map((line) => row('line', [math(lineLatex(line))], ordered(line.order))),
    ...bare.map((line) => row('line between two legs', [math(lineLatex(line))], ordered(line.order))),
    ...legs.map(({ line, carries, order }) => {
      const rule = lines.find((each) => each.name === line)
      const field = `${carriedLatex(theory, carries)}(y)`
      return row(
        'leg',
        [math(rule === undefined ? field : `${lineLatex(rule)} \\, ${field}`)],
        ordered(multiplyPowers(order, rule?.order ?? {})),
      )
    }),
    ...(Object.keys(expands.order).length === 0 ? [] : [row('in front of the sum', [], ordered(expands.order))]),
  ]
  return { kind: 'table', name: `Rules of ${name}`, head: ['', 'factor', 'order'], rows, numbers: [] }
}

function vertexRow(theory: Theory, rule: VertexRule): readonly Cell[] {
  const { family } = rule
  const symbol = asFactor(fillTemplate(rule.latex, { n: 'n', points: 'y_{1},\\ldots,y_{n}' }))
  const members = family === undefined ? '' : `, n = ${family.from}, ${family.from + family.step}, …`
  const order = orderLatex(
    theory,
    Object.fromEntries(Object.entries(rule.order).map(([name, { text }]) => [name, text.replaceAll(' ', '')])),
  )
  const value = family === undefined ? signed(memberOf(rule, 0).factor, symbol) : inFront(rule.factor.text, symbol)
  return row(`vertex${members}`, [math(value)], order === '' ? [] : [math(order)])
}

/** `g \hbar^{-1}`: small parameters with their exponents, which are formulas. */
function orderLatex({ orders }: Theory, exponents: Readonly<Record<string, string>>): string {
  return Object.entries(exponents)
    .filter(([, exponent]) => exponent !== '0')
    .map(([name, exponent]) => {
      const symbol = orders.find((each) => each.symbol === name)?.latex ?? symbolLatex(name)
      return exponent === '1' ? symbol : `${symbol}^{${exponent}}`
    })
    .join(' ')
}

function row(what: string, factor: Text, order: Text = []): readonly Cell[] {
  return [{ text: [what] }, { text: factor }, { text: order }]
}

function lineLatex({ factor, latex }: LineRule): string {
  return signed(factor, asFactor(fillTemplate(latex, { a: 'x', b: 'y' })))
}

/** A formula in n in front of a symbol: a sum outside of parentheses gets a pair of its own, and 1 is not written. */
function inFront(formula: string, symbol: string): string {
  if (formula === '1' || formula === '-1') return `${formula.slice(0, -1)}${symbol}`
  const isSum = /[+-]/.test(formula.replaceAll(/\([^()]*\)/g, ''))
  return `${isSum ? `(${formula})` : formula} \\, ${symbol}`
}

function signed(factor: Rational, latex: string): string {
  return `${factor.num < 0n ? '-' : ''}${magnitudeLatex(factor, true)} ${latex}`.trim()
}

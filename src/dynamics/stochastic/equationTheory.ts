import { stringify } from 'yaml'
import { formatPowers, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import { factorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import { greekName } from '../../mathematics/greekNames.js'
import { parseTheory } from '../../theory/parseTheory.js'
import type { RuleFile } from '../../theory/ruleFile.js'
import type { Theory } from '../../theory/theory.js'
import { total } from './actionPieces.js'
import { byOrders } from './counting.js'
import type { ActionTerm, NormalForm } from './normalForm.js'
import { responseOf } from './stochasticEquation.js'

/**
 * A line of correlation: which modes it joins, and ⟨u_a u_b⟩ at equal times in units of the normal form; from a given
 * start, what grows into it, the intensity of the noise.
 */
export interface CorrelationLine {
  readonly modes: readonly [number, number]
  readonly amplitude: Polynomial
}

/** The theory of an equation, with what its lines and vertices stand for. */
export interface EquationTheory {
  readonly form: NormalForm
  readonly theory: Theory
  /** The rule file that describes it. */
  readonly rules: string
  readonly correlations: ReadonlyMap<string, CorrelationLine>
  /** The mode of each response line. */
  readonly responses: ReadonlyMap<string, number>
  /** Vertices by name: the term, and its coefficient times the factorials of its fields. */
  readonly vertices: ReadonlyMap<string, { readonly term: ActionTerm; readonly amplitude: Polynomial }>
}

/** What a leg that measures mode `i` carries: the source of it. */
export function sourceOf(form: NormalForm, i: number): string {
  return form.modes.length === 1 ? 'J' : `J_${nameOf(form, i)}`
}

/** What a leg that measures its response field carries. */
export function responseSourceOf(form: NormalForm, i: number): string {
  return `${sourceOf(form, i)}~`
}

/** The diagrams of an equation: response lines R, correlation lines C, vertices local in time, no closed response loop. */
export function equationTheory(form: NormalForm): EquationTheory {
  const { modes } = form
  const gaussian = form.terms.filter(isGaussian)
  const several = modes.length > 1
  const correlations = new Map<string, CorrelationLine>()
  for (const { responses, coefficient } of gaussian) {
    const ends = responses.flatMap((count, i) => Array.from({ length: count }, () => i)) as [number, number]
    const [a, b] = ends
    const rate = form.start === undefined ? (form.rates[a] as number) + (form.rates[b] as number) : 1
    const factor = Q.rational(a === b ? 2 : 1, rate)
    correlations.set(several ? `C_${nameOf(form, a)}_${nameOf(form, b)}` : 'C', {
      modes: ends,
      amplitude: scalePolynomial(coefficient, factor),
    })
  }
  const responses = new Map(modes.map((_, i) => [several ? `R_${nameOf(form, i)}` : 'R', i] as const))
  const interacting = [...form.terms.filter((term) => !isGaussian(term)), ...startTerms(form)]
  const names = vertexNames(interacting, form)
  const vertices = new Map(
    interacting.map((term, i) => [
      names[i] as string,
      { term, amplitude: scalePolynomial(term.coefficient, Q.rational(symmetry(term))) },
    ]),
  )
  const file = ruleFileOf(form, correlations, responses, vertices)
  const rules = stringify(file, { lineWidth: 130 })
  return { form, theory: parseTheory(rules, 'the rule file of the equation'), rules, correlations, responses, vertices }
}

/** The start of a mode: a vertex at time 0 from which a response line leads. */
function startTerms({ start = [], small, modes }: NormalForm): readonly ActionTerm[] {
  return start.flatMap((value, i) =>
    byOrders(value, small).map(({ order, small: own, part }) => ({
      once: true,
      responses: modes.map((_, j) => (i === j ? 1 : 0)),
      fields: modes.map(() => 0),
      order,
      small: own,
      coefficient: part,
    })),
  )
}

function isGaussian({ responses, fields, order }: ActionTerm): boolean {
  return order === 0 && total(responses) === 2 && total(fields) === 0
}

/** Π of the factorials of the powers of its fields. */
function symmetry({ responses, fields }: ActionTerm): bigint {
  return [...responses, ...fields].reduce((product, count) => product * factorial(count), 1n)
}

function nameOf({ modes }: NormalForm, i: number): string {
  return fieldName(modes[i] as string)
}

/** A name that a rule file may have. */
function fieldName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_]/gu, '') || 'x'
}

/** A vertex is called by its parameters; where several are, by its fields as well. */
function vertexNames(terms: readonly ActionTerm[], form: NormalForm): readonly string[] {
  const short = terms.map(
    ({ small, once, drive }) =>
      `${once ? 'start' : drive === undefined ? '' : 'drive'}${formatPowers(small).replaceAll(/[^\p{L}\p{N}_]/gu, '')}` ||
      'v',
  )
  return terms.map((term, i) => {
    const name = short[i] as string
    const alone = short.filter((each) => each === name).length === 1 && /^\p{L}/u.test(name)
    const ends = [...term.responses, ...term.fields].map((count, j) => `${j < form.modes.length ? 'r' : 'f'}${count}`)
    return alone ? name : `${name}_${ends.join('')}`
  })
}

function ruleFileOf(
  form: NormalForm,
  correlations: EquationTheory['correlations'],
  responses: EquationTheory['responses'],
  vertices: EquationTheory['vertices'],
): RuleFile {
  const { modes, equation } = form
  const fields = modes.map((_, i) => nameOf(form, i))
  const several = modes.length > 1
  const correlation = [...correlations].map(
    ([
      name,
      {
        modes: [a, b],
      },
    ]) => ({ name, a, b }),
  )
  const sub = (text: string): string => (several ? `_{${text}}` : '')
  return {
    name: 'equation',
    title: `Correlation and response of ${equation.text.replaceAll(/\s+/g, ' ').slice(0, 500)} (Martin, Siggia, Rose, De Dominicis, Janssen)`,
    source: 'made by edgewick sde; Helias and Dahmen, Statistical Field Theory for Neural Networks, chapters 8 and 9',
    expands: { functional: 'W', sign: 1, latex: 'W[J,\\tilde{J}]', coupling: 'w' },
    fields: Object.fromEntries(
      modes.flatMap((mode, i) => [
        [fields[i] as string, { latex: latexName(mode) }],
        [responseOf(fields[i] as string), { latex: `\\tilde{${latexName(mode)}}` }],
      ]),
    ),
    orders: Object.fromEntries(
      form.small.map((symbol) => [fieldName(symbol), { small: fieldName(symbol), latex: latexName(symbol) }]),
    ),
    lines: [
      ...correlation.map(({ name, a, b }) => ({
        name,
        joins: [fields[a], fields[b]] as [string, string],
        factor: 1,
        latex: `C${sub(`${latexName(modes[a] as string)} ${latexName(modes[b] as string)}`)}({a},{b})`,
        'at-a-point': name,
      })),
      ...[...responses].map(([name, i]) => ({
        name,
        joins: [responseOf(fields[i] as string), fields[i]] as [string, string],
        factor: 1,
        latex: `R${sub(latexName(modes[i] as string))}({b},{a})`,
        'at-a-point': name,
        style: 'response' as const,
      })),
    ],
    legs: modes.flatMap((_, i) => [
      ...correlation.flatMap(({ name, a, b }) =>
        a === i
          ? [{ field: fields[b] as string, line: name, carries: sourceOf(form, i) }]
          : b === i
            ? [{ field: fields[a] as string, line: name, carries: sourceOf(form, i) }]
            : [],
      ),
      {
        field: responseOf(fields[i] as string),
        line: several ? `R_${fields[i] as string}` : 'R',
        carries: sourceOf(form, i),
      },
      {
        field: fields[i] as string,
        line: several ? `R_${fields[i] as string}` : 'R',
        carries: responseSourceOf(form, i),
      },
    ]),
    filters: ['acyclic'],
    vertices: [...vertices].map(([name, { term, amplitude }]) => ({
      name,
      legs: [
        ...term.responses.flatMap((count, i) => (count === 0 ? [] : [`${responseOf(fields[i] as string)}^${count}`])),
        ...term.fields.flatMap((count, i) => (count === 0 ? [] : [`${fields[i] as string}^${count}`])),
      ],
      ...(term.drive === undefined ? amplitudeRule(name, amplitude, term.small) : driveRule(form, term)),
      local: true,
    })),
  }
}

/** A drive is a function of time, h. */
function driveRule(
  form: NormalForm,
  { responses, small }: ActionTerm,
): Pick<RuleFile['vertices'][number], 'factor' | 'order' | 'latex' | 'at-a-point'> {
  const order = Object.fromEntries(Object.entries(small).map(([symbol, each]) => [fieldName(symbol), Q.format(each)]))
  const mode = responses.indexOf(1)
  const isOne = form.modes.length === 1
  return {
    factor: 1,
    order,
    latex: isOne ? 'h' : `h_{${latexName(form.modes[mode] as string)}}`,
    'at-a-point': isOne ? 'h' : `h_${nameOf(form, mode)}`,
  }
}

/** Factor, order and symbols of a vertex; a sum of several products is one symbol, the vertex's name. */
function amplitudeRule(
  name: string,
  amplitude: Polynomial,
  small: Powers,
): Pick<RuleFile['vertices'][number], 'factor' | 'order' | 'latex' | 'at-a-point'> {
  const order = Object.fromEntries(Object.entries(small).map(([symbol, each]) => [fieldName(symbol), Q.format(each)]))
  const [only, more] = amplitude
  if (only === undefined || more !== undefined)
    return { factor: 1, order, latex: `v_{${name.replaceAll('_', '')}}`, 'at-a-point': `v_${name}` }
  const others = Object.entries(only.powers).filter(([symbol]) => small[symbol] === undefined)
  const symbols = others.map(
    ([symbol, power]) => `${fieldName(symbol)}${Q.equal(power, Q.one) ? '' : `^${Q.format(power)}`}`,
  )
  const latex = Object.entries(only.powers).map(
    ([symbol, power]) => `${latexName(symbol)}${Q.equal(power, Q.one) ? '' : `^{${Q.format(power)}}`}`,
  )
  return {
    factor: Q.format(only.coefficient),
    order,
    latex: latex.join(' ') || '1',
    'at-a-point': symbols.join(' ') || '1',
  }
}

/** `\epsilon`, `x_{1}`, `\mathrm{eps}`. */
export function latexName(name: string): string {
  const [, letters = name, index = ''] = /^(\p{L}+)_?([\p{L}\d₀-₉]*)$/u.exec(name) ?? []
  const known = greekName(letters === 'eps' ? 'epsilon' : letters)
  const base = known !== undefined ? `\\${known}` : letters.length === 1 ? letters : `\\mathrm{${letters}}`
  return index === '' ? base : `${base}_{${index}}`
}

import { evaluate } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { named } from '../../names.js'
import { piecesOf, total } from './actionPieces.js'
import { actionOf } from './actionOf.js'
import { problem } from './equationSymbols.js'
import type { StochasticEquation } from './stochasticEquation.js'

/**
 * Refuses an equation of one component with a linear drift −r x whose noise grows as s² x² with s² ≥ 2r, where values of
 * its parameters are given: the second moment has no stationary value, d⟨x²⟩/dt = −(2r − s²)⟨x²⟩ + ….
 *
 * @throws InputError, in one sentence
 */
export function stationarity(equation: StochasticEquation, values: Readonly<Record<string, number>>): void {
  const { components } = equation
  const [name] = components
  if (name === undefined || components.length > 1) return
  const pieces = piecesOf(actionOf(equation), components)
  const isLinear = pieces.every(({ responses, fields }) => total(responses) > 1 || total(fields) <= 1)
  const coefficient = (noises: number, degree: number): Polynomial =>
    pieces.flatMap(({ responses, fields, term }) => (responses[0] === noises && fields[0] === degree ? [term] : []))
  const [slope, growth] = [coefficient(1, 1), coefficient(2, 2)]
  const known = [...slope, ...growth].every(({ powers }) =>
    Object.keys(powers).every((symbol) => named(values, symbol) !== undefined),
  )
  if (!isLinear || growth.length === 0 || !known) return
  const [rate, squared] = [-evaluate(slope, values), 2 * evaluate(growth, values)]
  if (squared < 2 * rate) return
  throw problem(
    'equation',
    `a noise whose square grows less than ${2 * rate} ${name}², twice the decay rate, so that ⟨${name}²⟩ is finite`,
    `${Number(squared.toPrecision(12))} ${name}²`,
  )
}

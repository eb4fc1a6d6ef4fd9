import { readScalar } from '../../kernels/scalarGrammar.js'
import type { ScalarMeaning } from '../../kernels/scalarGrammar.js'
import { unitFunctions } from '../../kernels/unitFunctions.js'
import { named } from '../../names.js'
import { symbolLatex } from './symbols.js'

/** A part of an expression in LaTeX, and how tightly it holds together. */
interface Part {
  readonly tex: string
  readonly holds: number
}

const [SUM, PRODUCT, POWER, ATOM] = [1, 2, 3, 4] as const

const part = (tex: string, holds: number): Part => ({ tex, holds })
const bracketed = ({ tex, holds }: Part, least: number): string => (holds < least ? `\\left( ${tex} \\right)` : tex)

/** Functions that LaTeX knows by their names. */
const KNOWN = ['exp', 'log', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'max', 'min']

/** Two numbers beside each other would be one. */
function times(a: Part, b: Part): Part {
  const [left, right] = [bracketed(a, PRODUCT), bracketed(b, POWER)]
  return part(/\d$/.test(left) && /^\d/.test(right) ? `${left} \\cdot ${right}` : `${left} \\, ${right}`, PRODUCT)
}

function called(name: string, argument: Part): Part {
  if (name === 'sqrt') return part(`\\sqrt{${argument.tex}}`, ATOM)
  if (name === 'abs') return part(`\\left| ${argument.tex} \\right|`, ATOM)
  const sign = KNOWN.includes(name) ? `\\${name}` : `\\operatorname{${name}}`
  // A power behind the bracket could be one of the argument.
  return part(`${sign}\\left( ${argument.tex} \\right)`, POWER)
}

const LATEX: ScalarMeaning<Part> = {
  decimal: (token) => {
    const [digits = '', power] = token.toLowerCase().split('e')
    return power === undefined ? part(digits, ATOM) : part(`${digits} \\cdot 10^{${Number(power)}}`, PRODUCT)
  },
  name: (token) => part(token === 'e' ? '\\mathrm{e}' : symbolLatex(token), ATOM),
  add: (a, b) => part(`${a.tex} + ${bracketed(b, PRODUCT)}`, SUM),
  subtract: (a, b) => part(`${a.tex} - ${bracketed(b, PRODUCT)}`, SUM),
  multiply: times,
  divide: (a, b) => part(`\\frac{${a.tex}}{${b.tex}}`, POWER),
  power: (a, b) => part(`${bracketed(a, ATOM)}^{${b.tex}}`, POWER),
  negate: (a) => part(`-${bracketed(a, PRODUCT)}`, SUM),
  arrangements: (a, sign) => part(`${bracketed(a, ATOM)}${sign}`, ATOM),
  call: (name) => (named(unitFunctions, name) === undefined ? undefined : (argument) => called(name, argument)),
}

/**
 * An expression of a network file, or any of their grammar, as it is written in LaTeX; undefined for a text that is
 * none.
 *
 * @example
 * scalarLatex('z*(1 + erf(z/sqrt(2)))/2') // '\\frac{z \\, \\left( 1 + \\operatorname{erf}\\left( \\frac{z}{\\sqrt{2}} \\right) \\right)}{2}'
 */
export function scalarLatex(text: string): string | undefined {
  return readScalar(text, LATEX)?.tex
}

/** Its square, with brackets where they are needed. */
export function squareLatex(text: string): string | undefined {
  const found = readScalar(text, LATEX)
  return found === undefined ? undefined : `${bracketed(found, ATOM)}^{2}`
}

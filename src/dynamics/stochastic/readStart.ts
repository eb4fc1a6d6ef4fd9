import type { Polynomial } from '../../algebra/polynomial.js'
import { keyOf, polynomialIn, problem } from './equationSymbols.js'
import type { EquationSymbols } from './equationSymbols.js'
import type { StochasticEquation } from './stochasticEquation.js'

/** `x(0) = x0`: which name, and the formula behind it. */
const START = /^(\\?\p{L}[^\s()=]*)\s*\(\s*0\s*\)\s*=\s*([^=]+)$/u

/** A clause of an equation that says where a component starts; undefined for any other. */
export function startClause(clause: string): readonly [string, string] | undefined {
  const [, name, value] = START.exec(clause) ?? []
  return name === undefined || value === undefined ? undefined : [name, value]
}

/** Where the components start, in exact numbers and symbols. @throws InputError for names that are none */
export function readStart(
  symbols: EquationSymbols,
  components: readonly string[],
  entries: Iterable<readonly [string, string]>,
): readonly Polynomial[] {
  const found = new Map<string, Polynomial>()
  for (const [name, value] of entries) {
    const component = components.find((each) => keyOf(each) === keyOf(name))
    if (component === undefined) throw problem('start', `a start of ${components.join(' or ')}`, `one of '${name}'`)
    if (found.has(component)) throw problem('start', `one start of ${component}`, 'two')
    found.set(component, polynomialIn(symbols, value, 'start'))
  }
  return components.map((component) => {
    const start = found.get(component)
    if (start === undefined) throw problem('start', `a start of ${component} as well, such as ${component}=0`, 'none')
    const other = start.flatMap(({ powers }) => Object.keys(powers)).find((name) => components.includes(name))
    if (other !== undefined) throw problem('start', 'numbers and parameters', `the component ${other}`)
    return start
  })
}

/**
 * The equation from a given start, each component with an exact number or a formula in parameters, which may be new.
 *
 * @throws InputError for names that are none and starts that are missing
 * @example
 * withStart(readEquation('dx = -x, noise D'), { x: 'x0/2' }).parameters // ['D', 'x0']
 */
export function withStart(equation: StochasticEquation, start: Readonly<Record<string, string>>): StochasticEquation {
  const { components, parameters } = equation
  const symbols: EquationSymbols = { names: new Map([...components, ...parameters].map((name) => [keyOf(name), name])) }
  const values = readStart(symbols, components, Object.entries(start))
  return { ...equation, start: values, parameters: withSymbols(parameters, values) }
}

/** The parameters with those that occur in the start alone. */
export function withSymbols(parameters: readonly string[], start: readonly Polynomial[]): readonly string[] {
  return [...new Set([...parameters, ...start.flatMap((p) => p.flatMap(({ powers }) => Object.keys(powers)))])]
}

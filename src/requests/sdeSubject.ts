import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { named } from '../names.js'
import { keyOf } from '../dynamics/stochastic/equationSymbols.js'
import type { StochasticQuantity } from '../dynamics/stochastic/measured.js'
import { normalForm } from '../dynamics/stochastic/normalForm.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { readEquation } from '../dynamics/stochastic/readEquation.js'
import { readEquationFile } from '../dynamics/stochastic/readEquationFile.js'
import { withStart } from '../dynamics/stochastic/readStart.js'
import type { StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import { linearParameters, withNumbers } from '../dynamics/stochastic/withNumbers.js'

/** An equation as a user gives it. */
export interface WrittenEquation {
  /** `dx = -x + eps x^3/6, noise D`, or the text of a YAML file. */
  readonly equation: string
  /** The name of the file that it is from. */
  readonly file?: string
}

/** How many components a quantity is of. */
const SIZES: Readonly<Record<Exclude<StochasticQuantity, 'cumulant'>, number>> = {
  mean: 1,
  correlation: 2,
  response: 2,
}

/** The equation of a text, or of a file. @throws InputError in one sentence */
function equationOf({ equation, file }: WrittenEquation): StochasticEquation {
  if (file !== undefined && /\.ya?ml$/i.test(file)) return readEquationFile(equation, file)
  return /^\s*equations\s*:/mu.test(equation) ? readEquationFile(equation, file ?? 'the file') : readEquation(equation)
}

/** The same from a given start where there is one. @throws InputError in one sentence */
export function subjectOf(
  subject: WrittenEquation & { readonly start?: Readonly<Record<string, string>> | undefined },
): StochasticEquation {
  const equation = equationOf(subject)
  if (subject.start === undefined) return equation
  if (equation.start !== undefined)
    throw new InputError({
      code: 'requests.start',
      at: 'start',
      expected: 'one start, for the equation has one',
      received: 'another one',
    })
  return withStart(equation, subject.start)
}

/** @throws InputError for a parameter that the equation does not have */
export function parametersOf(
  { parameters }: StochasticEquation,
  given: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const known = parameters.find((each) => keyOf(each) === keyOf(name))
      if (known === undefined)
        throw new InputError({
          code: 'requests.parameter',
          at: 'parameters',
          expected: parameters.length === 0 ? 'none, for the equation has none' : `one of ${parameters.join(', ')}`,
          received: `'${name}'`,
        })
      return [known, requireNumber(value, { at: `parameters.${name}` })]
    }),
  )
}

/** The equation with numbers for rates where it has no normal form without them. */
export function inNumbers(
  equation: StochasticEquation,
  parameters: Readonly<Record<string, number>>,
): { readonly equation: StochasticEquation; readonly form: NormalForm } {
  const given = linearParameters(equation).filter((name) => named(parameters, name) !== undefined)
  try {
    return { equation, form: normalForm(equation) }
  } catch (error) {
    if (!(error instanceof InputError) || given.length === 0) throw error
  }
  const numbers = withNumbers(
    equation,
    Object.fromEntries(given.map((name) => [name, Q.parse(`${parameters[name] as number}`, `parameters.${name}`)])),
  )
  return { equation: numbers, form: normalForm(numbers) }
}

/** @throws InputError for names that are none, and for too many or too few */
export function componentsOf(
  { components }: StochasticEquation,
  quantity: StochasticQuantity,
  asked: readonly string[] | undefined,
): readonly string[] {
  const size = quantity === 'cumulant' ? undefined : SIZES[quantity]
  const names = asked ?? Array.from({ length: size ?? 2 }, () => components[0] as string)
  if (size !== undefined ? names.length !== size : names.length < 1 || names.length > 8)
    throw new InputError({
      code: 'requests.components',
      at: 'of',
      expected:
        size === undefined
          ? 'one to eight components'
          : `${size} ${size === 1 ? 'component' : 'components'}, for a ${quantity}`,
      received: `${names.length}`,
    })
  return names.map((name) => {
    const known = components.find((component) => keyOf(component) === keyOf(name))
    if (known === undefined)
      throw new InputError({
        code: 'requests.components',
        at: 'of',
        expected: `${components.length === 1 ? '' : 'some of '}${components.join(', ')}`,
        received: `'${name}'`,
      })
    return known
  })
}

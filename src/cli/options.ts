import { InputError } from '../errors.js'
import { evaluateScalar } from '../kernels/scalar.js'
import { named } from '../names.js'
import { readNatural } from '../requests/written.js'
import type { Renaming } from '../requests/renamed.js'
import { chosenTheory } from '../requests/subject.js'
import type { TheoryChoice } from '../requests/subject.js'
import { shippedTheories } from '../theory/shippedRules.js'
import type { Io } from './io.js'
import { largest } from '../sizes.js'

/** Whether a theory is called by a path: anything that ends in .yaml or .yml or has a slash in it. */
export function isRuleFile(argument: string): boolean {
  return /\.ya?ml$|[/\\]/.test(argument)
}

/**
 * A theory by its name, or a rule file by its path, or `-`: looked up before other flags are read, for without it they
 * mean nothing.
 *
 * @throws InputError for a name that no theory has, and for a rule file that is none
 */
export async function readTheory(argument: string, io: Io): Promise<TheoryChoice> {
  if (argument === '-' || isRuleFile(argument))
    return lookedUp({ rules: await io.readFile(argument), file: argument === '-' ? 'standard input' : argument })
  if (shippedTheories.includes(argument)) return argument
  const { architectures } = await import('../networks/architectures.js')
  if (named(architectures, argument) === undefined) return lookedUp(argument)
  throw new InputError({
    code: 'theory.name',
    at: 'theory',
    expected: `a theory (edgewick list), for ${argument} is a network: edgewick action ${argument}`,
    received: `'${argument}'`,
  })
}

async function lookedUp(choice: TheoryChoice): Promise<TheoryChoice> {
  await chosenTheory(choice)
  return choice
}

/** The pairs of `--rename`. @throws InputError for what is none */
export function readRename(text: string): Renaming {
  const pairs = text.split(',').map((pair): [string, string] => {
    const [from = '', to = '', ...rest] = pair.split('=').map((part) => part.trim())
    if (from === '' || to === '' || rest.length > 0)
      throw new InputError({
        code: 'cli.rename',
        at: '--rename',
        expected: "pairs such as 'x=z,G_c=\\kappa'",
        received: `'${text}'`,
      })
    return [from, to]
  })
  return Object.fromEntries(pairs)
}

/** @throws InputError unless it is a number of threads that can be started */
export function readWorkers(text: string): number {
  const workers = readNatural(text, '--workers')
  if (workers < 1 || workers > largest.workers)
    throw new InputError({
      code: 'cli.workers',
      at: '--workers',
      expected: `a number from 1 to ${largest.workers}`,
      received: `${workers}`,
    })
  return workers
}

/** What `--limit` says; without it each use has its own limit. */
export function readLimit(text: string | undefined): { readonly limit?: number } {
  return text === undefined ? {} : { limit: readNatural(text, '--limit') }
}

/** Values of a field, closed expressions, separated by commas. */
export function readField(text: string): readonly number[] {
  return text.split(',').map((value) => evaluateScalar(value, '--field'))
}

/**
 * Points of d coordinates: `0,0;0.5,-0.3`. In one dimension the comma may separate points: `0,0.4,-0.7`.
 *
 * @throws InputError naming the point that has the wrong number of coordinates
 */
export function readPoints(text: string, d: number): readonly (readonly number[])[] {
  const parts = d === 1 && !text.includes(';') ? text.split(',') : text.split(';')
  return parts.map((part, i) => {
    const coordinates = part.split(',')
    if (coordinates.length !== d) {
      throw new InputError({
        code: 'cli.point',
        at: `--at, point ${i + 1}`,
        expected: `${d} ${d === 1 ? 'coordinate' : 'coordinates'} (d = ${d})`,
        received: `${coordinates.length}: '${part.trim()}'`,
      })
    }
    return coordinates.map((coordinate) => evaluateScalar(coordinate, `--at, point ${i + 1}`))
  })
}

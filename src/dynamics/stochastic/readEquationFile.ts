import { InputError } from '../../errors.js'
import { readSource } from '../../theory/source.js'
import { readEquation } from './readEquation.js'
import type { StochasticEquation } from './stochasticEquation.js'

/**
 * The equation of a YAML file: `equations` (a map from components to right sides, or lines as {@link readEquation} has
 * them), `noise` and `cumulants` (one for all components, or a map), `start` (a map), `interpretation` (Ito or Stratonovich).
 *
 * @param file name of the file, for errors
 * @throws InputError with the place in the file, and as {@link readEquation} does
 * @example
 * readEquationFile('equations:\n  x: -x + eps x^2\nnoise: D', 'my.yaml').parameters // ['eps', 'D']
 */
export function readEquationFile(text: string, file: string): StochasticEquation {
  const { value, place } = readSource(text, file)
  if (typeof value === 'string') return readEquation(value)
  const wrong = (key: string, expected: string, received: string): InputError =>
    new InputError({ code: 'dynamics.file', at: key === '' ? file : place([key]), expected, received })
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong('', 'the keys equations and noise', 'something else')
  const clauses: string[] = []
  for (const [key, content] of Object.entries(value as Readonly<Record<string, unknown>>))
    switch (key) {
      case 'equations':
        clauses.push(...entries(content).map(([name, right]) => (name === '' ? right : `${left(name)} = ${right}`)))
        break
      case 'noise':
      case 'cumulants':
        clauses.push(...entries(content).map(([name, right]) => `${key} ${name}${name === '' ? '' : ': '}${right}`))
        break
      case 'start':
        clauses.push(...entries(content).map(([name, value]) => `${name}(0) = ${value}`))
        break
      case 'interpretation':
        clauses.push(String(content))
        break
      case 'name':
      case 'title':
        break
      default:
        throw wrong(key, 'equations, noise, cumulants, start, interpretation, name or title', `'${key}'`)
    }
  return readEquation(clauses.join('\n'))
}

function left(name: string): string {
  return /^d\s*\S|['/\\]/.test(name) && name.length > 1 ? name : `d${name}`
}

/** What stands under a key, by component; without one, of them all. */
function entries(content: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(content)) return content.map((each) => ['', String(each)] as const)
  if (typeof content !== 'object' || content === null) return [['', String(content)]]
  return Object.entries(content as Readonly<Record<string, unknown>>).map(
    ([name, each]) => [name, Array.isArray(each) ? each.map(String).join(', ') : String(each)] as const,
  )
}

import { InputError } from '../errors.js'
import { resolveTheory } from './resolveTheory.js'
import { ruleFileSizes } from './ruleFile.js'
import { ruleFile } from './schema.js'
import { inputErrorOf, readSource } from './source.js'
import type { Theory } from './theory.js'

/**
 * The theory that a rule file describes. Nothing in the file is executed.
 *
 * @param file name of the file, for errors
 * @throws InputError with file, line, column and path: `rules/my.yaml:7:15: vertices[0].legs: expected one of φ,
 * received ψ`
 * @example
 * const text = `
 * name: cubic
 * title: A scalar field with a cubic coupling
 * source: mine
 * expands: { functional: W, sign: 1, latex: 'W[J]', coupling: w }
 * fields:
 *   φ: { latex: \\phi }
 * orders:
 *   g: { small: g, latex: g }
 * lines:
 *   - { name: Δ, joins: [φ, φ], factor: 1, latex: '\\Delta({a},{b})', at-a-point: Δ }
 * legs:
 *   - { field: φ, line: Δ, carries: J }
 * vertices:
 *   - { name: g, legs: [φ^3], factor: -1, order: { g: 1 }, local: true, latex: g, at-a-point: '1' }
 * `
 * expand(parseTheory(text, 'cubic.yaml'), { legs: 3, select: { order: 1 } }).terms.length // 1
 */
export function parseTheory(text: string, file: string): Theory {
  if (text.length > ruleFileSizes.characters) {
    throw new InputError({
      code: 'theory.size',
      at: file,
      expected: `at most ${ruleFileSizes.characters} characters`,
      received: `${text.length}`,
    })
  }
  const source = readSource(text, file)
  const parsed = ruleFile.safeParse(source.value)
  if (!parsed.success) throw inputErrorOf(parsed.error.issues, source, ruleFile)
  return resolveTheory(parsed.data, source)
}

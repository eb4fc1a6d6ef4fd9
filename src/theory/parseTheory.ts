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
  if (!parsed.success) throw inputErrorOf(parsed.error.issues, source)
  return resolveTheory(parsed.data, source)
}

import { InputError } from '../../../src/errors.js'
import { parseTheory } from '../../../src/theory/parseTheory.js'
import { ruleFile } from '../../../src/theory/schema.js'
import { keysAt } from '../../../src/theory/schemaKeys.js'
import { FILES } from '../state/files.js'
import type { Problem } from './protocol.js'

const texts = import.meta.glob<string>('../../../rules/*.yaml', { query: '?raw', import: 'default' })

/** The text of a rule file that ships, to begin with. */
export async function shippedText(name: string): Promise<string> {
  return (await texts[`../../../rules/${name}.yaml`]?.()) ?? ''
}

/** What is wrong with a rule file, at its place; at most one, for the reader stops there. */
export function problems(text: string): readonly Problem[] {
  try {
    parseTheory(text, FILES.rules)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const [, line, column] = /^:(\d+):(\d+)/.exec(error.at.slice(FILES.rules.length)) ?? []
    return [
      {
        message: error.message,
        line: line === undefined ? undefined : Number(line),
        column: column === undefined ? undefined : Number(column),
        length: KEYS.includes(error.code) ? keyLength(text, Number(line), Number(column)) : undefined,
      },
    ]
  }
}

/** Codes of what is wrong with a key, and not with its value. */
const KEYS: readonly string[] = ['theory.key', 'theory.statistics']

function keyLength(text: string, line: number, column: number): number | undefined {
  const [key] = /^[^\s:]+(?=\s*:)/.exec((text.split('\n')[line - 1] ?? '').slice(column - 1)) ?? []
  return key?.length
}

/** Keys that a rule file may have at a path. */
export function keysOfRules(path: readonly (string | number)[]): readonly string[] {
  return keysAt(ruleFile, path)
}

import type { core } from 'zod/mini'
import { closest, distance } from 'fastest-levenshtein'
import { named } from '../names.js'

/** The path to a key that sets what an object inherits instead of a value of its own; validators pass it over. */
export function inheritedKey(value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, each] of Object.entries(value)) {
    const own = [...path, Array.isArray(value) ? Number(key) : key]
    const found = key === '__proto__' ? own : inheritedKey(each, own)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * What was expected where zod found a problem.
 *
 * @param forms in words, where one of several forms was
 */
export function expectationOf(issue: core.$ZodIssue, forms: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return kindOf(issue.expected)
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `at least ${issue.minimum} (${issue.origin})`
    case 'too_big':
      return `at most ${issue.maximum} (${issue.origin})`
    case 'invalid_union':
      return forms
    default:
      return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  }
}

/** Several forms in their own words, where each of them says in a word what it is; else in others. */
export function formsOf(issue: core.$ZodIssue, forms: string): string {
  if (issue.code !== 'invalid_union') return forms
  const kinds = issue.errors.map(([issue]) =>
    issue?.code === 'invalid_type' && issue.path.length === 0 ? kindOf(issue.expected) : undefined,
  )
  return kinds.includes(undefined) ? forms : [...new Set(kinds)].join(' or ')
}

/** The problem that says most: a key that there is none of may be why another one is missing. */
export function firstIssue(issues: readonly core.$ZodIssue[]): core.$ZodIssue {
  return issues.find(({ code }) => code === 'unrecognized_keys') ?? (issues[0] as core.$ZodIssue)
}

/** What was expected where there is a key of another name: the names that there are. */
export function keysExpected(keys: readonly string[]): string {
  return keys.length === 0 ? 'no keys' : `only the keys ${keys.join(', ')}`
}

/** A key that there is none of, in words, with the one that may have been meant: two in five of its letters may be wrong. */
export function keyReceived(key: string, keys: readonly string[]): string {
  const near = keys.length === 0 ? '' : closest(key.toLowerCase(), keys)
  const meant = keys.find((each) => each.toLowerCase() === key.toLowerCase()) ?? near
  const wrong = distance(key.toLowerCase(), meant.toLowerCase())
  return meant !== '' && wrong <= Math.max(1, Math.floor(0.4 * key.length))
    ? `'${key}': did you mean ${meant}?`
    : `'${key}'`
}

/** What zod's types are called in files and requests. */
function kindOf(type: string): string {
  const kinds: Readonly<Record<string, string>> = {
    string: 'text',
    tuple: 'a list',
    array: 'a list',
    object: 'keys with values',
    record: 'names with values',
    boolean: 'true or false',
    int: 'a whole number',
  }
  return named(kinds, type) ?? `a ${type}`
}

/** `vertices[0].legs` */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('')
}

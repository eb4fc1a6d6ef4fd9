import type { ZodMiniType, core } from 'zod/mini'
import { InputError, described } from '../errors.js'
import { expectationOf, firstIssue, inheritedKey, keyReceived, keysExpected, pathText } from '../theory/issues.js'
import { keysAt } from '../theory/schemaKeys.js'
import type { Requests } from './requests.js'

/**
 * A request from outside, such as a parsed JSON text: what passes has the shape of its kind and nothing besides.
 * Whether a theory has such legs and orders, the answer says.
 *
 * @throws InputError naming the place, what is expected there and what was received
 * @example
 * await readRequest('diagrams', JSON.parse('{ "theory": "phi4", "legs": 2 }')) // { theory: 'phi4', legs: 2 }: -2 legs are refused, with the place
 */
export async function readRequest<Kind extends keyof Requests>(kind: Kind, json: unknown): Promise<Requests[Kind]> {
  // The validator is loaded only for requests from outside.
  const { requestSchemas } = await import('./schemas.js')
  if (!Object.hasOwn(requestSchemas, kind)) {
    const expected = `one of ${Object.keys(requestSchemas).join(', ')}`
    throw new InputError({ code: 'requests.kind', at: 'kind of request', expected, received: `'${kind}'` })
  }
  const inherited = inheritedKey(json)
  if (inherited !== undefined) throw problem('requests.key', inherited, 'a name', "'__proto__'")
  const parsed = requestSchemas[kind].safeParse(json)
  if (parsed.success) return parsed.data
  throw inputErrorOf(firstIssue(parsed.error.issues), json, requestSchemas[kind])
}

function inputErrorOf(issue: core.$ZodIssue, json: unknown, schema: ZodMiniType): InputError {
  if (issue.code !== 'unrecognized_keys')
    return problem(`requests.${issue.code}`, issue.path, expectationOf(issue, issue.message), valueAt(json, issue.path))
  const keys = keysAt(schema, issue.path)
  return problem('requests.key', issue.path, keysExpected(keys), keyReceived(issue.keys[0] ?? '', keys))
}

function problem(code: string, path: readonly PropertyKey[], expected: string, received: string): InputError {
  return new InputError({ code, at: pathText(['request', ...path]), expected, received })
}

/** What stands there, as JSON. */
function valueAt(json: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    json,
  )
  if (value === undefined) return 'nothing'
  if (typeof value !== 'object') return described(value)
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? described(each) : each))
}

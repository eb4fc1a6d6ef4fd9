import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { given, run, told } from './examples.js'
import { fixtures } from './fixtures.js'

/** What stands in no argument's place. A natural number may be honest work, and long, so there is none here. */
const JUNK: readonly unknown[] = [undefined, null, NaN, 'x', 7n, Symbol('s'), [], {}, () => undefined]

type Values = readonly unknown[]
type Call = (...values: Values) => unknown

/** The arguments of each function where the examples first call it. */
async function firstCalls(): Promise<ReadonlyMap<string, Values>> {
  const calls = new Map<string, Values>()
  const recorded = Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value !== 'function' || name === 'InputError') return [name, value]
      const recording = (...values: Values): unknown => {
        if (!calls.has(name)) calls.set(name, values)
        return (value as Call)(...values)
      }
      return [name, recording]
    }),
  )
  for (const { name, example } of told())
    if (example !== undefined && !calls.has(name)) await run(example, { ...recorded, ...fixtures() })
  return calls
}

function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).slice(0, 5).join(', ')}}`
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

function isFinite(value: unknown, depth: number = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (depth > 6 || typeof value !== 'object' || value === null) return true
  if (value instanceof Float64Array) return value.every((entry) => Number.isFinite(entry))
  const entries = value instanceof Map ? [...value.values()] : Object.values(value)
  return entries.every((entry) => isFinite(entry, depth + 1))
}

function isWalkedOver(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value
}

/** What is wrong with what comes of a call, of something that is walked over its first few items; or undefined. */
async function fault(call: Call, values: Values): Promise<string | undefined> {
  try {
    const result = await call(...values)
    const items: unknown[] = []
    if (isWalkedOver(result)) for await (const item of result) if (items.push(item) === 5) break
    return isFinite(result) && items.every((item) => isFinite(item)) ? undefined : `not finite: ${shown(result)}`
  } catch (error) {
    return error instanceof InputError && !error.message.includes('\n') ? undefined : String(error)
  }
}

const calls = await firstCalls()
const functions = Object.keys(given).filter((name) => typeof given[name] === 'function' && name !== 'InputError')

describe('junk', () => {
  it.each(functions)('%s: in the place of each argument, one sentence or an answer', async (name) => {
    const right = calls.get(name)
    if (right === undefined) throw new Error(`${name}: no example calls it`)
    const faults: string[] = []
    for (const junk of JUNK)
      for (let i = 0; i < right.length; i++) {
        const values = right.with(i, junk)
        const found = await fault(given[name] as Call, values)
        if (found !== undefined) faults.push(`${name}(${values.map(shown).join(', ')}): ${found}`)
      }
    expect(faults).toEqual([])
  })
})

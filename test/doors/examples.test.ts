import { describe, expect, it } from 'vitest'
import type { Begins } from './claims.js'
import { given, run, told } from './examples.js'
import { fixtures } from './fixtures.js'

/** Numbers to twelve digits, everything else as it is. */
function expectSame(value: unknown, claim: unknown, text: string): void {
  if (typeof value === 'number' && typeof claim === 'number')
    expect(Math.abs(value - claim) <= 1e-12 * Math.abs(claim), `${value}, ${text}`).toBe(true)
  else if (Array.isArray(value) && Array.isArray(claim) && value.length === claim.length)
    value.forEach((each, i) => expectSame(each, claim[i], text))
  else if (isTable(value) && isTable(claim) && Object.keys(value).join() === Object.keys(claim).join())
    for (const key of Object.keys(value)) expectSame(value[key], claim[key], text)
  else expect(value, text).toEqual(claim)
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const all = told()
const functions = all.filter(({ name }) => typeof given[name] === 'function' && name !== 'InputError')

describe('what the doors give out', () => {
  it('has a sentence and, if it is a function, an example', () => {
    expect(functions.length).toBeGreaterThan(200)
    expect(all.filter(({ sentence }) => sentence === '').map(({ name }) => name)).toEqual([])
    expect(functions.filter(({ example }) => example === undefined).map(({ name }) => name)).toEqual([])
  })

  it.each(functions)('$name: the example runs, and says what comes out', async ({ name, example = '' }) => {
    expect(example).toContain(name)
    const outcomes = await run(example, { ...given, ...fixtures() })
    expect(outcomes.length).toBeGreaterThan(0)
    for (const { text, value, claim } of outcomes) {
      const begins = (claim as Begins | undefined)?.begins
      if (begins !== undefined)
        expect(`${value as number}`.startsWith(begins), `${value as number}, ${text}`).toBe(true)
      else if (claim !== undefined) expectSame(value, claim, text)
    }
  })
})

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

type Path = readonly (string | number)[]

/** Where a vertex is named in the arguments of a call: the ends of lines and legs, the first of each list. */
function* vertexNumbers(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 9 || typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.slice(0, path.length === 0 ? value.length : 1).map((entry, i) => [i, entry] as const)
    : Object.entries(value)
  for (const [key, entry] of entries) {
    const isEnd = (key === 'from' || key === 'to' || key === 'vertex') && typeof entry === 'number'
    if (isEnd && ['lines', 'legs'].includes(String(path.at(-2)))) yield [...path, key]
    yield* vertexNumbers(entry, [...path, key])
  }
}

/** The same value with another at a place in it. */
function changed(value: unknown, [step, ...rest]: Path, other: unknown): unknown {
  if (step === undefined) return other
  if (Array.isArray(value)) return value.with(step as number, changed(value[step as number], rest, other))
  const inner = (value as Readonly<Record<string, unknown>>)[step]
  return { ...(value as object), [step]: changed(inner, rest, other) }
}

/** Where there is a function in the arguments of a call. */
function* functionsIn(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value === 'function') yield path
  if (path.length > 6 || typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.slice(0, path.length === 0 ? value.length : 1).map((entry, i) => [i, entry] as const)
    : Object.entries(value)
  for (const [key, entry] of entries) yield* functionsIn(entry, [...path, key])
}

describe('functions that give junk', () => {
  const touched = functions.filter((name) => !functionsIn(calls.get(name) ?? []).next().done)

  it('are given where functions are taken', () => {
    expect(touched.length).toBeGreaterThan(50)
  })

  // No number in, no number out: what is not looked at in inner loops is no fault here.
  it.each(touched)('%s: one sentence or an answer', async (name) => {
    const right = calls.get(name) ?? []
    const faults: string[] = []
    for (const path of functionsIn(right))
      for (const junk of [undefined, 'x', {}]) {
        const found = await fault(given[name] as Call, changed(right, path, () => junk) as Values)
        if (found?.startsWith('not finite') === false) faults.push(`${path.join('.')} gives ${shown(junk)}: ${found}`)
      }
    expect(faults).toEqual([])
  })

  it.each([
    ['diagramSvg', [1, 'legLabel'], 'options.legLabel(…): expected a text, received 7'],
    ['actionAt', [0, 'correlatorsOn'], 'network.correlatorsOn(…): expected a function, received 7'],
    ['partitionSumJson', [0, 'terms'], 'sum.terms(…): expected a list, received 7'],
  ] as const)('%s tells what gives it', async (name, path, sentence) => {
    const values = changed(calls.get(name), path, () => 7) as Values
    expect(await fault((...all) => walkedOver((given[name] as Call)(...all)), values)).toBeUndefined()
    expect(() => walkedOver((given[name] as Call)(...values))).toThrow(sentence)
  })
})

function walkedOver(result: unknown): unknown {
  return typeof result === 'object' && result !== null && Symbol.iterator in result
    ? [...(result as Iterable<unknown>)]
    : result
}

describe('junk inside of objects', () => {
  const touched = functions.filter((name) => !vertexNumbers(calls.get(name) ?? []).next().done)

  it('functions of diagrams, weighted ones and expansions are looked at', () => {
    expect(touched.length).toBeGreaterThan(40)
  })

  it.each(touched)('%s: a line or leg at a vertex that there is not', async (name) => {
    const right = calls.get(name) ?? []
    const faults: string[] = []
    for (const path of vertexNumbers(right))
      for (const junk of [99, -99, 0.5]) {
        const values = changed(right, path, junk) as Values
        const found = await fault(given[name] as Call, values)
        if (found !== undefined) faults.push(`${name}, ${path.join('.')} = ${junk}: ${found}`)
      }
    expect(faults).toEqual([])
  })

  const { atAPoint, canonical, expand, theory } = given as Readonly<Record<string, Call>> as {
    readonly atAPoint: Call
    readonly canonical: Call
    readonly expand: (theory: unknown, request: object) => { readonly terms: readonly unknown[] }
    readonly theory: (name: string) => Readonly<Record<string, readonly object[]>>
  }
  const order1 = { legs: 2, select: { order: 1 } }

  it('is told with its place', () => {
    const [term] = expand(theory('phi4'), order1).terms as readonly { weighted: { diagram: object } }[]
    const diagram = changed(term?.weighted.diagram, ['lines', 0, 'to'], 7)
    expect(() => canonical(diagram, 'free')).toThrow(
      'diagram.lines[0]: expected ends among the 1 vertices, received vertex 7',
    )
  })

  it.each([
    [['lines'], [], 'theory.lines: expected a kind of line, received none'],
    [['lines'], undefined, 'theory.lines: expected a list'],
    [['vertices', 0, 'factor', 'at'], () => 'x', 'theory.vertices[0].factor.at: expected a function that gives exact'],
    [
      ['vertices', 0, 'legs', 0, 'field'],
      'ψ',
      "theory.vertices[0].legs[0].field: expected a field of the theory, received 'ψ'",
    ],
    [['legs', 0, 'line'], 'D', "theory.legs[0].line: expected a line of the theory, received 'D'"],
    [['orders', 0, 'unit'], { num: 1n, den: 0n }, 'theory.orders[0].unit.den: expected a positive denominator'],
    [['orders', 0, 'unit'], { num: 0n, den: 1n }, 'theory.orders[0].unit: expected a power of λ'],
  ] as const)('a theory with something else at %j', (path, other, sentence) => {
    expect(() => expand(changed(theory('phi4'), path, other), order1)).toThrow(InputError)
    expect(() => expand(changed(theory('phi4'), path, other), order1)).toThrow(sentence)
  })

  it('diagrams of another theory', () => {
    const other = { ...expand(theory('yukawa'), order1), theory: theory('phi4') }
    expect(() =>
      atAPoint({ ...other, terms: expand(theory('yukawa'), { legs: 2, select: { order: 2 } }).terms }),
    ).toThrow(/^diagram: expected a (?:line|vertex|leg) of phi4, received '.*', of another theory$/)
  })
})

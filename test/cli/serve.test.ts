import { describe, expect, it } from 'vitest'
import { runWith } from './run.js'

interface Said {
  readonly id?: number | null
  readonly as?: { readonly json?: unknown; readonly text?: string; readonly svg?: string }
  readonly readings?: readonly string[]
  readonly error?: { readonly code: string; readonly at?: string; readonly message: string }
  readonly progress?: { readonly unit: string }
}

/** What is said to these lines. */
async function served(...lines: readonly (object | string)[]): Promise<readonly Said[]> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { status, out, err } = await runWith(['serve'], { '-': text })
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [hello, ...said] = out.trimEnd().split('\n')
  expect(hello).toMatch(/^\{"edgewick":"\d+\.\d+\.\d+"\}$/)
  return said.map((line) => JSON.parse(line) as Said)
}

const errorOf = async (line: object | string): Promise<Said['error']> => (await served(line))[0]?.error

describe('edgewick serve', () => {
  it('answers several requests, each by its id', async () => {
    const said = await served(
      { id: 1, kind: 'diagrams', request: { theory: 'phi4', legs: 2, vertices: 4 }, as: ['json'] },
      { id: 'two', kind: 'wick', request: { points: ['1', '1', '2', '2'] }, as: ['text', 'json'] },
      { id: 3, kind: 'explain', request: { theory: 'phi4', diagram: 'e111|e|' } },
    )
    expect(said.length).toBe(3)
    expect(said.find(({ id }) => id === 1)?.as?.json).toMatchObject({ diagrams: 39, weight: '34/9' })
    expect(said.find(({ id }) => id === ('two' as unknown))).toMatchObject({
      readings: ['json', 'text', 'latex', 'pairings', 'ndjson'],
      as: { text: '⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²\n', json: { blocks: 'propagator' } },
    })
    expect(said.find(({ id }) => id === 3)?.as?.json).toMatchObject({ contractions: '192' })
  })

  it('keeps no answer that nobody asked it to keep', async () => {
    expect(await errorOf({ id: 2, of: 1, as: ['text'] })).toMatchObject({ code: 'serve.of', at: 'of' })
  })

  it('reads network files', async () => {
    const [said] = await served({ id: 1, networkFile: { text: 'name: mine\nhidden: tanh(z)\n', file: 'mine.yaml' } })
    expect(said).toEqual({ id: 1, network: { name: 'mine', hidden: 'tanh(z)' } })
    const error = await errorOf({ id: 1, networkFile: { text: 'name: mine\nhiden: tanh(z)\n', file: 'mine.yaml' } })
    expect(error?.message).toMatch(/^mine.yaml:/)
  })

  it('ends what is stopped, and answers the rest', async () => {
    const said = await served(
      { id: 1, kind: 'diagrams', request: { theory: 'phi4', legs: 2, vertices: 9 }, progress: true },
      { id: 2, kind: 'list', request: {}, as: ['text'] },
      { stop: 1 },
      { stop: 99 },
    )
    expect(said.find(({ id, error }) => id === 1 && error !== undefined)?.error).toEqual({
      code: 'stopped',
      message: 'stopped',
    })
    expect(said.find(({ id }) => id === 2)?.as?.text).toContain('phi4')
  })

  it('tells of progress when it is asked to', async () => {
    const request = { network: 'cos-net', samples: 400 }
    const said = await served({ id: 1, kind: 'check', request, progress: true })
    expect(said[0]).toMatchObject({ id: 1, progress: { unit: 'samples' } })
    expect(said.at(-1)?.as?.json).toMatchObject({ samples: 400 })
    expect(await served({ id: 1, kind: 'check', request })).toHaveLength(1)
  })

  it.each([
    ['{"id":7', { code: 'serve.message', at: 'line' }],
    ['7', { code: 'serve.message', at: 'line' }],
    ['null', { code: 'serve.message', at: 'line' }],
    [{ id: 1, kind: 'list', request: {}, more: 1 }, { code: 'serve.message' }],
    [{ id: 1, kind: 'lists', request: {} }, { code: 'requests.kind' }],
    [{ id: 1, kind: 'constructor', request: {} }, { code: 'requests.kind' }],
    ['{"id":1,"kind":"list","request":{"__proto__":1}}', { code: 'requests.key', at: 'request.__proto__' }],
    [{ id: 1, kind: 'list', request: [] }, { at: 'request' }],
    [
      { id: 1, kind: 'list' },
      { code: 'serve.message', at: 'line' },
    ],
    [
      { id: 1, kind: 'wick', request: { points: [] } },
      { code: 'requests.labels', at: 'points' },
    ],
    [{ id: 1, kind: 'diagrams', request: { theory: 'phi4', legs: -2 } }, { at: 'request.legs' }],
    [
      { id: 1, kind: 'list', request: {}, as: ['svg'] },
      { code: 'requests.reading', at: 'as' },
    ],
  ])('tells of %j in one sentence', async (line, problem) => {
    expect(await errorOf(line)).toMatchObject(problem)
  })

  it('has one answer for one id', async () => {
    const list = { id: 1, kind: 'diagrams', request: { theory: 'phi4', legs: 2, vertices: 5 } }
    const said = await served(list, list)
    expect(said.filter(({ error }) => error?.code === 'serve.id')).toHaveLength(1)
    expect(said.filter(({ as }) => as !== undefined)).toHaveLength(1)
  })
})

import { readFileSync } from 'node:fs'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, it } from 'vitest'
import { requestSchemas } from '../../src/requests/schemas.js'
import { tools } from '../../src/requests/toolTable.js'
import { runWith } from './run.js'

interface Answer {
  readonly id?: number
  readonly result?: {
    readonly content?: readonly { readonly text: string }[]
    readonly isError?: boolean
    readonly tools?: readonly { readonly name: string; readonly inputSchema: { readonly properties: object } }[]
  }
}

/** What the server says to these calls of tools, by their number from 1. */
async function called(
  ...calls: readonly { readonly name: string; readonly arguments?: object }[]
): Promise<ReadonlyMap<number, Answer>> {
  const version = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } }
  const lines = [
    { jsonrpc: '2.0', id: 0, method: 'initialize', params: version },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { jsonrpc: '2.0', id: 99, method: 'tools/list' },
    ...calls.map((params, i) => ({ jsonrpc: '2.0', id: i + 1, method: 'tools/call', params })),
  ]
  const { status, out, err } = await runWith(['mcp'], {
    '-': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
  })
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
  return new Map(answers.map((answer) => [answer.id ?? -1, answer]))
}

const textOf = (answer: Answer | undefined): string => answer?.result?.content?.[0]?.text ?? ''

describe('edgewick mcp', () => {
  it('has a tool for each row of its table, with the keys of the request and the readings', async () => {
    const listed = (await called()).get(99)?.result?.tools ?? []
    expect(listed.map(({ name }) => name)).toEqual(tools.map(({ name }) => name))
    for (const { name, kind } of tools) {
      const properties = Object.keys(listed.find((tool) => tool.name === name)?.inputSchema.properties ?? {})
      expect(properties).toContain('as')
      expect(properties.length).toBeGreaterThan(1)
      expect(Object.hasOwn(requestSchemas, kind)).toBe(true)
    }
  })

  it('judges a formula, and says what differs', async () => {
    const formula = String.raw`\Delta(x,y) - \frac{\lambda}{4} \int dz \, \Delta(x,z) \Delta(z,z) \Delta(z,y)`
    const asked = { theory: 'phi4', legs: 2, upTo: 1, quantity: 'connected' }
    const answers = await called(
      { name: 'verify', arguments: { ...asked, formula } },
      { name: 'verify', arguments: { ...asked, formula: formula.replace('{4}', '{2}') } },
    )
    expect(textOf(answers.get(1))).toContain(
      'the symmetry factor 1/|Aut| of the diagram with its legs held fixed is taken twice',
    )
    expect(answers.get(1)?.result?.isError).toBeUndefined()
    expect(textOf(answers.get(2))).toMatch(/^right/)
  })

  it('answers by every tool, as every reading that it offers', async () => {
    const requests: Readonly<Record<string, object>> = {
      enumerate: { theory: 'phi4', legs: 2, vertices: 2 },
      expand: { theory: 'phi4', legs: 2, upTo: 1 },
      gamma: { theory: 'phi4', legs: 2, upTo: 1 },
      verify: { theory: 'edgeworth-even', legs: 2, order: 0, formula: '1/2 iG(x1,x2)' },
      referee: { document: String.raw`\begin{equation} \kappa_2 = E[x^2] - E[x]^2 \end{equation}` },
      explain: { theory: 'phi4', diagram: 'e111|e|' },
      correlator: { network: 'cos-net', n: 2 },
      action: { network: 'cos-net', samples: 0 },
      check: { network: 'cos-net', samples: 400 },
      check_theory: { theory: 'phi4', upTo: 1 },
      wick: { points: ['1', '1', '2', '2'] },
      moment: { points: ['1', '2'] },
      cumulant: { points: ['1', '2'] },
      list: {},
    }
    const calls = tools.flatMap(({ name, as }) =>
      as
        .filter((reading) => reading !== 'sympy')
        .map((reading) => ({ name, arguments: { ...requests[name], as: reading } })),
    )
    const answers = await called(...calls, {
      name: 'expand',
      arguments: { ...requests['expand'], space: 'point', as: 'sympy' },
    })
    for (const [i, call] of calls.entries()) {
      const { isError, content } = answers.get(i + 1)?.result ?? {}
      expect({ call, isError, empty: content?.[0]?.text === '' }).toEqual({ call, isError: undefined, empty: false })
    }
    expect(textOf(answers.get(calls.length + 1))).toContain('w_2 =')
    expect(textOf(answers.get(1))).toContain('e111|e|')
  }, 60_000)

  it('refuses in one sentence', async () => {
    const answers = await called(
      { name: 'enumerate', arguments: { theory: 'phi4', legs: -2, upTo: 1 } },
      { name: 'expand', arguments: { theory: 'phi4', legs: 2, upTo: 1, as: 'svgg' } },
      { name: 'enumerate', arguments: { theory: 'phi4', legs: 2, vertices: 7 } },
    )
    expect([1, 2, 3].map((id) => answers.get(id)?.result?.isError)).toEqual([true, true, true])
    expect(textOf(answers.get(1))).toBe('request.legs: expected at least 0 (number), received -2')
    expect(textOf(answers.get(2))).toMatch(/^as: expected one of text, unicode, .* of this answer, received 'svgg'$/)
    expect(textOf(answers.get(3))).toMatch(/^answer: expected at most 100000 characters/)
  })

  it('says of the call in docs/mcp.md what stands there', async () => {
    const page = readFileSync('docs/mcp.md', 'utf8')
    const call = JSON.parse(/```json\n(\{ "name".*)\n```/.exec(page)?.[1] ?? '') as { readonly name: string }
    expect(textOf((await called(call)).get(1)).startsWith(/```text\n([^]*?)\n```/.exec(page)?.[1] ?? '-')).toBe(true)
  })

  it('does not wait for an answer to what is no call', async () => {
    const lines = [
      '{"id":1,"method":"ping"}',
      '{"jsonrpc":"2.0","id":2,"method":7}',
      '{"jsonrpc":"2.0","id":null,"method":"ping"}',
      '[]',
      'x',
    ]
    const { status, out } = await runWith(['mcp'], {
      '-': `${lines.join('\n')}\n{"jsonrpc":"2.0","id":3,"method":"ping"}\n`,
    })
    expect(status).toBe(0)
    expect(out).toContain('"id":3')
  })

  it('is understood by the client of the protocol', async () => {
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(new StdioClientTransport({ command: process.execPath, args: ['scripts/edgewick.mjs', 'mcp'] }))
    const listed = await client.listTools()
    expect(listed.tools.length).toBe(tools.length)
    const { content } = await client.callTool({ name: 'wick', arguments: { points: ['1', '1', '2', '2'] } })
    expect(content).toEqual([{ type: 'text', text: '⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²\n' }])
    await client.close()
  }, 120_000)
})

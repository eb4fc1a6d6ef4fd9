import { Readable, Writable } from 'node:stream'
import type { CallToolResult, McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { toJSONSchema } from 'zod/mini'
import packageJson from '../../../package.json' with { type: 'json' }
import { InputError } from '../../errors.js'
import { jsonText } from '../../render/jsonText.js'
import { answerTo, readingText } from '../../requests/answerTo.js'
import { tools } from '../../requests/toolTable.js'
import type { Tool } from '../../requests/toolTable.js'
import { requestSchemas } from '../../requests/schemas.js'
import { largest, requireSize } from '../../sizes.js'
import { threads } from '../../threads.js'
import type { Io } from '../io.js'
import { OpenCalls } from '../openCalls.js'
import { readWorkers } from '../options.js'
import { tell } from '../tell.js'

/** Does what `edgewick mcp` is asked for: answers calls of its tools until standard input ends and all are answered. */
export async function runMcp(io: Io, { workers }: { readonly workers: string }): Promise<void> {
  const cores = readWorkers(workers)
  const { McpServer, serveStdio, StdioServerTransport } = await protocol()
  const open = new OpenCalls()
  const input = Readable.from(open.heard(io.readBytes('-')))
  const output = new Writable({
    decodeStrings: false,
    write: (text: string | Uint8Array, _, done) => {
      open.said(text)
      void io.out(text).then(() => done(), done)
    },
  })
  const make = (): McpServer => {
    const server = new McpServer({ name: 'edgewick', version: packageJson.version }, { instructions: INSTRUCTIONS })
    for (const tool of tools) register(server, tool, cores)
    return server
  }
  const transport = new StdioServerTransport(input, output)
  await new Promise<void>((resolve) => {
    // It closes itself when the input ends, when nobody reads on, and behind a message that is too long.
    const close = transport.close.bind(transport)
    transport.close = () => close().finally(resolve)
    serveStdio(make, { transport, onerror: (error) => tell(io, error.message) })
  })
}

const INSTRUCTIONS =
  'Exact diagrammatic expansions of statistical field theory. Every number is exact or has an error beside it; a refusal says what is expected. Use verify or referee to judge a formula before it is shown, expand and correlator to derive one. Conventions: couplings g_r and coefficients w_n have no 1/r! in front; quantity asks for n-point functions as textbooks have them.'

function register(server: McpServer, tool: Tool, cores: number): void {
  const { name, kind, description, as } = tool
  server.registerTool(
    name,
    {
      description,
      inputSchema: asStandard(inputSchema(tool)),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async (input: Input, context) => {
      const { as: wanted = as[0], ...request } = input
      const running = { signal: context.mcpReq.signal, threads: threads(cores) }
      return answered(kind, request, typeof wanted === 'string' ? wanted : jsonText(wanted), running)
    },
  )
}

async function answered(
  kind: Tool['kind'],
  request: object,
  as: string,
  running: { readonly signal: AbortSignal; readonly threads: ReturnType<typeof threads> },
): Promise<CallToolResult> {
  try {
    const text = await readingText(await answerTo(kind, request, running), as, running)
    requireSize({
      code: 'mcp.size',
      at: 'answer',
      of: 'characters',
      needed: text.length,
      most: largest.toolText,
      instead: 'a count, a lower order or a value at a point is shorter',
    })
    return { content: [{ type: 'text', text }] }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { content: [{ type: 'text', text: error.message }], isError: true }
  }
}

/** That of the request, and beside it the reading that is wanted. */
function inputSchema({ kind, as }: Tool): Readonly<Record<string, unknown>> {
  const { properties, ...schema } = toJSONSchema(requestSchemas[kind])
  const reading = { type: 'string', enum: [...as], description: `what the answer is read as; default: ${as[0]}` }
  return { ...schema, properties: { ...properties, as: reading } }
}

/** The schema as the protocol's library takes it; what is wrong with a request is told by its own reader, with place and expected. */
function asStandard(schema: Readonly<Record<string, unknown>>): StandardSchemaWithJSON<Input, Input> {
  const read = (): Record<string, unknown> => ({ ...schema })
  const validate = (value: unknown): { readonly value: Input } => ({
    value: typeof value === 'object' && value !== null ? { ...value } : {},
  })
  return { '~standard': { version: 1, vendor: 'edgewick', validate, jsonSchema: { input: read, output: read } } }
}

type Input = Readonly<Record<string, unknown>>

async function protocol() {
  try {
    const [{ McpServer: Server }, stdio] = await Promise.all([
      import('@modelcontextprotocol/server'),
      import('@modelcontextprotocol/server/stdio'),
    ])
    return { McpServer: Server, serveStdio: stdio.serveStdio, StdioServerTransport: stdio.StdioServerTransport }
  } catch {
    throw new InputError({
      code: 'cli.mcp',
      at: 'mcp',
      expected: 'the optional package @modelcontextprotocol/server (npm install @modelcontextprotocol/server)',
      received: 'an installation without it',
    })
  }
}

import { Command } from 'commander'
import type { Io } from './io.js'

export function mcpCommand(io: Io): Command {
  return new Command('mcp')
    .description(
      'a Model Context Protocol server on standard input and output: an assistant has its formulas judged exactly',
    )
    .option('--workers <n>', 'worker threads for each request', '1')
    .addHelpText(
      'after',
      `
It needs the optional package @modelcontextprotocol/server. In the configuration of an assistant:
  { "mcpServers": { "edgewick": { "command": "npx", "args": ["edgewick", "mcp"] } } }

Its tools are requests as data: enumerate, expand, gamma, explain, correlator, action, check, verify, referee and others.
docs/mcp.md shows them.`,
    )
    .action(async (options: { readonly workers: string }) => {
      const { runMcp } = await import('./run/mcp.js')
      await runMcp(io, options)
    })
}

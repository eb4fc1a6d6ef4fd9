import { Command } from 'commander'
import type { Io } from './io.js'
import type { ServeOptions } from './run/serve.js'

export function serveCommand(io: Io): Command {
  return new Command('serve')
    .description(
      'answer requests as data, a line of JSON each, from standard input to standard output, for other programs',
    )
    .option('--workers <n>', 'worker threads for each request', '1')
    .addHelpText(
      'after',
      `
Example:
  echo '{"id":1,"kind":"wick","request":{"points":["1","1","2","2"]},"as":["text"]}' | edgewick serve

docs/requests.md has the requests and the lines; docs/python.md the Python package that asks in this way.`,
    )
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('./run/serve.js')
      await runServe(io, options)
    })
}

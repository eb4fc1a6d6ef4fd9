#!/usr/bin/env node
import { nodeIo } from './cli/nodeIo.js'
import { run } from './cli/program.js'
import { tuneCompiler } from './cli/tuneCompiler.js'

tuneCompiler()

// A reader that has seen enough (`edgewick … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await run(process.argv.slice(2), nodeIo())

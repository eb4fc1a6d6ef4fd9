#!/usr/bin/env node
import { nodeIo } from './cli/nodeIo.js'
import { run } from './cli/program.js'

process.exitCode = await run(process.argv.slice(2), nodeIo())

#!/usr/bin/env node
import { tuneCompiler } from './cli/tuneCompiler.js'

tuneCompiler(process.versions.v8)

switch (process.argv[2]) {
  case 'list':
    await (await import('./cli/mainOfList.js')).mainOfList()
    break
  case 'diagrams':
    await (await import('./cli/mainOfDiagrams.js')).mainOfDiagrams()
    break
  case 'expand':
  case 'gamma':
    await (await import('./cli/mainOfExpansions.js')).mainOfExpansions()
    break
  case 'verify':
  case 'referee':
  case 'audit':
    await (await import('./cli/mainOfJudges.js')).mainOfJudges()
    break
  default:
    await (await import('./cli/commands.js')).mainOfAll()
}

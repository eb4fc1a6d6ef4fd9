#!/usr/bin/env node
import { tuneCompiler } from './cli/tuneCompiler.js'

tuneCompiler(process.versions.v8)

if (process.argv[2] === 'diagrams') await (await import('./cli/mainOfDiagrams.js')).mainOfDiagrams()
else if (process.argv[2] === 'referee') await (await import('./cli/mainOfReferee.js')).mainOfReferee()
else await (await import('./cli/commands.js')).mainOfAll()

// The command line in one file: nothing is loaded from elsewhere.
import { mainOfAll } from '../../src/cli/commands.ts'
import { tuneCompiler } from '../../src/cli/tuneCompiler.ts'

tuneCompiler(process.versions.v8)
void mainOfAll()

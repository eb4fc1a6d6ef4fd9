import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError } from '../errors.js'
import { actionCommand } from './action.js'
import { checkCommand } from './check.js'
import { correlatorCommand } from './correlator.js'
import { diagramsCommand } from './diagrams.js'
import { expandCommand } from './expand.js'
import type { Io } from './io.js'
import { listCommand } from './list.js'
import type { Outcome } from './outcome.js'
import { reportCommand } from './report.js'

/**
 * Runs the command line and gives its exit status: 0 done or agreed, 1 a check failed, 2 bad input.
 *
 * @param args the arguments after the program's name
 */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const outcome: Outcome = { agreed: true }
  try {
    await program(io, outcome).parseAsync(args, { from: 'user' })
    return outcome.agreed ? 0 : 1
  } catch (error) {
    if (error instanceof InputError) io.err(`edgewick: ${error.message}\n`)
    else if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    else throw error
    return 2
  }
}

function program(io: Io, outcome: Outcome): Command {
  const edgewick = new Command('edgewick').description('Exact diagrammatic expansions, and the checks that they are right.').version(packageJson.version)
  for (const command of [
    listCommand(io),
    diagramsCommand(io),
    expandCommand(io),
    correlatorCommand(io),
    actionCommand(io),
    checkCommand(io, outcome),
    reportCommand(io, outcome),
  ]) {
    edgewick.addCommand(command)
  }
  const quietly = {
    writeOut: (text: string) => void io.out(text),
    writeErr: io.err,
    outputError: (text: string, write: (text: string) => void) => write(`edgewick: ${text.replace(/^error: /, '')}`),
  }
  for (const command of [edgewick, ...edgewick.commands]) command.exitOverride().configureOutput(quietly).showHelpAfterError(false)
  return edgewick.addHelpText('after', '\nExit status: 0 done or agreed, 1 a check failed or a formula differs, 2 bad input.')
}

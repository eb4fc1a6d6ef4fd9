import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError, printable } from '../errors.js'
import { named } from '../names.js'
import type { Io } from './io.js'
import type { ExitStatus, Outcome } from './outcome.js'
import { Stopped } from './stopped.js'

/** How to make each command, by its name. */
export type Commands = Readonly<Record<string, (io: Io, outcome: Outcome) => Promise<Command>>>

/**
 * Runs the command line and gives its exit status: 0 done or agreed, 1 a check failed, 2 bad input, 130 stopped by the user.
 *
 * @param args the arguments after the program's name
 * @param commands the commands that there are
 */
export async function run(args: readonly string[], io: Io, commands: Commands): Promise<ExitStatus> {
  const outcome: Outcome = { agreed: true }
  try {
    await (await program(args, io, outcome, commands)).parseAsync(args, { from: 'user' })
    return outcome.stopped === true ? 130 : outcome.agreed ? 0 : 1
  } catch (error) {
    if (error instanceof Stopped) {
      io.err(`edgewick: ${error.message}\n`)
      return 130
    }
    if (error instanceof InputError) io.err(`edgewick: ${error.message}\n`)
    else if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    else throw error
    return 2
  }
}

async function program(args: readonly string[], io: Io, outcome: Outcome, commands: Commands): Promise<Command> {
  const edgewick = new Command('edgewick').description('Exact diagrammatic expansions, and the checks that they are right.').version(packageJson.version)
  const [first = ''] = args
  const asked = named(commands, first)
  for (const load of asked === undefined ? Object.values(commands) : [asked]) edgewick.addCommand(await load(io, outcome))
  const quietly = {
    writeOut: (text: string) => void io.out(text),
    writeErr: (text: string) => io.err(onTerminal(text)),
    outputError: (text: string, write: (text: string) => void) => write(`edgewick: ${text.replace(/^error: /, '')}`),
  }
  for (const command of [edgewick, ...edgewick.commands.flatMap((each) => [each, ...each.commands])])
    command.exitOverride().configureOutput(quietly).showHelpAfterError(false)
  return edgewick.addHelpText('after', '\nExit status: 0 done or agreed, 1 a check failed or a formula differs, 2 bad input, 130 stopped by the user.')
}

/** A text for people in which words of the command line stand: its lines, without what a terminal obeys. */
function onTerminal(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

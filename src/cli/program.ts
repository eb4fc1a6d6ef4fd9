import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError, excerpt, printable } from '../errors.js'
import { named } from '../names.js'
import type { Io } from './io.js'
import { nodeIo } from './nodeIo.js'
import type { ExitStatus, Outcome } from './outcome.js'
import { tell } from './tell.js'
import { Stopped } from './stopped.js'
import { ReaderGone } from './standardOutput.js'

/** How to make each command, by its name. */
export type Commands = Readonly<Record<string, (io: Io, outcome: Outcome) => Command>>

/**
 * Runs the command line and gives its exit status: 0 done or agreed, 1 a check failed, 2 bad input, 130 stopped by the
 * user.
 *
 * @param args the arguments after the program's name
 * @param commands the commands that there are
 */
export async function run(args: readonly string[], io: Io, commands: Commands): Promise<ExitStatus> {
  const outcome: Outcome = { agreed: true }
  try {
    const status = await parsed(args, io, outcome, commands)
    await io.flush()
    return status ?? statusOf(outcome)
  } catch (error) {
    if (error instanceof Stopped) {
      tell(io, error.message)
      return 130
    }
    if (error instanceof ReaderGone) return statusOf(outcome)
    if (!(error instanceof InputError)) throw error
    tell(io, onFlags(error).message)
    return 2
  }
}

/** What parts of a request are called on the command line, where only a flag can be wrong: by place or by code. */
const FLAGS: Readonly<Record<string, string>> = {
  rename: '--rename',
  legs: '--legs',
  legFields: '--legs',
  field: '--field',
  'request.vertices': 'vertices',
  'requests.vertices': '--vertices',
  'requests.general': '--legs any',
  'requests.n': '--n',
  'deform.lambda': '--deform lambda',
  deform: '--deform',
  'requests.columns': '--columns',
  'requests.parameters': '--param',
  'requests.points': '--at',
  'requests.samples': '--samples',
  'requests.cost': '--dry-run',
  'requests.order': '--order',
  'requests.components': '--of',
  'requests.parameter': '--param',
  'requests.sde': '--order',
  'requests.waiting': '--waiting',
  'render.plot': '--plot',
}

function onFlags(error: InputError): InputError {
  const flag =
    named(FLAGS, error.code) ??
    named(FLAGS, error.at) ??
    (/^leg \d+$/.test(error.at) ? `--legs, ${error.at}` : undefined)
  return flag === undefined
    ? error
    : new InputError({ code: error.code, at: flag, expected: error.expected, received: error.received })
}

/** Runs the command line on this process's arguments, streams and exit status. */
export async function main(commands: Commands): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), nodeIo(), commands)
}

/** Runs the command; the exit status where the command line itself has one, after help or a mistake. */
async function parsed(
  args: readonly string[],
  io: Io,
  outcome: Outcome,
  commands: Commands,
): Promise<ExitStatus | undefined> {
  const help: Promise<void>[] = []
  try {
    await program(args, io, outcome, commands, help).parseAsync(args, { from: 'user' })
    return undefined
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    await Promise.all(help)
    return error.exitCode === 0 ? 0 : 2
  }
}

function statusOf({ stopped, unwritten, agreed }: Outcome): ExitStatus {
  if (stopped === true) return 130
  if (unwritten === true) return 2
  return agreed ? 0 : 1
}

/** @param help gets what is printed without a command */
function program(
  args: readonly string[],
  io: Io,
  outcome: Outcome,
  commands: Commands,
  help: Promise<void>[],
): Command {
  const edgewick = new Command('edgewick')
    .description('Exact diagrammatic expansions, and the checks that they are right.')
    .version(packageJson.version)
  const [first = ''] = args
  const asked = named(commands, first)
  for (const make of asked === undefined ? Object.values(commands) : [asked]) edgewick.addCommand(make(io, outcome))
  const quietly = {
    writeOut: (text: string) => void help.push(io.out(text)),
    writeErr: (text: string) => io.err(onTerminal(text)),
    // What stands in quotes is a word of the command line.
    outputError: (text: string, write: (text: string) => void) =>
      write(`edgewick: ${text.replace(/^error: /, '').replace(/'[^]*'/, excerpt)}`),
  }
  for (const command of [edgewick, ...edgewick.commands.flatMap((each) => [each, ...each.commands])])
    command.exitOverride().configureOutput(quietly).showHelpAfterError(false)
  return edgewick.addHelpText(
    'after',
    '\nExit status: 0 done or agreed, 1 a check failed or is undecided, or a formula differs, 2 bad input, 130 stopped by the user.',
  )
}

/** A text for people in which words of the command line stand: its lines, without what a terminal obeys. */
function onTerminal(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

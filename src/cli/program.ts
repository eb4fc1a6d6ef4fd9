import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError } from '../errors.js'
import type { Io } from './io.js'
import type { ExitStatus, Outcome } from './outcome.js'

/**
 * Runs the command line and gives its exit status: 0 done or agreed, 1 a check failed, 2 bad input, 130 stopped by the user.
 *
 * @param args the arguments after the program's name
 */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const outcome: Outcome = { agreed: true }
  try {
    await (await program(args, io, outcome)).parseAsync(args, { from: 'user' })
    return outcome.stopped === true ? 130 : outcome.agreed ? 0 : 1
  } catch (error) {
    if (error instanceof InputError) io.err(`edgewick: ${error.message}\n`)
    else if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    else throw error
    return 2
  }
}

/** Where each command lives; only the one that runs is loaded, so that a short run starts fast. */
const commands: Readonly<Record<string, (io: Io, outcome: Outcome) => Promise<Command>>> = {
  list: async (io) => (await import('./list.js')).listCommand(io),
  diagrams: async (io) => (await import('./diagrams.js')).diagramsCommand(io),
  expand: async (io) => (await import('./expand.js')).expandCommand(io),
  verify: async (io, outcome) => (await import('./verify.js')).verifyCommand(io, outcome),
  audit: async (io) => (await import('./audit.js')).auditCommand(io),
  explain: async (io) => (await import('./explain.js')).explainCommand(io),
  correlator: async (io) => (await import('./correlator.js')).correlatorCommand(io),
  action: async (io) => (await import('./action.js')).actionCommand(io),
  check: async (io, outcome) => (await import('./check.js')).checkCommand(io, outcome),
  merge: async (io, outcome) => (await import('./merge.js')).mergeCommand(io, outcome),
  slurm: async (io) => (await import('./slurm.js')).slurmCommand(io),
  'check-theory': async (io, outcome) => (await import('./checkTheory.js')).checkTheoryCommand(io, outcome),
  'general-term': async (io) => (await import('./generalTerm.js')).generalTermCommand(io),
  symmetries: async (io) => (await import('./symmetries.js')).symmetriesCommand(io),
  moment: async (io) => (await import('./moment.js')).momentCommand(io),
  cumulant: async (io) => (await import('./moment.js')).cumulantCommand(io),
  wick: async (io) => (await import('./wick.js')).wickCommand(io),
  schema: async (io) => (await import('./schema.js')).schemaCommand(io),
  report: async (io, outcome) => (await import('./report.js')).reportCommand(io, outcome),
}

async function program(args: readonly string[], io: Io, outcome: Outcome): Promise<Command> {
  const edgewick = new Command('edgewick').description('Exact diagrammatic expansions, and the checks that they are right.').version(packageJson.version)
  const [first = ''] = args
  for (const load of Object.hasOwn(commands, first) ? [commands[first]] : Object.values(commands))
    if (load !== undefined) edgewick.addCommand(await load(io, outcome))
  const quietly = {
    writeOut: (text: string) => void io.out(text),
    writeErr: io.err,
    outputError: (text: string, write: (text: string) => void) => write(`edgewick: ${text.replace(/^error: /, '')}`),
  }
  for (const command of [edgewick, ...edgewick.commands.flatMap((each) => [each, ...each.commands])])
    command.exitOverride().configureOutput(quietly).showHelpAfterError(false)
  return edgewick.addHelpText('after', '\nExit status: 0 done or agreed, 1 a check failed or a formula differs, 2 bad input, 130 stopped by the user.')
}

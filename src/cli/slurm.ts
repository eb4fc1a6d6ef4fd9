import { Command } from 'commander'
import { checkOptions } from './checkOptions.js'
import type { CheckOptions } from './checkOptions.js'
import { givenFlags } from './commandLine.js'
import { dmftOptions } from './dmftOptions.js'
import type { DmftQuestion } from './dmftOptions.js'
import type { Io } from './io.js'
import { networkOptions } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import type { SlurmOptions } from './run/slurm.js'
import { sdeOptions } from './sdeOptions.js'
import type { SdeQuestion } from './sdeOptions.js'

/** Options of the script, which are none of the command that it submits. */
const OWN = ['array', 'time', 'directory', 'edgewick', 'format', 'output']

export function slurmCommand(io: Io): Command {
  const check = checkOptions(networkOptions(new Command('check').description(described('check'))), '20000')
  const sde = sdeOptions(new Command('sde').description(described('simulation of a stochastic equation')))
  const dmft = dmftOptions(new Command('dmft').description(described('simulation of random networks'))).argument(
    '<phi>',
    'tanh, erf, relu, linear, an expression in x, or a file of several populations',
  )
  return new Command('slurm')
    .description('spread a command over the machines of a cluster that Slurm schedules')
    .addCommand(
      slurmOptions(check, 'check cos-net --samples 1e9 --array 64 -o check.sh && bash check.sh').action(
        async (name: string | undefined, options: SlurmOptions & NetworkOptions & CheckOptions) => {
          const { runSlurmCheck } = await import('./run/slurm.js')
          await runSlurmCheck(io, name, options)
        },
      ),
    )
    .addCommand(
      slurmOptions(
        withWorkers(sde),
        "sde 'dx = -x + eps x^2/2, noise D' --param eps=0.1,D=1 --simulate paths=1e6 --array 64 -o paths.sh && bash paths.sh",
      ).action(async (equation: string, options: SlurmOptions & SdeQuestion, command: Command) => {
        const { runSlurmSde } = await import('./run/slurm.js')
        await runSlurmSde(io, equation, options, givenFlags(command, OWN))
      }),
    )
    .addCommand(
      slurmOptions(
        withWorkers(dmft),
        'dmft tanh --g 1.5 --simulate N=1000,2000,4000,seeds=64 --array 64 -o networks.sh && bash networks.sh',
      ).action(async (phi: string, options: SlurmOptions & DmftQuestion, command: Command) => {
        const { runSlurmDmft } = await import('./run/slurm.js')
        await runSlurmDmft(io, phi, options, givenFlags(command, OWN))
      }),
    )
}

function described(what: string): string {
  return `a script that submits the ${what} to Slurm: a job array of its shards, and a job that merges them`
}

function withWorkers(command: Command): Command {
  return command.option('--workers <n>', 'threads of each task (default: 1)')
}

function slurmOptions(command: Command, example: string): Command {
  return command
    .requiredOption('--array <n>', 'number of jobs in the array, one for each shard')
    .option('--time <limit>', 'time limit of each job, as for sbatch; two minutes at least', '1:00:00')
    .option(
      '--directory <folder>',
      'where parts, logs and the result go; on a file system that all machines share',
      `edgewick-${command.name()}`,
    )
    .option('--edgewick <command>', 'how edgewick is called on the machines', 'edgewick')
    .option('--format <format>', 'of the result: text or json', 'text')
    .option('-o, --output <file>', 'write the script to a file')
    .addHelpText('after', `\nExample:\n  edgewick slurm ${example}`)
}

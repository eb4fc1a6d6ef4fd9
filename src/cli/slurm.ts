import { Command } from 'commander'
import { checkOptions } from './checkOptions.js'
import type { Io } from './io.js'
import { networkOptions } from './networkOptions.js'
import type { SlurmOptions } from './run/slurm.js'

export function slurmCommand(io: Io): Command {
  const check = checkOptions(
    networkOptions(
      new Command('check').description(
        'a script that submits the check to Slurm: a job array of its shards, and a job that merges them',
      ),
    ),
    '20000',
  )
    .requiredOption('--array <n>', 'number of jobs in the array, one for each shard')
    .option('--time <limit>', 'time limit of each job, as for sbatch; two minutes at least', '1:00:00')
    .option(
      '--directory <folder>',
      'where parts, logs and the result go; on a file system that all machines share',
      'edgewick-check',
    )
    .option('--edgewick <command>', 'how edgewick is called on the machines', 'edgewick')
    .option('--format <format>', 'of the result: text or json', 'text')
    .option('-o, --output <file>', 'write the script to a file')
    .addHelpText(
      'after',
      '\nExample:\n  edgewick slurm check cos-net --samples 1e9 --array 64 -o check.sh && bash check.sh',
    )
    .action(async (name: string, options: SlurmOptions) => {
      const { runSlurm } = await import('./run/slurm.js')
      await runSlurm(io, name, options)
    })
  return new Command('slurm')
    .description('spread a command over the machines of a cluster that Slurm schedules')
    .addCommand(check)
}

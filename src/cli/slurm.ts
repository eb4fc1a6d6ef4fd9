import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError } from '../errors.js'
import { checkOptions, readCheckPlan } from './checkOptions.js'
import type { CheckOptions } from './checkOptions.js'
import { commandLine } from './commandLine.js'
import { deliver } from './deliver.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from './options.js'

interface SlurmOptions extends NetworkOptions, CheckOptions {
  readonly array: string
  readonly time: string
  readonly directory: string
  readonly edgewick: string
  readonly format: string
  readonly output?: string
}

/** A sampling has at most this many batches, so further shards would be empty. */
const MOST_SHARDS = 200

export function slurmCommand(io: Io): Command {
  const check = checkOptions(
    networkOptions(new Command('check').description('a script that submits the check to Slurm: a job array of its shards, and a job that merges them')),
    '20000',
  )
    .requiredOption('--array <n>', 'number of jobs in the array, one for each shard')
    .option('--time <limit>', 'time limit of each job, as for sbatch', '1:00:00')
    .option('--directory <folder>', 'where parts, logs and the result go; on a file system that all machines share', 'edgewick-check')
    .option('--edgewick <command>', 'how edgewick is called on the machines', 'edgewick')
    .option('--format <format>', 'of the result: text or json', 'text')
    .option('-o, --output <file>', 'write the script to a file')
    .addHelpText('after', '\nExample:\n  edgewick slurm check cos-net --samples 1e9 --array 64 -o check.sh && bash check.sh')
    .action(async (name: string, options: SlurmOptions) => {
      const format = readChoice(options.format, ['text', 'json'], '--format')
      readCheckPlan(options, io)
      readNetwork(name, options)
      const shards = readNatural(options.array, '--array')
      if (shards < 1 || shards > MOST_SHARDS)
        throw new InputError({ code: 'cli.array', at: '--array', expected: `a number from 1 to ${MOST_SHARDS}`, received: `${shards}` })
      if (!/^[\w:-]+$/.test(options.time))
        throw new InputError({ code: 'cli.time', at: '--time', expected: 'a time limit such as 1:00:00', received: options.time })
      await deliver(io, options.output, slurmScript(name, options, shards, format))
    })
  return new Command('slurm').description('spread a command over the machines of a cluster that Slurm schedules').addCommand(check)
}

/** Written for a shell: the user can read and change it. */
function slurmScript(name: string, options: SlurmOptions, shards: number, format: 'text' | 'json'): string {
  const { directory, time, edgewick, workers = '1' } = options
  const check = commandLine('check', name, options, {}).replace(/^edgewick/, '$EDGEWICK')
  const result = format === 'json' ? 'result.json' : 'result.txt'
  return `#!/usr/bin/env bash
# Submits a check of ${name} in ${shards} shards and its merge. Written by edgewick ${packageJson.version}; run it where sbatch is.
# A job that is ended early leaves its sums; run this script again, and what is finished is kept, what was begun goes on.
set -euo pipefail
export EDGEWICK=${singleQuoted(edgewick)}
mkdir -p ${singleQuoted(directory)}
cd ${singleQuoted(directory)}

array=$(sbatch --parsable --job-name=edgewick-check --array=0-${shards - 1} --ntasks=1 --cpus-per-task=${workers} --time=${time} --signal=TERM@60 --output=shard-%a.log <<'JOB'
#!/usr/bin/env bash
part=part-$SLURM_ARRAY_TASK_ID.json
grep -qs '"complete":true' "$part" && exit 0
[ -s "$part" ] && resume=(--resume "$part") || resume=()
exec ${check} --workers ${workers} --shard "$SLURM_ARRAY_TASK_ID/${shards}" -o "$part" "\${resume[@]}"
JOB
)
merge=$(sbatch --parsable --job-name=edgewick-merge --dependency=afterok:"\${array%%;*}" --kill-on-invalid-dep=yes --ntasks=1 --time=${time} --output=merge.log <<'JOB'
#!/usr/bin/env bash
# Exit status 1 says that a prediction differs: the merge itself is done then.
$EDGEWICK merge ${Array.from({ length: shards }, (_, i) => `part-${i}.json`).join(' ')} --format ${format} > ${result}.partial
status=$?
[ "$status" -le 1 ] && mv ${result}.partial ${result}
exit "$status"
JOB
)
echo "shards: job \${array%%;*}; merge: job \${merge%%;*}; the result will be in $PWD/${result}"
`
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

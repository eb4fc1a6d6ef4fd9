import packageJson from '../../../package.json' with { type: 'json' }
import { InputError, printable } from '../../errors.js'
import { jsonText } from '../../render/jsonText.js'
import type { Divisible, Division } from '../../requests/divisible.js'
import { definedCheck } from '../../requests/definedCheck.js'
import { networksOf } from '../../requests/dmft.js'
import { populationsOf } from '../../requests/dmftPopulations.js'
import { pathsOf } from '../../requests/sde.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { largest } from '../../sizes.js'
import type { CheckOptions } from '../checkOptions.js'
import { commandLine, shellLine } from '../commandLine.js'
import type { Flag } from '../commandLine.js'
import { deliver } from '../deliver.js'
import type { DmftQuestion } from '../dmftOptions.js'
import type { Io } from '../io.js'
import type { NetworkOptions } from '../networkOptions.js'
import { isRuleFile, readWorkers } from '../options.js'
import { readCheck, readCheckPlan } from '../readCheck.js'
import { readSde } from '../readSde.js'
import { readState } from '../readState.js'
import type { SdeQuestion } from '../sdeOptions.js'
import { formatFor } from '../suffixes.js'
import { readTimeLimit } from '../timeLimit.js'
import { isNetworkFile, requireFlagsOf } from './dmftKind.js'
import { readPopulationsRequest } from './dmftPopulations.js'

/** How a command is spread over machines. */
export interface SlurmOptions {
  readonly array: string
  readonly time: string
  readonly directory: string
  readonly edgewick: string
  readonly workers?: string
  readonly format: string
  readonly output?: string
}

/** A command whose shards are submitted. */
interface Submitted {
  readonly of: Division
  /** `check of cos-net`. */
  readonly title: string
  /** What it is, nothing left to defaults. */
  readonly request: Divisible
  /** The command without its shard. */
  readonly command: string
  /** A file that the command reads. */
  readonly file?: { readonly name: string; readonly text: string }
}

/** How often a task that was ended goes back into the queue by itself. */
const MOST_RESTARTS = 20

/** Does what `edgewick slurm check` is asked for. */
export async function runSlurmCheck(
  io: Io,
  name: string | undefined,
  options: SlurmOptions & NetworkOptions & CheckOptions,
): Promise<void> {
  const {
    definition,
    of: { name: called },
  } = await definedCheck(await readCheck(io, name, options, readCheckPlan(options, io)))
  const isFile = name !== undefined && isRuleFile(name)
  const own = 'network.yaml'
  const submitted = {
    title: `check of ${called}`,
    request: definition,
    command: commandLine('check', isFile ? own : name, options, {}),
    of: 'check',
  } as const
  // A file goes with the script: where the tasks run it may not be.
  await submit(io, isFile ? { ...submitted, file: { name: own, text: await io.readFile(name) } } : submitted, options)
}

/** Does what `edgewick slurm sde` is asked for. */
export async function runSlurmSde(
  io: Io,
  equation: string,
  options: SlurmOptions & SdeQuestion,
  given: readonly Flag[],
): Promise<void> {
  requireSimulated(options)
  const asked = await readSde(io, equation, options)
  // A file goes with the script: where the tasks run it may not be.
  const name =
    asked.equation === equation ? undefined : /\.yml$|\.yaml$/i.test(equation) ? 'equation.yaml' : 'equation.txt'
  const request = pathsOf(name === undefined ? asked : { ...asked, file: name })
  await submit(
    io,
    {
      of: 'sde',
      title: `simulation of ${equation}`,
      request,
      command: shellLine('sde', name ?? equation, given),
      ...(name === undefined ? {} : { file: { name, text: asked.equation } }),
    },
    options,
  )
}

/** Does what `edgewick slurm dmft` is asked for. */
export async function runSlurmDmft(
  io: Io,
  phi: string,
  options: SlurmOptions & DmftQuestion,
  given: readonly Flag[],
): Promise<void> {
  requireSimulated(options)
  requireFlagsOf(phi, { given })
  const title = `simulation of networks of ${phi}`
  if (isNetworkFile(phi)) {
    const name = 'network.yaml'
    const asked = await readPopulationsRequest(io, phi, options)
    await submit(
      io,
      {
        ...{ of: 'dmft', title, request: await populationsOf({ ...asked, file: name }) },
        ...{ command: shellLine('dmft', name, given), file: { name, text: asked.network } },
      },
      options,
    )
    return
  }
  const request = await networksOf(readState(phi, options))
  await submit(io, { of: 'dmft', title, request, command: shellLine('dmft', phi, given) }, options)
}

/** @throws InputError where there is nothing to divide */
function requireSimulated({ simulate }: { readonly simulate?: string }): void {
  if (simulate === undefined)
    throw new InputError({
      code: 'cli.slurm',
      at: '--simulate',
      expected: 'what is simulated, which is what is divided',
      received: 'none',
    })
}

async function submit(io: Io, submitted: Submitted, options: SlurmOptions): Promise<void> {
  const format = readChoice(options.format, ['text', 'json'], '--format')
  formatFor(options.output, 'shell', ['shell'])
  readWorkers(options.workers ?? '1')
  const shards = readNatural(options.array, '--array')
  if (shards < 1 || shards > largest.shards)
    throw new InputError({
      code: 'cli.array',
      at: '--array',
      expected: `a number from 1 to ${largest.shards}`,
      received: `${shards}`,
    })
  readTimeLimit(options.time)
  await deliver(io, options.output, slurmScript(submitted, options, shards, format))
}

/** Written for a shell: the user can read and change it. */
function slurmScript(
  { of, title, request, command, file }: Submitted,
  { directory, time, edgewick, workers = '1' }: SlurmOptions,
  shards: number,
  format: 'text' | 'json',
): string {
  const shard = command.replace(/^edgewick/, '$EDGEWICK')
  const what = of === 'check' ? 'check' : 'simulation'
  const result = format === 'json' ? 'result.json' : 'result.txt'
  return `#!/usr/bin/env bash
# Submits a ${printable(title)} in ${shards} shards and its merge. Written by edgewick ${packageJson.version}; run it where sbatch is.
# A task that is ended early leaves its sums and goes on later. Run this script again after failures: what is finished is kept, what was begun goes on.
set -euo pipefail
shards=${shards}
mkdir -p ${singleQuoted(directory)}
cd ${singleQuoted(directory)}

# The parts in a folder are of one ${what}.
request=${singleQuoted(jsonText({ ...request, shards }))}
if [ -e request.json ]; then before=$(cat request.json); elif compgen -G 'part-*.json' > /dev/null; then before=unknown; else before=$request; fi
if [ "$before" != "$request" ]; then
  echo "edgewick: $PWD has the parts of another ${what} (request.json says which); take another --directory, or empty this one" >&2
  exit 2
fi
printf '%s\\n' "$request" > request.json
rm -f ${result}
${file === undefined ? '' : `printf '%s' ${singleQuoted(file.text)} > ${file.name}\n`}
cat > shard.sh <<'JOB'
#!/usr/bin/env bash
EDGEWICK=${singleQuoted(edgewick)}
# A minute before the time limit Slurm warns this shell only; the program then saves its sums and ends.
program=
trap 'kill -TERM $program 2> /dev/null' TERM
task="$SLURM_ARRAY_JOB_ID"_$SLURM_ARRAY_TASK_ID
shard=$(($1 + SLURM_ARRAY_TASK_ID))
part=part-$shard.json
[ -s "$part" ] && resume=(--resume "$part") || resume=()
${shard} --workers ${workers} --shard "$shard/${shards}" -o "$part" "\${resume[@]}" &
program=$!
wait "$program"
status=$?
while kill -0 "$program" 2> /dev/null; do
  wait "$program"
  status=$?
done
# 0: finished; 2: refused, and so it would be again. Otherwise back into the queue, unless the user ended the job.
if [ "$status" -ne 0 ] && [ "$status" -ne 2 ] && [ "\${SLURM_RESTART_COUNT:-0}" -lt ${MOST_RESTARTS} ] && [ "$(squeue -h -j "$task" -o %T)" = RUNNING ]; then
  echo "shard $shard ended with status $status and goes back into the queue"
  scontrol requeue "$task"
fi
exit "$status"
JOB

# Slurm numbers the tasks of an array below MaxArraySize; more shards are several arrays.
most=$(scontrol show config | sed -n 's/^MaxArraySize *= *\\([0-9][0-9]*\\).*/\\1/p')
most=\${most:-1001}
jobs=
for ((first = 0; first < shards; first += most)); do
  count=$((shards - first < most ? shards - first : most))
  job=$(sbatch --parsable --job-name=edgewick-${of} --array=0-$((count - 1)) --ntasks=1 --cpus-per-task=${workers} --time=${time} --signal=B:TERM@60 --requeue --open-mode=append --output="shards-$first+%a.log" shard.sh "$first")
  jobs+=:\${job%%;*}
done

cat > merge.sh <<'JOB'
#!/usr/bin/env bash
EDGEWICK=${singleQuoted(edgewick)}
missing=()
for ((shard = 0; shard < ${shards}; shard++)); do grep -qs '"complete":true' "part-$shard.json" || missing+=("$shard"); done
if [ \${#missing[@]} -gt 0 ]; then
  echo "edgewick: \${#missing[@]} of ${shards} shards are not finished: \${missing[*]}; their logs say why. Run the script again: it goes on with them." >&2
  exit 2
fi
# Exit status 1 says that a prediction differs: the merge itself is done then.
$EDGEWICK merge part-{0..${shards - 1}}.json --format ${format} > ${result}.partial
status=$?
if [ "$status" -le 1 ]; then mv ${result}.partial ${result}; else rm -f ${result}.partial; fi
exit "$status"
JOB
merge=$(sbatch --parsable --job-name=edgewick-merge --dependency=afterany"$jobs" --ntasks=1 --time=${time} --open-mode=truncate --output=merge.log merge.sh)
echo "shards: job \${jobs#:}; merge: job \${merge%%;*}; the result will be in $PWD/${result}, or in merge.log what is missing"
`
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

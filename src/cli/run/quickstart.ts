import { answerAction } from '../../requests/action.js'
import { wholeActionText } from '../../requests/closedForms.js'
import { threads } from '../../threads.js'
import type { Io } from '../io.js'
import type { Outcome } from '../outcome.js'
import { watched } from '../watch.js'

const SAMPLES = 4000

/** Commands that a newcomer may try, with what they do. */
const NEXT = [
  ['edgewick report cos-net -o report.html', 'all of it as a page: diagrams, couplings, values, checks'],
  ["edgewick action --activation 'gelu(z)' --at 0.3 --field 0.8", 'another hidden unit, at a field on points'],
  ['edgewick diagrams phi4 --legs 2 --vertices 3', 'the diagrams of a theory, with their symmetry factors'],
  ["edgewick explain phi4 'e111|e|'", 'why one of them weighs 1/6'],
  ['edgewick expand edgeworth --legs 4 --order 1 --format unicode', 'a coupling of the action as a formula'],
  ["edgewick sde 'dx = -x + eps x^3/6, noise D' --order 2", 'a stochastic equation by its diagrams'],
  ['edgewick list', 'theories and networks that ship; every command has --help'],
] as const

/** Does what `edgewick quickstart` is asked for. */
export async function runQuickstart(io: Io, outcome: Outcome): Promise<void> {
  await io.out(
    'A random network of N cosines, φ(x) = Σ_j W_j cos(w_j·x + b_j), is a field theory with the action, to order 1/N and up to a constant,\n\n',
  )
  const answer = await watched(io, (running) =>
    answerAction({ network: 'cos-net', samples: SAMPLES }, { ...running, threads: threads(io.cores) }),
  )
  outcome.agreed = answer.agreed
  if (answer.kind !== 'closed forms') return
  const width = Math.max(...NEXT.map(([command]) => command.length))
  await io.out(
    `${wholeActionText(answer).trimEnd()} (${SAMPLES} samples of each, drawn now; \`edgewick action cos-net\` says what was compared)\n\nNext:\n${NEXT.map(([command, what]) => `  ${command.padEnd(width)}   ${what}\n`).join('')}`,
  )
}

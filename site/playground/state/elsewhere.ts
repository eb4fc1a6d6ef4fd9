import { FILES } from './files.js'
import { checkRequest, requestOf } from './requests.js'
import type { Asked } from './requests.js'
import type { State } from './state.js'
import { wordOf, writtenParameters, writtenSelection } from './written.js'

/** The command that prints the same, and what has to be in files for it. */
export function commandOf(state: State): string {
  if (state.view === 'network') {
    const named = [`--order ${quoted(wordOf(state.order))}`, ...parametersOf(state)]
    return ['edgewick action', quoted(state.network), ...named, '--format latex'].join(' ')
  }
  if (state.view === 'formula') {
    const against = state.against === 'theory' ? [`--against ${theoryName(state)}`, ...selection(state)] : []
    return ['edgewick verify', FILES.formula, ...against].join(' ')
  }
  const space = state.space === 'position' ? [] : state.space === 'momentum' ? ['--space momentum'] : ['--at-a-point']
  return ['edgewick expand', theoryName(state), ...selection(state), ...space, '--format latex'].join(' ')
}

/** The command of the Monte Carlo check. */
export function checkCommandOf(state: State): string {
  const { network, samples, seed } = state
  return [
    'edgewick check',
    quoted(network),
    ...parametersOf(state),
    `--samples ${quoted(wordOf(samples))}`,
    `--seed ${quoted(wordOf(seed))}`,
  ].join(' ')
}

function parametersOf(state: State): readonly string[] {
  return writtenParameters(state).map((pair) => `--param ${quoted(pair)}`)
}

/** The flags of what selects diagrams, in the order in which they are written. */
const FLAGS = {
  legs: '--legs',
  order: '--order',
  upTo: '--up-to',
  vertices: '--vertices',
  loops: '--loops',
  functional: '--functional',
  quantity: '--quantity',
  filter: '--filter',
} as const

function theoryName({ theory }: State): string {
  return theory === '' ? FILES.rules : quoted(theory)
}

function selection(state: State): readonly string[] {
  const written = writtenSelection(state)
  return (Object.keys(FLAGS) as readonly (keyof typeof FLAGS)[]).flatMap((key) => {
    const value = written[key]
    return value === undefined ? [] : [`${FLAGS[key]} ${quoted(value)}`]
  })
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w.,:=/+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

const READERS: Readonly<Record<Asked['kind'], readonly [answer: string, read: string, written: string]>> = {
  expand: ['answerExpand', 'expandAs', "expandAs(answer, 'latex')"],
  verify: ['answerVerify', 'verifyText', 'verifyText(answer)'],
  action: ['answerAction', 'actionLatex', 'actionLatex(answer)'],
  check: ['answerCheck', 'checkText', 'checkText(answer)'],
}

/** A program in TypeScript that prints the same. */
export function programOf(state: State, { kind, request }: Asked = requestOf(state)): string {
  const [answer, read, written] = READERS[kind]
  return [
    `import { ${[answer, read].sort().join(', ')} } from 'edgewick/requests'`,
    '',
    `const answer = await ${answer}(${JSON.stringify(request, undefined, 2)})`,
    `console.log(${written})`,
    '',
  ].join('\n')
}

/** The program of the Monte Carlo check. */
export function checkProgramOf(state: State): string {
  return programOf(state, checkRequest(state))
}

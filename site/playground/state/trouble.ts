import type { InputProblem } from '../../../src/errors.js'
import { FILES } from './files.js'
import { labelOf } from './labels.js'
import type { FieldName } from './labels.js'
import type { State } from './state.js'

/** A mistake in what was given, in the words of the page. */
export interface Trouble {
  readonly sentence: string
  /** The field that it is in, if it is in one. */
  readonly field: FieldName | undefined
  /** Where in that field, if it has lines. */
  readonly place: { readonly line: number; readonly column: number } | undefined
}

/** The first word of a place, and the field that it means where theories are expanded. */
const FIELDS: Readonly<Record<string, FieldName>> = {
  legs: 'legs',
  leg: 'legs',
  legFields: 'legs',
  order: 'amount',
  'up-to': 'amount',
  upTo: 'amount',
  from: 'amount',
  vertices: 'amount',
  loops: 'amount',
  limit: 'amount',
  filter: 'filters',
  filters: 'filters',
  quantity: 'quantity',
  functional: 'quantity',
  space: 'space',
  theory: 'theory',
  network: 'network',
  param: 'parameters',
  parameters: 'parameters',
  samples: 'samples',
  seed: 'seed',
  formula: 'formula',
}

/** What a sentence of the core is on the page: its place is a field's label, its flags are fields. */
export function troubleOf(problem: InputProblem, state: State): Trouble {
  const { at, expected, received } = problem
  const { field, detail, place } = placeOf(problem, state)
  const where = [field === undefined ? at : labelOf(field, state), ...detail].join(', ')
  return { sentence: `${where}: expected ${inWords(expected, state)}, received ${received}`, field, place }
}

/** A sentence with the labels of the page in place of flags. */
export function inWords(sentence: string, state: State): string {
  return sentence
    .replaceAll('a larger --limit allows more', 'the command allows more, with a larger --limit')
    .replaceAll('no flag allows more', 'no more is possible')
    .replaceAll('other names by rename', 'the command knows others, by --rename')
    .replaceAll(/--(loops|vertices|order|up-to|legs|quantity|space)\b/g, (_, flag: string) => {
      const field = FIELDS[flag] ?? 'amount'
      return field === 'amount'
        ? labelOf(field, { ...state, by: flag === 'up-to' ? 'upTo' : (flag as State['by']) })
        : labelOf(field, state)
    })
}

type Placed = Pick<Trouble, 'field' | 'place'> & { readonly detail: readonly string[] }

function placeOf({ at, code }: InputProblem, state: State): Placed {
  for (const [file, field] of [
    [FILES.rules, 'rules'],
    ['formula', 'formula'],
  ] as const) {
    const [, line, column, rest = ''] =
      (at.startsWith(file) && /^:(\d+):(\d+)(?:: (.*))?$/.exec(at.slice(file.length))) || []
    if (line === undefined) continue
    const detail = [`line ${line}`, `column ${column}`, ...(rest === '' ? [] : [rest])]
    return { field, detail, place: { line: Number(line), column: Number(column) } }
  }
  if (at === FILES.rules) return placed('rules')
  // A quantity that the theory does not have.
  if (code === 'theory.quantity') return placed('quantity')
  const [, first = '', rest = ''] = /^(?:request\.|--)?([\w-]+)[:.,\s]*(.*)$/.exec(at) ?? []
  if (state.view === 'network') {
    // `cos-net N`, or the parameter by its name.
    if (first === state.network || at.startsWith(`${state.network} `))
      return placed('parameters', at.slice(state.network.length).trim())
    if (first === 'order') return placed('order')
    if (/^[a-zA-Z]\w*$/.test(at) && !Object.hasOwn(FIELDS, at)) return placed('parameters', at)
  }
  if (!Object.hasOwn(FIELDS, first)) return placed(undefined)
  const field = FIELDS[first] as FieldName
  if (field === 'theory' && state.theory === '') return placed('rules')
  return placed(field, first === 'leg' ? `leg ${rest}` : rest)
}

function placed(field: FieldName | undefined, detail = ''): Placed {
  return { field, detail: detail === '' ? [] : [detail], place: undefined }
}

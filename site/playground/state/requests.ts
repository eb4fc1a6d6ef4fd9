import { FILES } from './files.js'
import type { State } from './state.js'

/** A request as data, with the kind that it is of. */
export interface Asked {
  readonly kind: 'expand' | 'verify' | 'action' | 'check'
  readonly request: Readonly<Record<string, unknown>>
}

/** `4`, `3/2`, or what is no number as it stands: the answer says what is wrong with it. */
function numberOf(text: string): number | string {
  const trimmed = text.trim()
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : trimmed
}

/** `N=10, sigma0=2`, `3=2,4=1`. */
function pairsOf(text: string): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    listOf(text).map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name.trim(), numberOf(value.join('='))]
    }),
  )
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** Orders by name (`N=1,α=1`), or one number. */
function amountOf({ by, amount }: State): unknown {
  if (amount.includes('=')) return pairsOf(amount)
  const range = by === 'loops' ? /^\s*(\d+)\s*(?:-|\.\.)\s*(\d+)\s*$/.exec(amount) : null
  return range === null ? numberOf(amount) : [Number(range[1]), Number(range[2])]
}

/** The theory, and which of its diagrams. */
function subjectOf(state: State): Readonly<Record<string, unknown>> {
  const { theory, rules, legs, quantity, filters, by } = state
  const chosen = listOf(filters)
  return {
    theory: theory === '' ? { rules, file: FILES.rules } : theory,
    ...(quantity === '' ? {} : quantity === 'Γ' ? { functional: 'Γ' } : { quantity }),
    legs: legs.trim() === '' ? '' : /^\s*\d+\s*$/.test(legs) ? Number(legs) : listOf(legs),
    [by]: amountOf(state),
    ...(chosen.length === 0 ? {} : { filters: chosen }),
  }
}

export function expandRequest(state: State): Asked {
  return {
    kind: 'expand',
    request: { ...subjectOf(state), ...(state.space === 'position' ? {} : { space: state.space }) },
  }
}

export function verifyRequest(state: State): Asked {
  return {
    kind: 'verify',
    request: { ...(state.against === 'theory' ? subjectOf(state) : {}), formula: state.formula },
  }
}

/** Without samples where the closed forms alone are wanted. */
export function actionRequest(state: State, samples?: number): Asked {
  return {
    kind: 'action',
    request: { ...networkOf(state), order: numberOf(state.order), ...(samples === undefined ? {} : { samples }) },
  }
}

export function checkRequest(state: State): Asked & { readonly request: { readonly samples: number } } {
  return {
    kind: 'check',
    request: { ...networkOf(state), samples: numberOf(state.samples) as number, seed: numberOf(state.seed) },
  }
}

function networkOf({ network, parameters }: State): Readonly<Record<string, unknown>> {
  const given = pairsOf(parameters)
  return { network, ...(Object.keys(given).length === 0 ? {} : { parameters: given }) }
}

/** The request that the page shows. */
export function requestOf(state: State): Asked {
  switch (state.view) {
    case 'theory':
      return expandRequest(state)
    case 'network':
      return actionRequest(state)
    case 'formula':
      return verifyRequest(state)
  }
}

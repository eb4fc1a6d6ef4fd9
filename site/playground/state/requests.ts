import { readNatural } from '../../../src/requests/written.js'
import { readParameters, readSampleCount } from '../../../src/requests/writtenNetwork.js'
import { readSelected } from '../../../src/requests/writtenSelection.js'
import { FILES } from './files.js'
import type { State } from './state.js'
import { wordOf, writtenParameters, writtenSelection } from './written.js'

/** A request as data, with the kind that it is of. */
export interface Asked {
  readonly kind: 'expand' | 'verify' | 'action' | 'check'
  readonly request: Readonly<Record<string, unknown>>
}

/** The theory, and which of its diagrams. */
function subjectOf(state: State): Readonly<Record<string, unknown>> {
  const { theory, rules } = state
  return { theory: theory === '' ? { rules, file: FILES.rules } : theory, ...readSelected(writtenSelection(state)) }
}

/** @throws InputError for what the command would refuse to read, as the other requests do */
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
    request: {
      ...networkOf(state),
      order: readNatural(wordOf(state.order), '--order'),
      ...(samples === undefined ? {} : { samples }),
    },
  }
}

export function checkRequest(state: State): Asked & { readonly request: { readonly samples: number } } {
  return {
    kind: 'check',
    request: {
      ...networkOf(state),
      samples: readSampleCount(wordOf(state.samples)),
      seed: readNatural(wordOf(state.seed), '--seed'),
    },
  }
}

function networkOf(state: State): Readonly<Record<string, unknown>> {
  const parameters = readParameters(writtenParameters(state))
  return { network: state.network, ...(Object.keys(parameters).length === 0 ? {} : { parameters }) }
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

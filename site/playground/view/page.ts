import type { Engine } from '../engine/engine.js'
import type { Listed } from '../engine/protocol.js'
import type { State } from '../state/state.js'

/** What every view has of the page: what stands in its fields, how that changes, what there is to choose from, who computes. */
export interface PartOfPage {
  readonly state: State
  readonly change: (part: Partial<State>) => void
  /** Undefined until the worker has answered. */
  readonly listed: Listed | undefined
  readonly engine: Engine
}

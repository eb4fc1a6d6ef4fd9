import type { Chain } from '../mathematics/expression.js'
import type { Theory } from '../theory/theory.js'
import type { Model } from './model.js'

/** A formula with what is said of it. */
export interface Claimed {
  readonly chain: Chain
  /** The theory whose letters it uses, where that is said. */
  readonly theory?: Theory
  /** What of a request is said: the number of legs, and powers of the theory's leading small parameter. */
  readonly legs?: number
  readonly upTo?: number
  readonly order?: number
  /** `network=cos-net d=1`: the architecture and its parameters. */
  readonly network?: NetworkSaid
}

export interface NetworkSaid {
  readonly name: string
  readonly parameters: Readonly<Record<string, number>>
}

/** Makes the model of a formula of its kind, or one for each way to read it; none where the formula is of another kind. */
export type ModelMaker = (claimed: Claimed) => Model | readonly Model[] | undefined

import type { Row } from '../../mathematics/item.js'
import type { Node } from './syntax.js'

/** A symbol that was found, and the power that still hangs on it. */
export interface FoundSymbol {
  readonly node: Node
  readonly above?: Row
}

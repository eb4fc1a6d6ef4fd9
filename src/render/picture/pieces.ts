import type { LineStyle } from '../../theory/ruleFile.js'
import type { Path } from '../layout/path.js'
import { measured, partOf } from './along.js'
import { halves } from './halves.js'
import { curl, wave } from './wave.js'

/** What is drawn of a line. */
export interface Piece {
  readonly path: Path
  readonly stroke: 'solid' | 'dashed' | 'dotted'
}

/** Half the distance of the two lines of a double one. */
const APART = 0.026

/** What is drawn of a line in a style: its path, waves or loops about it, or parts of it. */
export function piecesOf(path: Path, style: LineStyle): readonly Piece[] {
  switch (style) {
    case 'plain':
      return [{ path, stroke: 'solid' }]
    case 'dashed':
      return [{ path, stroke: 'dashed' }]
    case 'ghost':
      return [{ path, stroke: 'dotted' }]
    case 'wavy':
      return [{ path: wave(path), stroke: 'solid' }]
    case 'gluon':
      return [{ path: curl(path), stroke: 'solid' }]
    case 'double': {
      const { length } = measured(path)
      return [APART, -APART].map((aside) => ({ path: partOf(path, 0, length, aside), stroke: 'solid' }))
    }
    case 'response': {
      const [first, second] = halves(path)
      return [
        { path: first, stroke: 'dashed' },
        { path: second, stroke: 'solid' },
      ]
    }
  }
}

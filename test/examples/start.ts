import { atAPoint, expand, theory } from '../../src/index.js'
import { polynomialText } from '../../src/doors/render.js'

const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } })
export const terms: number = g4.terms.length // 3 diagrams
export const value: string = polynomialText(atAPoint(g4)) // exact, at a point

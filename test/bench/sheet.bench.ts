import { bench, describe } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import { sheetSvg } from '../../src/render/svg/sheetSvg.js'
import { theory } from '../../src/theory/shippedTheories.js'

/**
 * The classes with 4 legs to N^-3 of the even action, and the two-point and four-point functions of φ⁴ and φ³ theory:
 * up to 7 vertices.
 */
const classes = [
  expand(theory('edgeworth-even'), { legs: 4, select: { upTo: 3 } }),
  expand(theory('edgeworth'), { legs: 4, select: { upTo: 2 } }),
  expand(theory('edgeworth'), { legs: 2, select: { upTo: 2 } }),
  expand(theory('phi4'), { legs: 4, select: { upTo: 4 } }),
  expand(theory('phi4'), { legs: 2, select: { upTo: 5 } }),
  expand(theory('phi3'), { legs: 4, select: { upTo: 6 } }),
  expand(theory('phi3'), { legs: 3, select: { upTo: 7 } }),
].flatMap(({ terms }) => terms.map(({ weighted }) => weighted))
const diagrams = classes.slice(0, 500)

describe(`a sheet of ${diagrams.length} diagrams`, () => {
  bench(
    'SVG, laid out and rendered: must stay under 5 s',
    () => {
      sheetSvg(diagrams.map(({ diagram, id }) => ({ diagram, caption: id })))
    },
    { iterations: 1, warmupIterations: 0, time: 0 },
  )
})

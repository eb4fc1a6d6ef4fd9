import { labelledBareLines } from '../diagrams/enumerate.js'
import { OrderedClasses } from '../diagrams/orderedClasses.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { diagramJson } from './diagramJson.js'
import { jsonText } from './jsonText.js'
import { LineWriter } from './lineWriter.js'
import type { Nickels } from './lineWriter.js'
import { LinesPart } from './linesPart.js'
import type { DiagramLines } from './linesPart.js'

/**
 * The diagrams of requests as lines of JSON, in parts: byte by byte what `jsonText(diagramJson(…))` says of each of
 * `enumerateDiagrams(request)`, without making them. A part may be empty, so that others get their turn while filters
 * leave everything out.
 *
 * @throws InputError as `enumerateDiagrams` does
 */
export function* diagramLines(requests: Iterable<DiagramRequest>): Generator<DiagramLines> {
  const part = new LinesPart()
  const nickels: Nickels = new Map()
  for (const request of requests) {
    const classes = new OrderedClasses(request, true)
    if (request.vertices.every(({ count }) => count === 0)) {
      for (const weighted of labelledBareLines(request)) part.add(`${jsonText(diagramJson(weighted))}\n`)
      continue
    }
    const writer = new LineWriter(request, classes, part, nickels)
    for (;;) {
      if (classes.next()) {
        writer.begin()
        for (const legs of writer.placed()) {
          if (part.isFull) {
            yield part.taken()
            writer.begin()
          }
          writer.line(legs)
        }
      } else if (classes.paused()) yield part.taken()
      else break
    }
  }
  yield part.taken()
}

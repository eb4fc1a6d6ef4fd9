import { InputError } from '../errors.js'
import type { Diagram } from './diagram.js'
import { printingDiagram } from './printingDiagram.js'
import { unsoundDiagram } from './unsoundDiagram.js'

const KINDS = { lines: 'line', legs: 'leg', vertices: 'vertex' }

/**
 * The diagram, if its half-edges fit.
 *
 * @param at what the diagram was read from, for the message
 * @throws InputError naming the line, leg or vertex that does not fit
 */
export function soundDiagram(diagram: Diagram, { at, code }: { readonly at: string; readonly code: string }): Diagram {
  const found = unsoundDiagram(diagram)
  if (found === undefined) return printingDiagram(diagram)
  const [, kind = '', index = ''] = /^\.(\w+)\[(\d+)\]$/.exec(found.path) ?? []
  const where = `${KINDS[kind as keyof typeof KINDS]} ${Number(index) + 1}`
  throw new InputError({ code, at: `${at}, ${where}`, expected: found.expected, received: found.words })
}

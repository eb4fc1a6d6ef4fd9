import { loopNumber } from '../../diagrams/loopNumber.js'
import * as Q from '../../algebra/rational.js'
import { quantityText } from '../../expansion/correlatorReading.js'
import { coefficientName } from '../../expansion/coefficientName.js'
import { atAPoint } from '../../expansion/readings/atAPoint.js'
import { byOrders } from '../../expansion/readings/byOrders.js'
import type { Expansion } from '../../expansion/expansion.js'
import { writtenTermCount } from '../../expansion/readings/labelledTerms.js'
import { leftOut, notInSum } from '../../expansion/leftOut.js'
import type { Permutations } from '../../expansion/readings/labelledTerms.js'
import { momentumNames } from '../momentumNames.js'
import { expansionPlain, momentumPlain } from './plainText.js'
import { table } from './table.js'
import { polynomialText, powersText, rationalText } from './unicode.js'

/**
 * An expansion for the terminal: a line for each diagram with its coefficient, and the value at a point.
 *
 * @example
 * expansionText(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })).split('\n')[1] // 'S, terms with 4 legs: 1 diagram'
 */
export function expansionText(expansion: Expansion): string {
  const { theory, request, terms, reason } = expansion
  const head = headText(expansion)
  if (reason !== undefined) return head
  const isQuantity = theory.expands.quantity !== undefined
  const rows = terms.map(({ coefficient, powers, weighted: { id, diagram, automorphisms, labellings } }) => [
    rationalText(isQuantity ? Q.divide(coefficient, Q.rational(labellings)) : coefficient),
    powersText(powers),
    `${automorphisms.free}`,
    `${automorphisms.fixed}`,
    `${labellings}`,
    `${loopNumber(diagram)}`,
    diagram.vertices.map((vertex) => vertex.name).join(' '),
    id,
  ])
  const header = [
    isQuantity ? 'of each labelling' : 'coefficient',
    'order',
    '|Aut| legs free',
    'legs fixed',
    'labellings',
    'loops',
    'vertices',
    'diagram',
  ]
  return `${head}\n\n${table(header, rows)}\n\nat a point: ${coefficientName(theory, request)} = ${polynomialText(byOrders(theory, atAPoint(expansion)))}
with labelled legs: ${countText(writtenTermCount(expansion), 'term')}${remarkText(expansion)}`
}

/**
 * Every labelling of the legs as a term of its own, with its points.
 *
 * @example
 * writtenText(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })).includes('-1/24 Gc4(y1,y2,y3,y4)') // true
 */
export function writtenText(expansion: Expansion): string {
  if (expansion.reason !== undefined) return headText(expansion)
  const { theory, request } = expansion
  const points = Array.from({ length: request.legs }, (_, i) => `x${i + 1}`).join()
  return `${headText(expansion)}, ${countText(writtenTermCount(expansion), 'term')} with labelled legs; points y are integrated over

${coefficientName(theory, request)}${points === '' ? '' : `(${points})`} is the sum of

${expansionPlain(expansion, 'written')}${remarkText(expansion)}`
}

/**
 * The expansion in momentum space, a line for each diagram, or for each labelling.
 *
 * @example
 * momentumText(expand(theory('phi4'), { legs: 2, select: { order: 1 } })).includes('∫') // true
 */
export function momentumText(expansion: Expansion, permutations: Permutations = 'counted'): string {
  if (expansion.reason !== undefined) return headText(expansion)
  const { theory, request } = expansion
  const { leg } = momentumNames(request.legs, 0, (letter, index) => `${letter}${index}`)
  const momenta = Array.from({ length: request.legs }, (_, i) => leg(i))
  return `${headText(expansion)}, in momentum space, external momenta incoming; ∫k stands for ∫ d^dk/(2π)^d over what follows

${coefficientName(theory, request).replace('_', '~_')}${momenta.length === 0 ? '' : `(${momenta.join()})`} is (2π)^d δ(${momenta.join('+') || '0'}) times the sum of

${momentumPlain(expansion, permutations)}${remarkText(expansion)}`
}

/** What is asked for and no diagram, in a sentence. */
export function remarkText({ theory, request }: Pick<Expansion, 'theory' | 'request'>): string {
  const remark = notInSum(theory, request)
  return remark === undefined ? '' : `\n${remark}`
}

function headText({ theory, request, terms, reason }: Expansion): string {
  const diagrams = new Set(terms.map(({ weighted }) => weighted.id)).size
  const { functional, quantity } = theory.expands
  const what =
    quantity === undefined
      ? `${functional}, terms with ${countText(request.legs, 'leg')}`
      : `${capitalised(quantityText(quantity, request.legs))} ${coefficientName(theory, request)}`
  const head = `${theory.title}\n${what}: ${countText(diagrams, 'diagram')}`
  if (reason === undefined) return head
  const others = leftOut(theory, request)
  return `${head} (${reason})${others === undefined ? '' : `\n${others}`}`
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function countText(count: number | bigint, what: string): string {
  return `${count} ${what}${BigInt(count) === 1n ? '' : 's'}`
}

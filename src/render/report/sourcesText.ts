import type { SmoothSources } from '../../networks/architecture.js'
import { math, text } from './content.js'
import type { Text } from './content.js'
import { pointLatex } from './pointText.js'

/** What the smooth sources of a check are, with their numbers: enough to compute its predictions again. */
export function sourcesText({ kind, packets, width }: Pick<SmoothSources, 'kind' | 'packets' | 'width'>): Text {
  if (kind === 'momenta')
    return text`The source of momentum p is ${math('J_p(x) = A \\, e^{-x^2/2\\tau^2} \\cos p x')}, with ${math(`\\tau = ${digits(width ?? 0)}`)} and A such that ${math('\\int \\frac{d^dq}{(2\\pi)^d} |\\tilde J_p(q)|^2 = 1')}.`
  const numbers = packets.flatMap((packet, i) => [
    i === 0 ? ', with ' : '; ',
    math(`c_{${i + 1}} = ${pointLatex(packet.slice(0, -1))}`),
    ', ',
    math(`\\tau_{${i + 1}} = ${digits(packet.at(-1) ?? 0)}`),
  ])
  return [...text`The sources are ${math('J_i(x) = e^{-|x - c_i|^2/2\\tau_i^2}')}`, ...numbers, '.']
}

function digits(value: number): string {
  return `${Number(value.toPrecision(6))}`
}

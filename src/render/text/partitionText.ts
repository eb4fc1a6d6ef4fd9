import type { PartitionTerm } from '../../algebra/cumulant.js'
import * as Q from '../../algebra/rational.js'
import { blockPowers } from '../blockPowers.js'
import type { BlockMeaning } from '../blockPowers.js'
import { exponentText, symbolText } from './unicode.js'

/** `⟨x₁² x₂⟩`, `κ₁₁₂`, `D₁₂`, `m₁`; points that are no single digits are listed: `κ(a,b)`. */
export function blockText(block: readonly string[], meaning: BlockMeaning): string {
  if (meaning === 'moment' || meaning === 'centralMoment') {
    const prefix = meaning === 'moment' ? '' : 'δ'
    const variables = blockPowers(block.map((point) => [point])).map(
      ({ block: [point = ''], power }) => prefix + variableText(point) + superscript(power),
    )
    return `⟨${variables.join(' ')}⟩`
  }
  const letter = meaning === 'cumulant' ? 'κ' : block.length === 1 ? 'm' : 'D'
  return block.every((point) => /^\d$/.test(point))
    ? symbolText(`${letter}${block.join('')}`)
    : `${letter}(${block.join(',')})`
}

/** A term with its sign: `+ 2 D₁₂²`, `− κ₁ κ₂`; the first one without `+`. */
export function partitionTermText(
  { coefficient, blocks }: PartitionTerm<string>,
  meaning: BlockMeaning,
  first: boolean,
): string {
  const size = coefficient < 0n ? -coefficient : coefficient
  const product = blockPowers(blocks).map(({ block, power }) => blockText(block, meaning) + superscript(power))
  const sign = coefficient < 0n ? (first ? '−' : '− ') : first ? '' : '+ '
  return sign + [...(size === 1n && product.length > 0 ? [] : [`${size}`]), ...product].join(' ')
}

/** A number names a variable x. */
function variableText(point: string): string {
  return symbolText(/^\d+$/.test(point) ? `x${point}` : point)
}

function superscript(power: number): string {
  return exponentText(Q.rational(power))
}

import type { PartitionTerm } from '../../algebra/cumulant.js'
import * as Q from '../../algebra/rational.js'
import { blockPowers } from '../blockPowers.js'
import type { BlockMeaning } from '../blockPowers.js'
import { prefactorLatex } from './number.js'
import type { Summand } from './number.js'
import { symbolLatex } from './symbols.js'

/** `\langle x_{1}^2 x_{2} \rangle`, `\kappa_{1,1,2}`, `D_{1,2}`, `m_{1}`. */
export function blockLatex(block: readonly string[], meaning: BlockMeaning): string {
  if (meaning === 'moment' || meaning === 'centralMoment') {
    const prefix = meaning === 'moment' ? '' : '\\delta '
    const variables = blockPowers(block.map((point) => [point])).map(
      ({ block: [point = ''], power }) => [prefix + variableLatex(point), Q.rational(power)] as const,
    )
    return `\\langle ${prefactorLatex(Q.one, variables, true)} \\rangle`
  }
  const letter = meaning === 'cumulant' ? '\\kappa' : block.length === 1 ? 'm' : 'D'
  return `${letter}_{${block.map((point) => (/^\d+$/.test(point) ? point : symbolLatex(point))).join(',')}}`
}

/** A term of a sum over partitions, its sign apart: `2 D_{1,2}^2`. */
export function partitionTermLatex({ coefficient, blocks }: PartitionTerm<string>, meaning: BlockMeaning): Summand {
  const product = blockPowers(blocks).map(
    ({ block, power }) => [blockLatex(block, meaning), Q.rational(power)] as const,
  )
  return { negative: coefficient < 0n, body: prefactorLatex(Q.rational(coefficient), product, false) }
}

/** A number names a variable x. */
function variableLatex(point: string): string {
  return symbolLatex(/^\d+$/.test(point) ? `x${point}` : point)
}

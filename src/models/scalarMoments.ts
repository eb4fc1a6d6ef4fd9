import type { Expression } from '../mathematics/expression.js'
import { cumulantOfValues } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import type { Scope } from './model.js'
import { meaningOfHead } from './momentLetters.js'
import type { MomentReading } from './momentLetters.js'
import { NoMeaning } from './noMeaning.js'
import { rowExpression } from './rowExpression.js'
import { plainNumber } from './value.js'

/** More than any table has. */
const HIGHEST = 9

/** The value of κ_n, μ_n, μ'_n, m_n, γ_n, of the mean and the standard deviation of a variable. */
export function scalarMoment(
  node: Expression & { readonly kind: 'symbol' },
  head: string,
  { weights, variables: [values = []] }: FiniteSpace,
  reading: MomentReading,
  scope: Scope,
): number {
  const cumulant = (n: number): number => cumulantOfValues(weights, Array<readonly number[]>(n).fill(values))
  if (head === 'mean') return cumulant(1)
  if (head === 'deviation') return Math.sqrt(cumulant(2))
  const [order = NaN, im] = plainNumber(scope.value(rowExpression(node.below ?? [], node))) ?? []
  if (!Number.isInteger(order) || im !== 0 || order < 0 || order > HIGHEST) throw new NoMeaning(node)
  if (head === 'γ') return cumulant(order + 2) / cumulant(2) ** (order / 2 + 1)
  const sort = meaningOfHead(head, reading)
  if (sort === undefined || (sort === 'cumulant' && order === 0)) throw new NoMeaning(node)
  if (sort === 'cumulant') return cumulant(order)
  const origin = sort === 'raw' ? 0 : cumulant(1)
  return weights.reduce((sum, weight, k) => sum + weight * ((values[k] as number) - origin) ** order, 0)
}

import { evaluate } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { dot, factorsOf } from './gaussianFunction.js'
import type { GaussianFunction } from './gaussianFunction.js'
import { finite } from '../numbers.js'

/**
 * The value at given vectors, with values of the symbols, `v` among them; `d` is the number of components.
 *
 * @param vectors all variables of the function by name, of equally many components
 * @throws InputError naming a symbol or a scalar product without a value
 * @example
 * evaluateGaussianFunction(gaussian({ 'x·x': rational(1) }), { x: [1, 2] }, { v: 0.5 }) // 0.2865047968…: e^{−0.5·5/2}
 */
export function evaluateGaussianFunction(
  f: GaussianFunction,
  vectors: Readonly<Record<string, readonly number[]>>,
  symbols: Readonly<Record<string, number>> & { readonly v: number },
): number {
  const names = Object.keys(vectors)
  const d = vectors[names[0] ?? '']?.length ?? 0
  const product = (a: string, b: string): number =>
    (vectors[a] ?? []).reduce((sum, x, k) => sum + x * (vectors[b]?.[k] ?? Number.NaN), 0)
  const values: Record<string, number> = { d, ...symbols }
  for (const a of names) for (const b of names) values[dot(a, b)] = product(a, b)
  const value = f.reduce((total, { coefficient, weight, scale, gaussians, form }) => {
    let exponent = evaluate(weight, values)
    for (const [pair, entry] of Object.entries(form)) {
      const [a, b] = factorsOf(pair)
      exponent -= (symbols.v / 2) * (a === b ? 1 : 2) * Q.toNumber(entry) * (values[pair] ?? Number.NaN)
    }
    return (
      total +
      evaluate(coefficient, values) *
        Q.toNumber(scale) ** (d / 2) *
        ((2 * Math.PI) / symbols.v) ** ((d * gaussians) / 2) *
        Math.exp(exponent)
    )
  }, 0)
  return finite(value, { at: 'sum of Gaussians', what: 'a value' })
}

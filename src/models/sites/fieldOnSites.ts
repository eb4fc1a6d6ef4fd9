import { addValues, coefficient, multiplyValues, powerValue, small, unknownFrom } from '../value.js'
import type { Value } from '../value.js'

/**
 * A scalar field on sites, with S = ½ φ Δ⁻¹ φ + coupling · Σ_z φ_z^valence, z over the sites where it interacts: others
 * than those of the external points, so that no two points of a formula coincide by chance.
 */
export interface FieldOnSites {
  /** Δ, symmetric; Δ(0) is one number. */
  readonly line: readonly (readonly number[])[]
  readonly valence: number
  readonly coupling: number
}

/** External points, and behind them the sites where the field interacts. */
export const EXTERNAL = 4
export const SITES = 7

/**
 * ⟨φ_{a} φ_{b} …⟩ order by order in the coupling, δ being its order: Gaussian averages of the fields times (−V)^k/k!,
 * over that of 1.
 *
 * @param only this order and no other
 */
export function correlatorOnSites(
  field: FieldOnSites,
  sites: readonly number[],
  { orders, only }: { readonly orders: number; readonly only: number | undefined },
): Value {
  const moments = new Map<string, number>()
  const norm = averaged(field, [], orders, moments)
  const value = multiplyValues(averaged(field, sites, orders, moments), powerValue(norm, -1, orders + 1))
  if (only === undefined) return value
  return addValues(small(coefficient(value, only)[0], only), unknownFrom(only + 1))
}

/** Σ_k (−c)^k/k! Σ_{z_1 … z_k} E[φ… φ_{z_1}^n … φ_{z_k}^n], to these orders. */
function averaged(
  { line, valence, coupling }: FieldOnSites,
  sites: readonly number[],
  orders: number,
  moments: Map<string, number>,
): Value {
  const counts = new Array<number>(SITES).fill(0)
  for (const site of sites) counts[site] = (counts[site] as number) + 1
  let total = unknownFrom(orders + 1)
  let factor = 1
  for (let k = 0; k <= orders; k++) {
    let sum = 0
    const visit = (left: number): void => {
      if (left === 0) {
        sum += gaussianMoment(counts, line, moments)
        return
      }
      for (let z = EXTERNAL; z < SITES; z++) {
        counts[z] = (counts[z] as number) + valence
        visit(left - 1)
        counts[z] = (counts[z] as number) - valence
      }
    }
    visit(k)
    total = addValues(total, small(factor * sum, k))
    factor *= -coupling / (k + 1)
  }
  return total
}

/** E[Π φ_z^{n_z}] of a Gaussian field: the first field is paired with each of the others. */
function gaussianMoment(counts: number[], line: FieldOnSites['line'], known: Map<string, number>): number {
  const first = counts.findIndex((count) => count > 0)
  if (first < 0) return 1
  const key = counts.join()
  const found = known.get(key)
  if (found !== undefined) return found
  let total = 0
  counts[first] = (counts[first] as number) - 1
  for (let z = first; z < SITES; z++) {
    const count = counts[z] as number
    if (count === 0) continue
    counts[z] = count - 1
    total += count * (line[first]?.[z] as number) * gaussianMoment(counts, line, known)
    counts[z] = count
  }
  counts[first] = counts[first] + 1
  known.set(key, total)
  return total
}

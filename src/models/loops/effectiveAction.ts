import { pairingCount, smallFactorial } from '../../algebra/integers.js'
import { choleskyOf, inverseOf, transposed } from '../../algebra/matrices.js'
import { coefficient, logarithmValue, orderByOrder } from '../value.js'

/** An action near a field: its derivatives there, S, S_i, S_{ij}, …, symmetric, of all orders that are asked for. */
export interface ActionNear {
  readonly sites: number
  readonly derivative: (places: readonly number[]) => number
}

/** Coefficients by exponents of the coordinates, `2,0,1`. */
type Polynomial = ReadonlyMap<string, number>

/**
 * Γ at the field, order by order in ħ: e^{−Γ/ħ} = ∫ Π dχ/√(2πħ) exp(−[S(φ + χ) − Jχ]/ħ) with the J for which the mean
 * of χ is 0, the Legendre transform of W = ħ log Z. Fluctuations are counted in √ħ, and their averages with the
 * quadratic part are products of those of independent normal numbers.
 *
 * @param loops the highest power of ħ
 * @param isSaddle J is S' at the field, so that the field is no mean but where the exponent is largest: −W(J) + Jφ
 */
export function effectiveAction(action: ActionNear, loops: number, isSaddle = false): readonly number[] {
  const { sites } = action
  const places = Array.from({ length: sites }, (_, i) => i)
  const lower = choleskyOf(places.map((i) => places.map((j) => action.derivative([i, j]))))
  // χ_i = Σ_a (L⁻ᵀ)_{ia} z_a
  const inCoordinates = transposed(inverseOf(lower))
  const logDet = 2 * lower.reduce((sum, row, i) => sum + Math.log(row[i] as number), 0)
  const highest = Math.max(0, 2 * (loops - 1))
  // The exponent at each power of √ħ, in coordinates in which the quadratic part is −½ z².
  const exponent: Polynomial[] = [new Map()]
  for (let k = 1; k <= highest; k++) exponent.push(scaled(homogeneous(action, k + 2, inCoordinates), -1))
  for (let k = 1; k <= highest && !isSaddle; k += 2) {
    const last = exponentialOf(exponent.slice(0, k + 1)).at(-1) as Polynomial
    let counter = exponent[k] as Polynomial
    for (let i = 0; i < sites; i++) {
      const linear = variable(i, sites)
      counter = plus(counter, scaled(linear, -normalMean(times(last, linear))))
    }
    exponent[k] = counter
  }
  const partition = exponentialOf(exponent).map(normalMean)
  const byLoops = partition.filter((_, k) => k % 2 === 0)
  const series = logarithmValue(orderByOrder(byLoops), byLoops.length)
  const beyond = byLoops.slice(1).map((_, k) => -coefficient(series, k + 1)[0])
  return [action.derivative([]), logDet / 2, ...beyond].slice(0, loops + 1)
}

/** Σ S_{i…k} χ_i⋯χ_k/n! in the coordinates z. */
function homogeneous({ sites, derivative }: ActionNear, n: number, fields: readonly (readonly number[])[]): Polynomial {
  const inFields = fields.map((row) =>
    row.reduce<Polynomial>((sum, x, a) => plus(sum, scaled(variable(a, sites), x)), new Map()),
  )
  let total: Polynomial = new Map()
  const visit = (places: readonly number[], product: Polynomial): void => {
    if (places.length === n) {
      total = plus(total, scaled(product, derivative(places) / smallFactorial(n)))
      return
    }
    for (let i = 0; i < sites; i++) visit([...places, i], times(product, inFields[i] as Polynomial))
  }
  visit([], new Map([[new Array<number>(sites).fill(0).join(), 1]]))
  return total
}

function variable(i: number, sites: number): Polynomial {
  return new Map([[Array.from({ length: sites }, (_, k) => (k === i ? 1 : 0)).join(), 1]])
}

/** Σ_k e_k ε^k = exp(Σ_k f_k ε^k): k e_k = Σ_j j f_j e_{k−j}. */
function exponentialOf(exponent: readonly Polynomial[]): readonly Polynomial[] {
  const zero = [...(exponent[1]?.keys() ?? [])][0]?.replaceAll(/\d+/g, '0') ?? '0'
  const result: Polynomial[] = [new Map([[zero, 1]])]
  for (let k = 1; k < exponent.length; k++) {
    let sum: Polynomial = new Map()
    for (let j = 1; j <= k; j++)
      sum = plus(sum, scaled(times(exponent[j] as Polynomial, result[k - j] as Polynomial), j / k))
    result.push(sum)
  }
  return result
}

/** The mean over independent standard normal coordinates: (k − 1)!! of each even power. */
function normalMean(polynomial: Polynomial): number {
  let total = 0
  for (const [key, value] of polynomial)
    total += key.split(',').reduce((product, k) => product * pairingCount(Number(k)), value)
  return total
}

function plus(a: Polynomial, b: Polynomial): Polynomial {
  const result = new Map(a)
  for (const [key, value] of b) result.set(key, (result.get(key) ?? 0) + value)
  return result
}

function scaled(a: Polynomial, factor: number): Polynomial {
  return new Map([...a].map(([key, value]) => [key, value * factor] as const))
}

function times(a: Polynomial, b: Polynomial): Polynomial {
  const result = new Map<string, number>()
  for (const [x, left] of a)
    for (const [y, right] of b) {
      const others = y.split(',')
      const key = x
        .split(',')
        .map((k, i) => Number(k) + Number(others[i]))
        .join()
      result.set(key, (result.get(key) ?? 0) + left * right)
    }
  return result
}

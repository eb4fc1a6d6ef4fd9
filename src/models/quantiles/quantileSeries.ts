import { hermiteAt } from '../../kernels/hermiteAt.js'
import { densitySeries } from '../fourierDensity.js'
import type { NearlyGaussian } from '../fourierDensity.js'
import { normalDensity, normalDistribution } from '../normal.js'
import { addValues, multiplyValues, negateValue, numeric, ordersFrom } from '../value.js'
import type { Value } from '../value.js'

/** F(x) = Φ(z) solved for x at a z, order by order in δ: Newton's steps, of which each settles one order more. */
export function quantileAt(variable: NearlyGaussian, z: number): Value {
  const { orders } = variable
  const derivatives = Array.from({ length: orders }, (_, j) => densitySeries(variable, [z], j))
  const wanted = numeric(normalDistribution(z))
  const distribution = (moved: Value): Value =>
    taylor(addValues(wanted, densitySeries(variable, [z], -1)), derivatives, moved)
  return addValues(numeric(z), solved(distribution, wanted, normalDensity(z), orders))
}

/** Φ(z) = F(x) solved for z at an x. */
export function normalisedAt(variable: NearlyGaussian, x: number): Value {
  const { orders } = variable
  const derivatives = Array.from({ length: orders }, (_, j) =>
    numeric((j % 2 === 0 ? 1 : -1) * hermiteAt(j, x) * normalDensity(x)),
  )
  const first = numeric(normalDistribution(x))
  const wanted = addValues(first, densitySeries(variable, [x], -1))
  return addValues(
    numeric(x),
    solved((moved) => taylor(first, derivatives, moved), wanted, normalDensity(x), orders),
  )
}

/** The small u with f(u) = wanted, for f'(0) = slope but for what is small. */
function solved(f: (u: Value) => Value, wanted: Value, slope: number, orders: number): Value {
  let u = numeric(0)
  for (let k = 0; k < orders; k++) {
    const missing = addValues(wanted, negateValue(f(u)))
    u = ordersFrom(addValues(u, multiplyValues(missing, numeric(1 / slope))), 1)
  }
  return u
}

/** f_0 + f' u + f'' u²/2 + …, with f', f'', … of a list. */
function taylor(first: Value, derivatives: readonly Value[], u: Value): Value {
  let total = first
  let power = numeric(1)
  for (const [j, derivative] of derivatives.entries()) {
    power = multiplyValues(power, multiplyValues(u, numeric(1 / (j + 1))))
    total = addValues(total, multiplyValues(derivative, power))
  }
  return total
}

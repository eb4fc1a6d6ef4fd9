import { erf } from './erf.js'
import { relu } from './layer.js'
import { scalarFunctions } from './scalarFunction.js'

/** The functions that a hidden unit may be made of: those of written functions, and what neurons are usually made of. */
export const unitFunctions: Readonly<Record<string, (z: number) => number>> = {
  ...Object.fromEntries(Object.entries(scalarFunctions).map(([name, { value }]) => [name, value])),
  relu,
  gelu: (z) => (z * (1 + erf(z * Math.SQRT1_2))) / 2,
  silu: (z) => z * sigmoid(z),
  softplus: (z) => relu(z) + Math.log1p(Math.exp(-Math.abs(z))),
  sigmoid,
  sign: Math.sign,
  step: (z) => (z > 0 ? 1 : 0),
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z))
}

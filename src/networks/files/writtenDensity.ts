import { InputError } from '../../errors.js'
import type { DensityAxis } from '../../kernels/axisRules.js'
import { vectorFunction } from '../../kernels/vectorFunction.js'
import type { Parameters } from '../architecture.js'
import { requireDensity } from '../density.js'
import type { NetworkFormula, PlaceInFile, WrittenDensity } from './networkFile.js'

/** The value of an expression in the parameters. @throws InputError unless it is finite */
export function valueOf(written: NetworkFormula, constants: Parameters, at: string): number {
  const value =
    typeof written === 'number'
      ? written
      : vectorFunction(written, { vectors: [], d: 1, constants }, at).value(new Float64Array(0))
  if (Number.isFinite(value)) return value
  throw new InputError({
    code: 'networks.file',
    at,
    expected: 'an expression with a finite value',
    received: typeof written === 'number' ? `${written}` : `'${written}'`,
  })
}

/** The density that is written there. @throws InputError for none or several, and for numbers with which there is none */
export function densityOf(
  written: WrittenDensity,
  constants: Parameters,
  path: readonly PropertyKey[],
  place: PlaceInFile,
): DensityAxis {
  const keys = Object.keys(written)
  const [key] = keys as (keyof WrittenDensity)[]
  if (key === undefined || keys.length > 1)
    throw new InputError({
      code: 'networks.file',
      at: place(path),
      expected: 'one of normal, uniform, laplace, student, discrete, quantile',
      received: keys.length === 0 ? 'none' : keys.join(', '),
    })
  const value = (formula: NetworkFormula, ...further: readonly PropertyKey[]): number =>
    valueOf(formula, constants, place([...path, key, ...further]))
  const found = read(written, value, (text) => quantileOf(text, constants, place([...path, key])))
  requireDensity(place([...path, key]), found)
  return found
}

function read(
  { normal, uniform, laplace, student, discrete, quantile = '' }: WrittenDensity,
  value: (formula: NetworkFormula, ...further: readonly PropertyKey[]) => number,
  quantileAs: (text: string) => (u: number) => number,
): DensityAxis {
  if (normal !== undefined) return { kind: 'normal', deviation: value(normal) }
  if (uniform !== undefined) return { kind: 'uniform', from: value(uniform[0], 0), to: value(uniform[1], 1) }
  if (laplace !== undefined) return { kind: 'laplace', scale: value(laplace) }
  if (student !== undefined)
    return {
      kind: 'student',
      degrees: value(student.degrees, 'degrees'),
      scale: student.scale === undefined ? 1 : value(student.scale, 'scale'),
    }
  if (discrete !== undefined) {
    const { values, weights } = discrete
    return {
      kind: 'discrete',
      values: values.map((each, i) => value(each, 'values', i)),
      weights: weights?.map((each, i) => value(each, 'weights', i)) ?? values.map(() => 1 / values.length),
    }
  }
  return { kind: 'quantile', quantile: quantileAs(quantile) }
}

/** Where a quantile function is looked at on arrival. */
const LOOKED_AT = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)

/** @throws InputError for a function that is not finite, or falls */
function quantileOf(text: string, constants: Parameters, at: string): (u: number) => number {
  const { value, slots, number } = vectorFunction(text, { vectors: [], d: 1, numbers: ['u'], constants }, at)
  const u = new Float64Array(slots)
  const quantile = (at: number): number => {
    u[number('u')] = at
    return value(u)
  }
  let last = -Infinity
  for (const probability of LOOKED_AT) {
    const found = quantile(probability)
    if (!(Number.isFinite(found) && found >= last))
      throw new InputError({
        code: 'networks.file',
        at,
        expected: 'a quantile function: finite and not falling for u between 0 and 1',
        received: `'${text}', which is ${found} at u = ${probability}`,
      })
    last = found
  }
  return quantile
}

/** How far its values are from 0, about: the root mean square where it is known. */
export function spreadOf(density: DensityAxis): number {
  switch (density.kind) {
    case 'normal':
      return density.deviation
    case 'uniform': {
      const { from, to } = density
      return Math.sqrt((from ** 2 + from * to + to ** 2) / 3)
    }
    case 'laplace':
      return Math.SQRT2 * density.scale
    case 'student':
      return density.scale * (density.degrees > 2 ? Math.sqrt(density.degrees / (density.degrees - 2)) : 1)
    case 'discrete':
      return Math.sqrt(density.values.reduce((sum, x, i) => sum + (density.weights[i] as number) * x * x, 0))
    case 'quantile':
      return Math.max(Math.abs(density.quantile(0.16)), Math.abs(density.quantile(0.84)))
  }
}

import { InputError } from '../../errors.js'
import { evaluateScalar } from '../../kernels/scalar.js'
import { requireNumber } from '../../numbers.js'
import { largest, requireSize } from '../../sizes.js'
import { readSource } from '../../theory/source.js'
import { activation } from './activation.js'
import type { NetworkOfPopulations, Population } from './networkOfPopulations.js'

/**
 * A network of several populations, as YAML: `populations`, by their names with `fraction` (of all units), `phi` and `noise`;
 * `g`, rows of g_ab with the receiving population first, and `means`, likewise of J̄_ab; `phi` and `noise` beside them for all.
 *
 * @throws InputError with the place in the file
 * @example
 * readPopulations('phi: tanh\npopulations:\n  E: { fraction: 1 }\ng: [[1.5]]', 'net.yaml').g // [[1.5]]
 */
export function readPopulations(text: string, file: string): NetworkOfPopulations {
  const { value, place } = readSource(text, file)
  const wrong = (path: readonly string[], expected: string, received: unknown): InputError =>
    new InputError({
      code: 'dynamics.populations',
      at: path.length === 0 ? file : place([...path]),
      expected,
      received: received === undefined ? 'none' : JSON.stringify(received),
    })
  const record = (path: readonly string[], each: unknown, expected: string): Readonly<Record<string, unknown>> => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) throw wrong(path, expected, each)
    return each as Readonly<Record<string, unknown>>
  }
  const keys = (path: readonly string[], each: Readonly<Record<string, unknown>>, known: readonly string[]): void => {
    for (const key of Object.keys(each))
      if (key === 'tau')
        throw wrong(
          [...path, key],
          'couplings that are independent: with ⟨J_ij J_ji⟩ a unit’s own past comes back to it and it is not Gaussian, so that c(τ) has no closed equation',
          each[key],
        )
      else if (!known.includes(key)) throw wrong([...path, key], known.join(', '), key)
  }
  const number = (path: readonly string[], each: unknown): number => evaluateScalar(String(each), place([...path]))
  const top = record([], value, 'the keys populations and g')
  keys([], top, ['populations', 'g', 'means', 'phi', 'noise', 'name', 'title'])
  const entries = Object.entries(record(['populations'], top['populations'], 'populations by their names'))
  requireSize({
    ...{ code: 'dynamics.populations', at: file, of: 'populations' },
    ...{ needed: entries.length, most: largest.populations },
  })
  if (entries.length === 0) throw wrong(['populations'], 'one population at least', {})
  const populations = entries.map(([name, each]): Population => {
    const path = ['populations', name]
    const own = record(path, each, 'fraction, phi and noise')
    keys(path, own, ['fraction', 'phi', 'noise'])
    const [phi, noise] = [own['phi'] ?? top['phi'], own['noise'] ?? top['noise'] ?? 0]
    if (typeof phi !== 'string') throw wrong([...path, 'phi'], 'a function such as tanh', phi)
    return {
      name,
      fraction: requireNumber(number([...path, 'fraction'], own['fraction']), {
        ...{ at: place([...path, 'fraction']), above: 0, max: 1, expected: 'a fraction of all units above 0, up to 1' },
      }),
      phi: activation(phi, place([...path, 'phi'])),
      noise: requireNumber(number([...path, 'noise'], noise), {
        ...{ at: place([...path, 'noise']), min: 0, max: 1e6, expected: 'a noise strength D from 0 to 10⁶' },
      }),
    }
  })
  const whole = populations.reduce((sum, { fraction }) => sum + fraction, 0)
  if (Math.abs(whole - 1) > 1e-9) throw wrong(['populations'], 'fractions that add up to 1', whole)
  const matrix = (key: 'g' | 'means', min: number): readonly (readonly number[])[] => {
    const rows = top[key]
    const shape = `${populations.length} rows of ${populations.length} numbers, the receiving population first`
    if (!Array.isArray(rows) || rows.length !== populations.length) throw wrong([key], shape, rows)
    return rows.map((row: unknown) => {
      if (!Array.isArray(row) || row.length !== populations.length) throw wrong([key], shape, row)
      return row.map((each: unknown) =>
        requireNumber(number([key], each), {
          ...{ at: place([key]), min, max: 1000, expected: `a coupling strength from ${min} to 1000` },
        }),
      )
    })
  }
  return {
    populations,
    g: matrix('g', 0),
    means: top['means'] === undefined ? populations.map(() => populations.map(() => 0)) : matrix('means', -1000),
  }
}

import { InputError } from '../errors.js'
import { evaluateScalar } from '../kernels/scalar.js'
import type { Parameters } from '../networks/architecture.js'
import { readNatural } from './written.js'

/** `NAME=VALUE` pairs; a value may be a closed expression such as sqrt(2). The last one of a name counts. */
export function readParameters(pairs: readonly string[]): Parameters {
  return Object.fromEntries(
    pairs.map((pair): [string, number] => {
      const [name = '', value, ...rest] = pair.split('=')
      if (value === undefined || rest.length > 0)
        throw new InputError({ code: 'cli.param', at: '--param', expected: 'NAME=VALUE', received: `'${pair}'` })
      return [name, evaluateScalar(value, `--param ${name}`)]
    }),
  )
}

/** How many networks are sampled for a check. @throws InputError for fewer than an error can be estimated from */
export function readSampleCount(text: string): number {
  const samples = readNatural(text, '--samples')
  if (samples >= 20) return samples
  throw new InputError({
    code: 'cli.samples',
    at: '--samples',
    expected: 'a natural number, 20 at least',
    received: `${samples}`,
  })
}

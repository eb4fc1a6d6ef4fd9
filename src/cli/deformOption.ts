import { InputError } from '../errors.js'
import { evaluateScalar } from '../kernels/scalar.js'
import type { AskedDeformation } from '../requests/deformedCorrelator.js'

const NAMES = ['lambda', 'from', 'to', 'nodes', 'power'] as const

/**
 * `lambda=0.2,from=-1.5,to=1.5,nodes=12,power=4`; the last one of a name counts. @throws InputError for what is no such
 * pair, and without λ
 */
export function readDeform(text: string): AskedDeformation {
  const values: Partial<Record<(typeof NAMES)[number], number>> = {}
  for (const pair of text.split(',')) {
    const [written = '', value = '', ...rest] = pair.split('=')
    const name = NAMES.find((each) => each === written)
    if (name === undefined || value === '' || rest.length > 0) throw problem(text)
    values[name] = evaluateScalar(value, `--deform ${name}`)
  }
  const { lambda, ...others } = values
  if (lambda === undefined) throw problem(text)
  return { lambda, ...others }
}

function problem(text: string): InputError {
  return new InputError({
    code: 'cli.deform',
    at: '--deform',
    expected: 'lambda=VALUE and, as wanted, from, to, nodes, power, such as lambda=0.2,from=-1,to=1',
    received: `'${text}'`,
  })
}

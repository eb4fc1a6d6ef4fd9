import { InputError } from '../errors.js'
import { evaluateScalar } from '../kernels/scalar.js'
import type { DmftRequest } from '../requests/dmft.js'
import type { SimulationRequest } from '../requests/networkWork.js'
import { readChoice, readNatural } from '../requests/written.js'
import type { DmftQuestion } from './dmftOptions.js'

/** One state of a random network, and networks beside it. */
export function readState(phi: string, options: DmftQuestion): DmftRequest {
  const { g, noise, method, until, step, simulate, seed } = options
  return {
    phi,
    noise: evaluateScalar(noise, '--noise'),
    ...(g === undefined ? {} : { g: evaluateScalar(g, '--g') }),
    ...(method === undefined ? {} : { method: readChoice(method, ['potential', 'iteration'], '--method') }),
    ...(until === undefined ? {} : { until: evaluateScalar(until, '--until') }),
    ...(step === undefined ? {} : { step: evaluateScalar(step, '--step') }),
    ...(simulate === undefined ? {} : { simulate: readNetworks(simulate, seed) }),
  }
}

/** `N=500,1000,seeds=4,time=300,dt=0.1`; what has no name belongs to the one before it. */
export function readNetworks(text: string, seed: string | undefined): SimulationRequest {
  const problem = (): InputError =>
    new InputError({
      code: 'cli.simulate',
      at: '--simulate',
      expected: 'N=1000,seeds=4, with several N, time=300 and dt=0.1 where they are wanted',
      received: `'${text}'`,
    })
  const values = new Map<string, number[]>()
  let name = ''
  for (const part of text.split(',')) {
    const [, key, value = ''] = /^(?:(N|seeds|time|dt)=)?(.+)$/.exec(part.trim()) ?? []
    if (key !== undefined) {
      if (values.has(key)) throw problem()
      name = key
      values.set(name, [])
    }
    const list = values.get(name)
    if (list === undefined || (key === undefined && name !== 'N')) throw problem()
    list.push(evaluateScalar(value, `--simulate ${name}`))
  }
  const units = values.get('N')
  if (units === undefined) throw problem()
  const [networks, time, dt] = ['seeds', 'time', 'dt'].map((key) => values.get(key)?.[0])
  return {
    units,
    ...(networks === undefined ? {} : { networks }),
    ...(time === undefined ? {} : { time }),
    ...(dt === undefined ? {} : { dt }),
    ...(seed === undefined ? {} : { seed: readNatural(seed, '--seed') }),
  }
}

import { plannedCheck } from '../montecarlo/check/checkDefinition.js'
import type { CheckDefinition } from '../montecarlo/check/checkDefinition.js'
import { piecewise } from '../montecarlo/sampling/piecewise.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { loadedNetwork } from './networkModule.js'
import { chosenNetwork } from './networkSubject.js'
import type { SimulatedNetworks } from './networkWork.js'
import type { PopulationsDefinition } from './populationsWork.js'
import type { PathDefinition } from './pathWork.js'

/** Work that can be divided, by the command that asks for it: plain data of which every thread and every machine makes the same pieces. */
export interface Divisions {
  readonly check: CheckDefinition
  readonly sde: PathDefinition
  readonly dmft: SimulatedNetworks
  /** Of `dmft network.yaml`. */
  readonly 'dmft-populations': PopulationsDefinition
}

export type Division = keyof Divisions
export type Divisible = Divisions[Division]

/** Which command asks for it. */
export function divisionOf(request: Divisible): Division {
  if ('equation' in request) return 'sde'
  if ('phi' in request) return 'dmft'
  return 'variances' in request ? 'dmft-populations' : 'check'
}

/** Its pieces. @param module the address of the module that has the network of a check; left out for one that ships */
export async function worksOf(request: Divisible, module?: string): Promise<readonly Piecewise[]> {
  // A thread does one kind of work, and is there sooner without the others.
  if ('equation' in request) return [(await import('./pathWork.js')).pathWork(request)]
  if ('phi' in request) return [(await import('./networkWork.js')).networkWork(request)]
  if ('variances' in request) return [(await import('./populationsWork.js')).populationsWork(request)]
  const { network: name, parameters } = request
  const { of } = chosenNetwork({ network: await loadedNetwork(module === undefined ? name : { module }), parameters })
  return plannedCheck(request, of).samplings.map((each) => piecewise(each))
}

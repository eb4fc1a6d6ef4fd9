import { readNetworkSubject } from '../readNetworkSubject.js'
import { symmetriesText } from '../../render/text/symmetriesText.js'
import { answerSymmetries, symmetriesJson } from '../../requests/symmetries.js'
import type { SymmetriesRequest } from '../../requests/symmetries.js'
import type { Io } from '../io.js'
import { stoppable } from '../stoppable.js'
import type { NetworkOptions } from '../networkOptions.js'
import { readChoice, readNatural } from '../../requests/written.js'

export interface SymmetriesOptions extends NetworkOptions {
  readonly n: string
  readonly samples?: string
  readonly seed: string
  readonly format: string
}

/** Does what `edgewick symmetries` is asked for. */
export async function runSymmetries(io: Io, name: string | undefined, options: SymmetriesOptions): Promise<void> {
  const write = readChoice(options.format, ['text', 'json'], '--format') === 'json' ? symmetriesJson : symmetriesText
  const request: SymmetriesRequest = {
    orders: options.n.split(',').map((order) => readNatural(order, '--n')),
    seed: readNatural(options.seed, '--seed'),
    ...(options.samples === undefined ? {} : { samples: readNatural(options.samples, '--samples') }),
    ...(await readNetworkSubject(io, name, options)),
  }
  await io.out(`${write(await stoppable(io, () => answerSymmetries(request)))}\n`)
}

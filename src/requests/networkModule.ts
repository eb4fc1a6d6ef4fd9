import { InputError } from '../errors.js'
import type { Architecture } from '../networks/architecture.js'
import type { NetworkFile } from '../networks/files/networkFile.js'

/**
 * The address of a module whose default export is a network of one's own, so that other threads can make it too. A
 * module is code: none is read from JSON.
 */
export interface NetworkModule {
  readonly module: string
}

/** What can be said of a network at once. @throws InputError for a module without one */
export async function loadedNetwork(
  choice: string | NetworkFile | Architecture | NetworkModule,
): Promise<string | NetworkFile | Architecture> {
  if (typeof choice === 'string' || !('module' in choice)) return choice
  if (!URL.canParse(choice.module))
    throw new InputError({
      code: 'requests.module',
      at: 'network.module',
      expected: "the address of a module, such as new URL('network.mjs', import.meta.url).href",
      received: choice.module,
    })
  const found = (await import(/* @vite-ignore */ choice.module)) as { readonly default?: Partial<Architecture> }
  if (typeof found.default?.create === 'function') return found.default as Architecture
  throw new InputError({
    code: 'requests.module',
    at: 'network',
    expected: "a module whose default export is a network of one's own",
    received: choice.module,
  })
}

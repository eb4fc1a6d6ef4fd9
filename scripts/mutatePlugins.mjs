// Plugins of Stryker for scripts/mutate.mjs: the runner of tests, and a reporter that names survivors as they are
// found.
import { runner } from './mutateRunner.mjs'
import { NOT_CHOSEN } from './mutateSample.mjs'

class Survivors {
  tried = 0
  onMutantTested({ status, statusReason, fileName, location: { start }, mutatorName, replacement }) {
    if (statusReason === NOT_CHOSEN) return
    if (['Killed', 'Timeout', 'Survived'].includes(status) && ++this.tried % 20 === 0)
      console.log(`${this.tried} tried`)
    if (status !== 'Survived') return
    console.log(
      `${fileName}:${start.line}:${start.column} ${mutatorName}: ${(replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 100)}`,
    )
  }
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'inProcess', factory: runner },
  { kind: 'Reporter', name: 'survivors', injectableClass: Survivors },
]

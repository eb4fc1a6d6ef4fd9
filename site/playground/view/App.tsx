import type { VNode } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { engine } from '../engine/engine.js'
import type { Listed } from '../engine/protocol.js'
import { fromHash, toHash } from '../state/state.js'
import type { State } from '../state/state.js'
import { FormulaView } from './FormulaView.js'
import { NetworkView } from './NetworkView.js'
import { Theme } from './Theme.js'
import { TheoryView } from './TheoryView.js'

const worker = (): Worker => new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' })
const formulas = engine(worker)
const samples = engine(worker)

const VIEWS: Readonly<Record<State['view'], string>> = {
  theory: 'Expand a theory',
  network: 'A random network',
  formula: 'Is my formula right?',
}

/** Changes within this time, in milliseconds, are one step of the browser's history. */
const SETTLED = 400

export function App(): VNode {
  const [state, setState] = useState(() => fromHash(location.hash))
  const [listed, setListed] = useState<Listed>()
  const [problem, setProblem] = useState<string>()

  useEffect(() => {
    formulas
      .run('list', null)
      .then(setListed)
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  }, [])
  useEffect(() => {
    const hash = toHash(state)
    const timer = setTimeout(() => {
      const there = location.hash.replace(/^#/, '')
      if (hash === there) return
      // A link that says the same in other words is put right, and is no step of its own.
      if (toHash(fromHash(there)) === hash) history.replaceState(null, '', `#${hash}`)
      else history.pushState(null, '', `#${hash}`)
    }, SETTLED)
    return () => clearTimeout(timer)
  }, [state])
  useEffect(() => {
    const restore = (): void => setState(fromHash(location.hash))
    addEventListener('popstate', restore)
    addEventListener('hashchange', restore)
    return () => {
      removeEventListener('popstate', restore)
      removeEventListener('hashchange', restore)
    }
  }, [])
  const change = useCallback((part: Partial<State>) => setState((before) => ({ ...before, ...part })), [])

  return (
    <>
      <header class="page">
        <h1>
          <a href="../">Edgewick</a> playground
        </h1>
        <nav aria-label="what to do">
          {(Object.entries(VIEWS) as readonly (readonly [State['view'], string])[]).map(([view, title]) => (
            <button
              type="button"
              key={view}
              {...(state.view === view ? { 'aria-current': 'page' as const } : {})}
              onClick={() => change({ view })}
            >
              {title}
            </button>
          ))}
        </nav>
        <Theme />
      </header>
      <main>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        {state.view === 'theory' && <TheoryView state={state} change={change} listed={listed} engine={formulas} />}
        {state.view === 'network' && (
          <NetworkView state={state} change={change} listed={listed} engine={formulas} sampling={samples} />
        )}
        {state.view === 'formula' && <FormulaView state={state} change={change} listed={listed} engine={formulas} />}
      </main>
      <footer class="page">
        Everything is computed in this page, by the code of the command line; nothing is sent anywhere.
      </footer>
    </>
  )
}

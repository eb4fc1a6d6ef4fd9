import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { commandOf, programOf } from '../state/elsewhere.js'
import { expandRequest } from '../state/requests.js'
import { inWords } from '../state/trouble.js'
import { FILES } from '../state/files.js'
import { linkTo } from './linkTo.js'
import { Copies } from './Copies.js'
import type { Copy } from './Copies.js'
import { Derivation } from './Derivation.js'
import { Diagrams } from './Diagrams.js'
import { Formula } from './Formula.js'
import type { Chosen } from './Formula.js'
import { Troubles } from './fields.js'
import { pngFile, svgFile } from './pictures.js'
import { Progress } from './Progress.js'
import { Maths } from './Maths.js'
import { ToJudge } from './ToJudge.js'
import { TheoryForm } from './TheoryForm.js'
import { attempted, useJob } from './useJob.js'
import type { PartOfPage } from './page.js'

/** Diagrams that are shown at first, and how many more each time. */
const STEP = 60

/** A theory: its diagrams, their weights and their sum. */
export function TheoryView({ state, change, listed, engine }: PartOfPage): VNode {
  const [most, setMost] = useState(STEP)
  const [chosen, choose] = useState<number>()
  const [near, approach] = useState<number>()
  const asked = attempted(() => ({ request: expandRequest(state).request, most }))
  const job = useJob(engine, 'expand', asked, state)
  const { result } = job
  const request = 'given' in asked ? asked.given?.request : undefined
  const key = JSON.stringify(request)
  useEffect(() => {
    choose(undefined)
    approach(undefined)
    setMost(STEP)
  }, [key])
  const at: Chosen = { chosen, near, choose, approach }
  const picture = chosen === undefined ? undefined : result?.pictures[chosen]
  const reading = (as: string) => () => engine.run('reading', { kind: 'expand', request, as })
  const copies: readonly Copy[] = [
    { name: 'LaTeX', text: reading('latex') },
    ...(state.space === 'point'
      ? []
      : [
          { name: 'TikZ', text: reading('tikz') },
          { name: 'SVG', text: reading('svg'), file: 'diagrams.svg', as: svgFile },
          { name: 'PNG', text: reading('svg'), file: 'diagrams.png', as: pngFile },
        ]),
    { name: 'JSON', text: reading('json') },
    { name: 'command', text: () => Promise.resolve(commandOf(state)) },
    { name: 'TypeScript', text: () => Promise.resolve(programOf(state)) },
    ...(state.theory === ''
      ? [{ name: FILES.rules, text: () => Promise.resolve(state.rules), file: FILES.rules }]
      : []),
    { name: 'link', text: () => Promise.resolve(linkTo(state)) },
  ]
  return (
    <Troubles.Provider value={job.trouble === undefined ? [] : [job.trouble]}>
      <div class={state.theory === '' ? 'view editing' : 'view'}>
        <TheoryForm state={state} change={change} listed={listed} engine={engine} />
        <div
          class={job.state === 'running' ? 'results stale' : 'results'}
          aria-busy={job.state === 'running'}
          onKeyDown={({ key }) => {
            if (key === 'Escape') choose(undefined)
          }}
        >
          <Progress job={job} doing="finding diagrams" of={state} />
          {result !== undefined && (
            <div inert={job.state === 'running'}>
              <h2>{result.title}</h2>
              <p class="what">
                <Maths latex={result.what.latex} /> is {result.what.words}
                {result.what.hasOthers && '; n-point functions as textbooks have them are under “quantity”'}.
              </p>
              <Formula of={result} at={at} />
              {result.remark !== undefined && <p class="remark">{inWords(result.remark, state)}</p>}
              <ToJudge state={state} change={change} formula={reading('latex')} />
              <Copies label="take away:" of={copies} />
              {picture !== undefined && (
                <Derivation
                  engine={engine}
                  request={request}
                  state={state}
                  picture={picture}
                  term={result.terms.find((term) => term.picture === chosen)?.latex}
                  onClose={() => choose(undefined)}
                />
              )}
              <Diagrams of={result} at={at} onMore={() => setMost(most + STEP)} />
            </div>
          )}
        </div>
      </div>
    </Troubles.Provider>
  )
}

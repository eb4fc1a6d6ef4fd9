import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { checkCommandOf, checkProgramOf, commandOf, programOf } from '../state/elsewhere.js'
import { actionRequest, checkRequest } from '../state/requests.js'
import type { State } from '../state/state.js'
import { linkTo } from './linkTo.js'
import { Copies } from './Copies.js'
import { Choice, TextField, Troubles } from './fields.js'
import { Maths } from './Maths.js'
import { Progress } from './Progress.js'
import { svgFile } from './pictures.js'
import { attempted, useJob } from './useJob.js'
import type { Engine } from '../engine/engine.js'
import type { PartOfPage } from './page.js'

/** A random network: the closed form of its action, and samples beside the predictions. */
export function NetworkView({
  state,
  change,
  listed,
  engine,
  sampling,
}: PartOfPage & {
  /** Samples are drawn on a worker of their own. */
  readonly sampling: Engine
}): VNode {
  const derived = attempted(() => actionRequest(state, 0).request)
  const action = useJob(engine, 'action', derived, state)
  const request = 'given' in derived ? derived.given : undefined
  const [asked, ask] = useState<string>()
  const check = attempted(() => checkRequest(state).request)
  const key = 'given' in check ? JSON.stringify(check.given) : undefined
  const wanted = key !== undefined && asked === key
  const job = useJob(sampling, 'check', 'problem' in check || wanted ? check : { given: undefined }, state, 0)
  // What is wrong with both is said once.
  const inBoth = job.trouble !== undefined && job.trouble.sentence === action.trouble?.sentence
  useEffect(() => {
    if (!wanted) ask(undefined)
  }, [wanted])
  // Of a check that was cancelled, what there is.
  const sampled: State = job.result === undefined ? state : { ...state, samples: String(job.result.samples) }
  const chosen = listed?.networks.find(({ name }) => name === state.network)
  const { result } = action
  return (
    <Troubles.Provider value={[action.trouble, job.trouble].filter((each) => each !== undefined)}>
      <div class="view">
        <form class="choices" onSubmit={(event) => event.preventDefault()}>
          <Choice name="network" state={state} onValue={(network) => change({ network, parameters: '' })}>
            {(listed?.networks ?? [{ name: state.network }]).map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Choice>
          <p class="about">{chosen?.title ?? ''}</p>
          <TextField
            name="parameters"
            state={state}
            hint={Object.entries(chosen?.parameters ?? {})
              .map(([name, value]) => `${name}=${value}`)
              .join(', ')}
            onValue={(parameters) => change({ parameters })}
          />
          <TextField name="order" state={state} hint="0, 1 or 2" onValue={(order) => change({ order })} />
          <TextField name="samples" state={state} hint="20 or more" onValue={(samples) => change({ samples })} />
          <TextField name="seed" state={state} onValue={(seed) => change({ seed })} />
        </form>
        <div class={action.state === 'running' ? 'results stale' : 'results'} aria-busy={action.state === 'running'}>
          <h2>The action</h2>
          <Progress job={action} doing="deriving the action" of={state} />
          {result !== undefined && (
            <div inert={action.state === 'running'}>
              {result.formulas.map(({ name, latex }, i) => (
                <details key={name} open={i === 0}>
                  <summary>{name}</summary>
                  <div class="scrolled" tabIndex={0} role="group" aria-label={name}>
                    <Maths latex={latex} display />
                  </div>
                </details>
              ))}
              {result.missing !== undefined && <p class="remark">{result.missing}</p>}
              {result.definitions !== undefined && (
                <p class="scrolled" tabIndex={0} role="group" aria-label="the definitions">
                  where <Maths latex={result.definitions} />
                </p>
              )}
              <Copies
                label="take away:"
                of={[
                  { name: 'LaTeX', text: () => engine.run('reading', { kind: 'action', request, as: 'latex' }) },
                  { name: 'JSON', text: () => engine.run('reading', { kind: 'action', request, as: 'json' }) },
                  { name: 'command', text: () => Promise.resolve(commandOf(state)) },
                  { name: 'TypeScript', text: () => Promise.resolve(programOf(state)) },
                  { name: 'link', text: () => Promise.resolve(linkTo(state)) },
                ]}
              />
            </div>
          )}
          <h2>Predictions beside sampled networks</h2>
          <p>
            <button
              type="button"
              class="main"
              disabled={job.state === 'running' || key === undefined}
              onClick={() => (wanted ? job.again() : ask(key))}
            >
              sample {state.samples} networks
            </button>
          </p>
          {!inBoth && <Progress job={job} doing="sampling" of={state} />}
          {job.result !== undefined && (
            <section class="check" aria-label="the check">
              <p aria-live="polite">
                <strong>{job.result.verdict}</strong>, {job.result.samples} samples
                {job.state === 'done' ? '' : ' so far'}
              </p>
              <div class="scrolled plot" tabIndex={0} role="group" aria-label="the plots">
                {/* The numbers beneath are what is read out. */}
                <div class="wide" aria-hidden="true" dangerouslySetInnerHTML={{ __html: job.result.plot }} />
                <div
                  class="narrow"
                  aria-hidden="true"
                  dangerouslySetInnerHTML={{ __html: job.result.narrow.join('') }}
                />
              </div>
              <details>
                <summary>every number</summary>
                <pre tabIndex={0} aria-label="every number of the check">
                  {job.result.text}
                </pre>
              </details>
              <Copies
                label="take away:"
                of={[
                  { name: 'table', text: () => Promise.resolve(job.result?.text ?? '') },
                  { name: 'SVG', text: () => Promise.resolve(job.result?.plot ?? ''), file: 'check.svg', as: svgFile },
                  { name: 'command', text: () => Promise.resolve(checkCommandOf(sampled)) },
                  { name: 'TypeScript', text: () => Promise.resolve(checkProgramOf(sampled)) },
                ]}
              />
            </section>
          )}
        </div>
      </div>
    </Troubles.Provider>
  )
}

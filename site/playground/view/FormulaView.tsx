import type { VNode } from 'preact'
import type { Judged } from '../engine/protocol.js'
import { commandOf, programOf } from '../state/elsewhere.js'
import { verifyRequest } from '../state/requests.js'
import type { State } from '../state/state.js'
import { FILES } from '../state/files.js'
import { linkTo } from './linkTo.js'
import { Copies } from './Copies.js'
import { Choice, Troubles } from './fields.js'
import { FormulaField } from './FormulaField.js'
import { Maths } from './Maths.js'
import { Progress } from './Progress.js'
import { segments } from './segments.js'
import { TheoryForm } from './TheoryForm.js'
import { Typeset } from './Typeset.js'
import { attempted, useJob } from './useJob.js'
import type { PartOfPage } from './page.js'

const WORDS: Readonly<Record<Judged['verdict'], string>> = {
  right: 'right',
  'right-under': 'right under a convention',
  wrong: 'wrong',
  open: 'right as far as it goes',
}

/** A hand calculation, and whether it is right. */
export function FormulaView({ state, change, listed, engine }: PartOfPage): VNode {
  const asked = attempted(() => (state.formula.trim() === '' ? undefined : verifyRequest(state).request))
  const request = 'given' in asked ? asked.given : undefined
  const job = useJob(engine, 'verify', asked, state, 600)
  const { result } = job
  return (
    <Troubles.Provider value={job.trouble === undefined ? [] : [job.trouble]}>
      <div class="view">
        <div>
          <Choice name="against" state={state} onValue={(against) => change({ against: against as State['against'] })}>
            <option value="theory">the expansion of a theory</option>
            <option value="nothing">nothing: it is an identity by itself</option>
          </Choice>
          {state.against === 'theory' && <TheoryForm state={state} change={change} listed={listed} engine={engine} />}
        </div>
        <div class="results">
          <FormulaField state={state} change={change} />
          <Progress job={job} doing="judging the formula" of={state} />
          {result !== undefined && (
            <section
              class={job.state === 'running' ? 'old' : ''}
              aria-label="the verdict"
              aria-live="polite"
              inert={job.state === 'running'}
            >
              <h2 class={`verdict ${result.verdict}`}>{WORDS[result.verdict]}</h2>
              <Typeset of={result} />
              {result.places.some(({ differs }) => differs !== undefined) && (
                <pre class="marked" tabIndex={0} aria-label="the formula, with what differs marked">
                  {segments(state.formula, result.places).map(({ text, differs }, i) =>
                    differs === undefined ? (
                      <span key={i}>{text}</span>
                    ) : (
                      <mark key={i} title={differs}>
                        {text}
                      </mark>
                    ),
                  )}
                </pre>
              )}
              <pre class="evidence" tabIndex={0} aria-label="the evidence">
                {result.text}
              </pre>
              {result.corrected !== undefined && (
                <>
                  <h3>right would be</h3>
                  <div class="scrolled" tabIndex={0} role="group" aria-label="the right line">
                    <Maths latex={result.corrected} display />
                  </div>
                </>
              )}
              <Copies
                label="take away:"
                of={[
                  { name: 'evidence', text: () => Promise.resolve(result.text) },
                  {
                    name: 'JSON',
                    text: () => engine.run('reading', { kind: 'verify', request, as: 'json' }),
                  },
                  { name: FILES.formula, text: () => Promise.resolve(state.formula), file: FILES.formula },
                  { name: 'command', text: () => Promise.resolve(commandOf(state)) },
                  { name: 'TypeScript', text: () => Promise.resolve(programOf(state)) },
                  { name: 'link', text: () => Promise.resolve(linkTo(state)) },
                ]}
              />
            </section>
          )}
        </div>
      </div>
    </Troubles.Provider>
  )
}

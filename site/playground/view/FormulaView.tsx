import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import type { Judged } from '../engine/protocol.js'
import { commandOf, programOf } from '../state/elsewhere.js'
import { verifyRequest } from '../state/requests.js'
import type { State } from '../state/state.js'
import { FILES } from '../state/files.js'
import { linkTo } from './linkTo.js'
import { Copies } from './Copies.js'
import { Choice } from './fields.js'
import { Maths } from './Maths.js'
import { Progress } from './Progress.js'
import { segments } from './segments.js'
import { TheoryForm } from './TheoryForm.js'
import { useJob } from './useJob.js'
import type { PartOfPage } from './page.js'

const WORDS: Readonly<Record<Judged['verdict'], string>> = {
  right: 'right',
  'right-under': 'right under a convention',
  wrong: 'wrong',
  open: 'right as far as it goes',
}

/** A hand calculation, and whether it is right. */
export function FormulaView({ state, change, listed, engine }: PartOfPage): VNode {
  const id = useId()
  const asked = verifyRequest(state)
  const job = useJob(engine, 'verify', state.formula.trim() === '' ? undefined : asked.request, 600)
  const { result } = job
  return (
    <div class="view">
      <div>
        <Choice
          label="compared with"
          value={state.against}
          onValue={(against) => change({ against: against as State['against'] })}
        >
          <option value="theory">the expansion of a theory</option>
          <option value="nothing">nothing: it is an identity by itself</option>
        </Choice>
        {state.against === 'theory' && <TheoryForm state={state} change={change} listed={listed} engine={engine} />}
      </div>
      <div class="results">
        <div class="field wide">
          <label for={id}>your formula, LaTeX or plain</label>
          <textarea
            id={id}
            rows={6}
            spellcheck={false}
            value={state.formula}
            maxLength={100_000}
            placeholder={EXAMPLE}
            onInput={(event) => change({ formula: event.currentTarget.value })}
          />
          <small class="hint">
            <button
              type="button"
              onClick={() =>
                change({
                  formula: EXAMPLE,
                  against: 'theory',
                  theory: 'edgeworth',
                  legs: '4',
                  by: 'upTo',
                  amount: '1',
                  quantity: '',
                })
              }
            >
              try one with a wrong factor
            </button>{' '}
            <button type="button" onClick={() => change({ formula: IDENTITY, against: 'nothing' })}>
              try an identity of cumulants
            </button>
          </small>
        </div>
        <Progress job={job} doing="judging the formula" />
        {result !== undefined && (
          <section
            class={job.state === 'running' ? 'old' : ''}
            aria-label="the verdict"
            aria-live="polite"
            inert={job.state === 'running'}
          >
            <h2 class={`verdict ${result.verdict}`}>{WORDS[result.verdict]}</h2>
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
                  text: () => engine.run('reading', { kind: 'verify', request: asked.request, as: 'json' }),
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
  )
}

/** The four-point coupling of the Edgeworth expansion, the exchange twice as large as it is. */
const EXAMPLE = String.raw`g_4(x_1,\ldots,x_4) = -\frac{1}{24} \int dy_1 \cdots dy_4 \, G_c^{(4)}(y_1,y_2,y_3,y_4) \, G_c^{(2)}(y_1,x_1)^{-1} G_c^{(2)}(y_2,x_2)^{-1} G_c^{(2)}(y_3,x_3)^{-1} G_c^{(2)}(y_4,x_4)^{-1}
+ \frac{1}{12} \left[ \int dy_1 \cdots dy_6 \, G_c^{(3)}(y_1,y_2,y_3) G_c^{(3)}(y_4,y_5,y_6) G_c^{(2)}(y_3,y_6)^{-1} G_c^{(2)}(y_1,x_1)^{-1} G_c^{(2)}(y_2,x_2)^{-1} G_c^{(2)}(y_4,x_3)^{-1} G_c^{(2)}(y_5,x_4)^{-1} + 2\text{ perms} \right]`

const IDENTITY = String.raw`\kappa_4 = \mu_4 - 2 \mu_2^2`

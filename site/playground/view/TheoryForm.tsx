import type { VNode } from 'preact'
import { isAtStart, startOf, withTheory } from '../state/starts.js'
import type { State } from '../state/state.js'
import { useContext } from 'preact/hooks'
import { Choice, TextField, Troubles } from './fields.js'
import { RuleEditor } from './RuleEditor.js'
import type { PartOfPage } from './page.js'

const QUANTITIES: Readonly<Record<string, string>> = {
  connected: 'connected n-point function',
  full: 'full n-point function',
  amputated: 'amputated n-point function',
  vertex: 'vertex function (1PI)',
  'self-energy': 'self-energy',
}

const AMOUNT_HINTS: Readonly<Record<State['by'], string>> = {
  upTo: 'a number such as 2 or 3/2, or of each small parameter: N=1',
  order: 'a number such as 2 or 3/2, a range such as 1..2, or of each small parameter: N=1',
  vertices: 'a count, or of each valence: 3=2,4=1',
  loops: 'a number, or a range: 1-2',
}

/** Which theory, and which of its diagrams. */
export function TheoryForm({ state, change, listed, engine }: PartOfPage): VNode {
  const chosen = listed?.theories.find(({ name }) => name === state.theory)
  const toOwn = async (): Promise<void> => {
    const rules = state.rules === '' ? await engine.run('rules', state.theory) : state.rules
    change({ theory: '', rules })
  }
  // What is wrong is not folded away.
  const isFolded = !useContext(Troubles).some(({ field }) => field === 'filters')
  return (
    <form class="choices" onSubmit={(event) => event.preventDefault()}>
      <Choice
        name="theory"
        state={state}
        onValue={(theory) => (theory === '' ? void toOwn() : change(withTheory(state, theory)))}
      >
        {(listed?.theories ?? [{ name: state.theory, title: '' }])
          .filter(({ name }) => name !== '')
          .map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        <option value="">a rule file of my own …</option>
      </Choice>
      <p class="about">{chosen?.title ?? ''}</p>
      {state.theory === '' && <RuleEditor engine={engine} text={state.rules} onText={(rules) => change({ rules })} />}
      <TextField
        name="legs"
        state={state}
        hint={
          state.quantity === '' || state.quantity === 'Γ'
            ? 'a number, or what each carries: J,J'
            : 'a number, or the field at each point: φ,φ'
        }
        onValue={(legs) => change({ legs })}
      />
      <Choice name="by" state={state} onValue={(by) => change({ by: by as State['by'] })}>
        <option value="upTo">every order up to</option>
        <option value="order">exactly the order</option>
        <option value="vertices">with vertices</option>
        <option value="loops">with loops</option>
      </Choice>
      <TextField name="amount" state={state} hint={AMOUNT_HINTS[state.by]} onValue={(amount) => change({ amount })} />
      <Choice name="quantity" state={state} onValue={(quantity) => change({ quantity })}>
        <option value="">what the theory expands</option>
        <option value="Γ">effective action Γ</option>
        {(listed?.quantities ?? []).map((name) => (
          <option key={name} value={name}>
            {QUANTITIES[name] ?? name}
          </option>
        ))}
      </Choice>
      {/* A formula says itself in which space it is. */}
      {state.view === 'theory' && (
        <Choice name="space" state={state} onValue={(space) => change({ space: space as State['space'] })}>
          <option value="position">in position space</option>
          <option value="momentum">in momentum space</option>
          <option value="point">at a point</option>
        </Choice>
      )}
      <details {...(isFolded ? {} : { open: true })}>
        <summary>filters</summary>
        <TextField
          name="filters"
          state={state}
          hint={(listed?.filters ?? []).join(', ')}
          onValue={(filters) => change({ filters })}
        />
      </details>
      <p class="reset">
        <button type="button" disabled={isAtStart(state)} onClick={() => change(startOf(state.theory))}>
          reset
        </button>
      </p>
    </form>
  )
}

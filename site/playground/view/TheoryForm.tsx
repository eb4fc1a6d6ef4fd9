import type { VNode } from 'preact'
import type { State } from '../state/state.js'
import { Choice, TextField } from './fields.js'
import { RuleEditor } from './RuleEditor.js'
import type { PartOfPage } from './page.js'

const QUANTITIES: Readonly<Record<string, string>> = {
  connected: 'connected n-point function',
  full: 'full n-point function',
  amputated: 'amputated n-point function',
  vertex: 'vertex function (1PI)',
  'self-energy': 'self-energy',
}

const AMOUNTS: Readonly<Record<State['by'], readonly [label: string, hint: string]>> = {
  upTo: ['highest order', 'a number such as 2 or 3/2, or of each small parameter: N=1'],
  order: ['order', 'a number such as 2 or 3/2, or of each small parameter: N=1'],
  vertices: ['number of vertices', 'a count, or of each valence: 3=2,4=1'],
  loops: ['number of loops', 'a number, or a range: 1-2'],
}

/** Which theory, and which of its diagrams. */
export function TheoryForm({ state, change, listed, engine }: PartOfPage): VNode {
  const chosen = listed?.theories.find(({ name }) => name === state.theory)
  const toOwn = async (): Promise<void> => {
    const rules = state.rules === '' ? await engine.run('rules', state.theory) : state.rules
    change({ theory: '', rules })
  }
  return (
    <form class="choices" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="theory"
        value={state.theory}
        onValue={(theory) => (theory === '' ? void toOwn() : change({ theory }))}
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
        label="legs"
        hint={
          state.quantity === '' || state.quantity === 'Γ'
            ? 'a number, or what each carries: J,J'
            : 'a number, or the field at each point: φ,φ'
        }
        value={state.legs}
        onValue={(legs) => change({ legs })}
      />
      <Choice label="diagrams" value={state.by} onValue={(by) => change({ by: by as State['by'] })}>
        <option value="upTo">every order up to</option>
        <option value="order">exactly the order</option>
        <option value="vertices">with vertices</option>
        <option value="loops">with loops</option>
      </Choice>
      <TextField
        label={AMOUNTS[state.by][0]}
        hint={AMOUNTS[state.by][1]}
        value={state.amount}
        onValue={(amount) => change({ amount })}
      />
      <Choice label="quantity" value={state.quantity} onValue={(quantity) => change({ quantity })}>
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
        <Choice label="read" value={state.space} onValue={(space) => change({ space: space as State['space'] })}>
          <option value="position">in position space</option>
          <option value="momentum">in momentum space</option>
          <option value="point">at a point</option>
        </Choice>
      )}
      <details>
        <summary>filters</summary>
        <TextField
          label="only diagrams that pass"
          hint={(listed?.filters ?? []).join(', ')}
          value={state.filters}
          onValue={(filters) => change({ filters: filters.toLowerCase() })}
        />
      </details>
    </form>
  )
}

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
        hint="a number, or what each carries: J,Jbar"
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
        label="of"
        hint={state.by === 'vertices' ? 'a count, or valence=count: 3=2,4=1' : 'a number, 3/2, or N=1,α=1'}
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
      <Choice label="read" value={state.space} onValue={(space) => change({ space: space as State['space'] })}>
        <option value="position">in position space</option>
        <option value="momentum">in momentum space</option>
        <option value="point">at a point</option>
      </Choice>
      <details>
        <summary>filters</summary>
        <TextField
          label="only diagrams that pass"
          hint={(listed?.filters ?? []).join(', ')}
          value={state.filters}
          onValue={(filters) => change({ filters })}
        />
      </details>
    </form>
  )
}

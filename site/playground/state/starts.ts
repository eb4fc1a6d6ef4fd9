import { initial } from './state.js'
import type { State } from './state.js'

/** The fields that say which diagrams of a theory. */
export type Selected = Pick<State, 'legs' | 'by' | 'amount' | 'quantity' | 'space' | 'filters'>

const first = ({ legs, by, amount, quantity, space, filters }: State): Selected => ({
  ...{ legs, by, amount },
  ...{ quantity, space, filters },
})

/** Theories of which four legs at the first order are not what one wants to see first, or nothing. */
const STARTS: Readonly<Record<string, Partial<Selected>>> = {
  'independence-breaking': { legs: '2', by: 'loops', amount: '1' },
  phi3: { legs: '2', amount: '2' },
  phi4: { legs: '2', amount: '2', quantity: 'connected' },
  'phi3-phi4': { legs: '2', quantity: 'connected' },
  loops: { legs: '2', quantity: 'connected' },
  'phi4-vector': { legs: '2', amount: '2' },
  'complex-phi4': { legs: 'J,Jbar', amount: '2' },
  yukawa: { legs: 'J,J', amount: '2' },
  'msrdj-linear': { legs: '2', amount: '2' },
  'msrdj-quadratic': { legs: '2', amount: '2' },
  'msrdj-cubic': { legs: '2', amount: '2' },
  'msrdj-multiplicative': { legs: '2', amount: '2' },
  'msrdj-shot-noise': { legs: '2', amount: '2' },
  'msrdj-two-components': { legs: '2', amount: '2' },
}

/** What the form says of a theory in the beginning: something that has diagrams. */
export function startOf(theory: string): Selected {
  return { ...first(initial), ...(Object.hasOwn(STARTS, theory) ? STARTS[theory] : {}) }
}

/** Whether the form says what it says in the beginning. */
export function isAtStart(state: State): boolean {
  return JSON.stringify(first(state)) === JSON.stringify(first({ ...state, ...startOf(state.theory) }))
}

/** Another theory: what was chosen of the one before is kept, what nobody chose begins anew. */
export function withTheory(state: State, theory: string): Partial<State> {
  return { theory, ...(isAtStart(state) ? startOf(theory) : {}) }
}

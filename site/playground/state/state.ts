/** What is on the page, all of it in the address, so that a link restores it. Numbers are texts until a request is made of them. */
export interface State {
  readonly view: 'theory' | 'network' | 'formula'
  /** The name of a theory that ships; empty: the rules in the editor. */
  readonly theory: string
  readonly rules: string
  readonly legs: string
  readonly by: 'order' | 'upTo' | 'vertices' | 'loops'
  readonly amount: string
  /** Of n-point functions; empty: what the theory expands. `Γ`: the effective action. */
  readonly quantity: string
  readonly space: 'position' | 'momentum' | 'point'
  readonly filters: string
  readonly network: string
  /** Those that differ from their defaults, `N=10, sigma0=2`. */
  readonly parameters: string
  readonly order: string
  readonly samples: string
  readonly seed: string
  readonly formula: string
  /** Judged against the theory with its legs and order; otherwise as an identity. */
  readonly against: 'theory' | 'nothing'
}

export const initial: State = {
  view: 'theory',
  theory: 'edgeworth',
  rules: '',
  legs: '4',
  by: 'upTo',
  amount: '1',
  quantity: '',
  space: 'position',
  filters: '',
  network: 'cos-net',
  parameters: '',
  order: '1',
  samples: '20000',
  seed: '1',
  formula: '',
  against: 'theory',
}

const choices: { readonly [Key in keyof State]?: readonly string[] } = {
  view: ['theory', 'network', 'formula'],
  by: ['order', 'upTo', 'vertices', 'loops'],
  space: ['position', 'momentum', 'point'],
  against: ['theory', 'nothing'],
}

/** Characters of a value that a link may bring: as many as a rule file may have. */
const LONGEST = 100_000

/** What differs from the beginning, for the address after `#`. */
export function toHash(state: State): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(state) as readonly (readonly [keyof State, string])[])
    if (value !== initial[key]) parameters.set(key, value)
  return parameters.toString()
}

/** The state of a link; what it does not say, or not rightly, is as in the beginning. */
export function fromHash(hash: string): State {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''))
  const given = Object.keys(initial).flatMap((key) => {
    const value = parameters.get(key)
    const allowed = choices[key as keyof State]
    const isFit = value !== null && value.length <= LONGEST && (allowed === undefined || allowed.includes(value))
    return isFit ? [[key, value] as const] : []
  })
  return { ...initial, ...Object.fromEntries(given) }
}

import type { State } from './state.js'

/** A field of the forms: what it changes of the state. */
export type FieldName = Exclude<keyof State, 'view'>

const AMOUNTS: Readonly<Record<State['by'], string>> = {
  upTo: 'highest order',
  order: 'order',
  vertices: 'number of vertices',
  loops: 'number of loops',
}

const LABELS: Readonly<Record<Exclude<FieldName, 'amount'>, string>> = {
  theory: 'theory',
  rules: 'rules',
  legs: 'legs',
  by: 'diagrams',
  quantity: 'quantity',
  space: 'read',
  filters: 'only diagrams that pass',
  network: 'network',
  parameters: 'parameters',
  order: 'order in 1/N',
  samples: 'samples',
  seed: 'seed',
  formula: 'your formula, LaTeX or plain',
  against: 'compared with',
}

/** What stands above the field. */
export function labelOf(field: FieldName, { by }: State): string {
  return field === 'amount' ? AMOUNTS[by] : LABELS[field]
}

import { isOriented } from '../diagrams/diagram.js'
import type { Theory } from './theory.js'

/** Fields whose half-edges carry one index: an O(n) field that lines join to itself, or two charged fields that a line joins to each other. */
export interface Vector {
  readonly fields: readonly [string] | readonly [string, string]
  readonly symbol: string
}

/** The vectors of a theory, each once. */
export function vectors({ fields, lines }: Pick<Theory, 'fields' | 'lines'>): readonly Vector[] {
  return fields.flatMap(({ name, components }): readonly Vector[] => {
    if (components === undefined) return []
    const charged = lines.find((line) => isOriented(line) && line.fields.includes(name))
    if (charged === undefined) return [{ fields: [name], symbol: components }]
    return charged.fields[0] === name ? [{ fields: charged.fields, symbol: components }] : []
  })
}

/** Whether the half-edges of a vertex can be joined in pairs of equal index. */
export function isNeutral([a, b]: Vector['fields'], count: (field: string) => number): boolean {
  return b === undefined ? count(a) % 2 === 0 : count(a) === count(b)
}

/** What a vertex of vector fields must have. */
export function neutral([a, b]: Vector['fields']): string {
  return b === undefined
    ? `an even number of half-edges of the vector field ${a}`
    : `as many half-edges of ${a} as of ${b}, for their components are joined in pairs`
}

import { inspected } from '../algebra/inspected.js'
import type { Inspect } from '../algebra/inspected.js'
import { formatMonomials, powers } from '../algebra/polynomial.js'
import { parse } from '../algebra/rational.js'
import { InputError } from '../errors.js'
import type { Theory } from '../theory/theory.js'
import { diagramNamed } from './diagramNamed.js'
import type { Expansion, ExpansionRequest } from './expansion.js'
import type { Selection } from './selection.js'

/** An expansion as `JSON.stringify` writes it: exact numbers as texts, diagrams by their names. */
export interface ExpansionData {
  /** The name of the theory. */
  readonly theory: string
  readonly request: Omit<ExpansionRequest, 'select'> & { readonly select: object }
  readonly terms: readonly {
    readonly coefficient: string
    readonly powers: Readonly<Record<string, string>>
    readonly diagram: string
  }[]
  readonly reason?: string
}

/**
 * How every expansion is made: plain data that `String` writes as a sum, `-1/24 N^-1 [eeee|]`, and JSON as
 * {@link ExpansionData}.
 */
export function printingExpansion<E extends Expansion>(expansion: E): E {
  return Object.defineProperties(expansion, PRINTED)
}

const PRINTED: PropertyDescriptorMap = {
  toString: {
    value(this: Expansion): string {
      return formatMonomials(
        this.terms.map(({ coefficient, powers: exponents, weighted: { id } }) => ({
          coefficient,
          powers: exponents,
          of: `[${id}]`,
        })),
      )
    },
  },
  [inspected]: {
    value(this: Expansion, ...[, options, inspect]: Inspect): string {
      const { theory, request, terms, reason } = this
      const written = terms.map(({ coefficient, powers: exponents, weighted: { id } }) =>
        formatMonomials([{ coefficient, powers: exponents, of: `[${id}]` }]),
      )
      return inspect(
        { theory: theory.name, request, terms: written, ...(reason === undefined ? {} : { reason }) },
        options,
      )
    },
  },
  toJSON: {
    value(this: Expansion): object {
      const { theory, request, terms, reason } = this
      return {
        theory: theory.name,
        request,
        terms: terms.map(({ coefficient, powers: exponents, weighted: { id } }) => ({
          coefficient,
          powers: exponents,
          diagram: id,
        })),
        ...(reason === undefined ? {} : { reason }),
      }
    },
  },
}

/**
 * The expansion that `JSON.stringify` wrote.
 *
 * @param theory the one of that name
 * @throws InputError for another theory, and naming a number or diagram that cannot be read
 * @example
 * const phi4 = theory('phi4')
 * const json = JSON.stringify(expand(phi4, { legs: 2, select: { order: 1 } }))
 * String(expansionFromJson(JSON.parse(json), phi4)) // '-1/4 λ [ee0|]'
 */
export function expansionFromJson(json: ExpansionData, theory: Theory): Expansion {
  if (json.theory !== theory.name)
    throw new InputError({
      code: 'expansion.theory',
      at: 'json.theory',
      expected: theory.name,
      received: `'${json.theory}'`,
    })
  const terms = json.terms.map(({ coefficient, powers: exponents, diagram }, i) => ({
    coefficient: parse(coefficient, `json.terms[${i}].coefficient`),
    powers: powers(exactIn(exponents, `json.terms[${i}].powers`)),
    weighted: diagramNamed(theory, diagram),
  }))
  const { reason } = json
  return printingExpansion({
    theory,
    request: { ...json.request, select: selectionOf(json.request.select) },
    terms,
    ...(reason === undefined ? {} : { reason }),
  })
}

/** A table of numbers, exact ones, which JSON has as texts, read. */
function exactIn<T>(table: Readonly<Record<string, T>>, at: string): Readonly<Record<string, Exclude<T, string>>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, value]) => [name, exact(value, `${at}.${name}`)]),
  ) as Readonly<Record<string, Exclude<T, string>>>
}

function exact(value: unknown, at: string): unknown {
  if (typeof value === 'string') return parse(value, at)
  return typeof value === 'object' && value !== null ? exactIn(value as Readonly<Record<string, unknown>>, at) : value
}

function selectionOf(select: object): Selection {
  return exact(select, 'json.request.select') as Selection
}

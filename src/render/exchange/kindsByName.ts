import type { Diagram, Leg, LineKind, VertexKind } from '../../diagrams/diagram.js'
import { InputError } from '../../errors.js'
import { vertexNamed } from '../../theory/members.js'
import type { Theory } from '../../theory/theory.js'

/** The kinds of vertices and lines that names in a file stand for. */
export interface KindsByName {
  /** @throws InputError for a name that is none */
  readonly vertex: (name: string, at: string) => VertexKind
  /** @throws InputError likewise */
  readonly line: (name: string, at: string) => LineKind
  /** @throws InputError for a field at which no leg ends, or none that carries this; left out where any may */
  readonly leg?: (leg: Omit<Leg, 'vertex'>, at: string) => void
}

/**
 * The names of a theory.
 *
 * @example
 * kindsOf(theory('phi4')).line('Δ').fields // ['φ', 'φ']
 */
export function kindsOf(theory: Theory): KindsByName {
  return {
    vertex: (name, at) => {
      const member = vertexNamed(theory, name)
      if (member !== undefined) return member.kind
      throw new InputError({
        code: 'exchange.vertex',
        at,
        expected: `a vertex of ${theory.name}`,
        received: `'${name}'`,
      })
    },
    line: (name, at) => {
      const found = theory.lines.find((line) => line.name === name)
      if (found === undefined)
        throw new InputError({
          code: 'exchange.line',
          at,
          expected: `one of ${theory.lines.map((line) => line.name).join(', ')}`,
          received: `'${name}'`,
        })
      return { name: found.name, fields: found.fields }
    },
    leg: ({ field, carries }, at) => {
      const here = theory.legs.filter((rule) => rule.field === field)
      const known = [
        ...new Set((here.length > 0 ? here : theory.legs).map((rule) => (here.length > 0 ? rule.carries : rule.field))),
      ].join(', ')
      if (here.length === 0)
        throw new InputError({ code: 'exchange.leg', at, expected: `a leg on one of ${known}`, received: `'${field}'` })
      if (carries !== undefined && here.every((rule) => rule.carries !== carries))
        throw new InputError({
          code: 'exchange.leg',
          at,
          expected: `a leg on ${field} that carries one of ${known}`,
          received: `'${carries}'`,
        })
    },
  }
}

/** The names that a diagram itself uses, for reading back what was written of it. */
export function kindsOfDiagram({ vertices, lines }: Diagram): KindsByName {
  const find = <T extends { readonly name: string }>(kinds: readonly T[], name: string, at: string): T => {
    const found = kinds.find((kind) => kind.name === name)
    if (found === undefined)
      throw new InputError({
        code: 'exchange.name',
        at,
        expected: `one of ${[...new Set(kinds.map((kind) => kind.name))].join(', ')}`,
        received: `'${name}'`,
      })
    return found
  }
  return {
    vertex: (name, at) => find(vertices, name, at),
    line: (name, at) =>
      find(
        lines.map(({ kind }) => kind),
        name,
        at,
      ),
  }
}

import type { Item, Row } from '../../mathematics/item.js'
import { isBare, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'
import { countBetween } from './between.js'
import { componentOf } from './components.js'
import { pointOf } from './indices.js'
import type { Indices } from './indices.js'
import { rowOf } from './latexRow.js'

/** A product of fields as it is read. */
export interface ReadFields {
  readonly points: readonly string[]
  /** The field at each point, where the theory has several. */
  readonly fields?: readonly string[]
  /** Of each field, in a theory with components, where they are written. */
  readonly components?: readonly string[]
  /** The letter of the field, where the theory has one field with another letter. */
  readonly letter?: string
}

/**
 * A product of fields, each with its point in brackets or below, `φ(x_1)φ(x_2)`, `z_{\mu_1} z_{\mu_2}`, and with its
 * component where the theory has some, `φ_a(x)φ_b(y)`; dots count from one point to the next.
 */
export function fieldsIn(body: Row, theory: Theory, indices: Indices): ReadFields | undefined {
  const names = new Map(theory.fields.map(({ name, latex }) => [written(rowOf(latex, 'fields.latex')), name]))
  const others = new Set<string>()
  const points: string[] = []
  const components: string[] = []
  const fields: string[] = []
  let isCounted = false
  for (let i = 0; i < body.length; i++) {
    const [field, bracket] = [body[i] as Item, body[i + 1]]
    if (field.kind === 'sign' && field.text === '…' && points.length > 0 && !isCounted) {
      isCounted = true
      continue
    }
    const called = bracket?.kind === 'group' && bracket.open === '(' && isBare(bracket) ? bracket.body : undefined
    const component = called === undefined || theory.spaces.length === 0 ? undefined : componentIn(field)
    if (component !== undefined) components.push(component)
    const at = called ?? field.below
    const bare =
      component !== undefined
        ? withoutScripts(field, 'above', 'below')
        : called === undefined
          ? withoutScripts(field, 'below')
          : field
    const point = at === undefined ? undefined : pointOf(at, indices)
    if (point === undefined || !isField(bare, theory, names, others)) return undefined
    const counted = isCounted ? countBetween(points.at(-1) as string, point) : [point]
    if (counted === undefined) return undefined
    points.push(...counted)
    fields.push(...counted.map(() => names.get(written([bare])) ?? ''))
    isCounted = false
    if (called !== undefined) i++
  }
  const [letter, more] = others
  const isComplete = components.length === 0 || components.length === points.length
  if (points.length === 0 || isCounted || more !== undefined || !isComplete) return undefined
  if (new Set(components).size < components.length || (others.size > 0 && points.length < 2)) return undefined
  return {
    points,
    ...(theory.fields.length === 1 ? {} : { fields }),
    ...(components.length === 0 ? {} : { components }),
    ...(letter === undefined ? {} : { letter }),
  }
}

/** A field of the theory, or, where there is one field, a letter that stands for it in all of the product. */
function isField(bare: Item, { fields }: Theory, names: ReadonlyMap<string, string>, others: Set<string>): boolean {
  const name = written([bare])
  if (names.has(name)) return others.size === 0
  if (fields.length !== 1 || bare.kind !== 'name' || !isBare(bare)) return false
  others.add(name)
  return true
}

/** `a` of `φ_a`, `φ^a`. */
function componentIn({ below = [], above = [] }: Item): string | undefined {
  const [script, more] = [...below, ...above]
  return script === undefined || more !== undefined ? undefined : componentOf(script)
}

/** Coefficients of slots. */
export type Form = ReadonlyMap<number, number>

/** A number made of slots: a linear form and a rest that is a function of other forms. */
export interface NumberTerm {
  readonly kind: 'number'
  readonly of: (slots: Float64Array) => number
  /** Where it is the same for all slots. */
  readonly constant?: number
  readonly form: Form
  readonly forms: readonly Form[]
}

/** A sum of vectors with numbers in front. */
export interface VectorTerm {
  readonly kind: 'vector'
  readonly parts: ReadonlyMap<string, NumberTerm>
}

/** A part of a written function of vectors. */
export type Term = NumberTerm | VectorTerm

const NONE: Form = new Map()

export function constant(value: number): NumberTerm {
  return { kind: 'number', of: () => value, constant: value, form: NONE, forms: [] }
}

export function slot(index: number): NumberTerm {
  return { kind: 'number', of: (slots) => slots[index] as number, form: new Map([[index, 1]]), forms: [] }
}

export function vector(name: string): VectorTerm {
  return { kind: 'vector', parts: new Map([[name, constant(1)]]) }
}

/** All forms of which it is a function. */
export function formsOf({ form, forms }: NumberTerm): readonly Form[] {
  return form.size === 0 ? forms : [...forms, form]
}

function constantly(value: (slots: Float64Array) => number): NumberTerm {
  return constant(value(new Float64Array(0)))
}

export function add(a: NumberTerm, b: NumberTerm): NumberTerm {
  const of = (slots: Float64Array): number => a.of(slots) + b.of(slots)
  if (a.constant !== undefined && b.constant !== undefined) return constantly(of)
  const form = new Map(a.form)
  for (const [index, coefficient] of b.form) form.set(index, (form.get(index) ?? 0) + coefficient)
  return { kind: 'number', of, form, forms: [...a.forms, ...b.forms] }
}

export function multiply(a: NumberTerm, b: NumberTerm): NumberTerm {
  if (a.constant === 1) return b
  if (b.constant === 1) return a
  const of = (slots: Float64Array): number => a.of(slots) * b.of(slots)
  if (a.constant !== undefined && b.constant !== undefined) return constantly(of)
  if (a.constant !== undefined) return scaled(b, a.constant, of)
  return b.constant === undefined ? mixed(of, a, b) : scaled(a, b.constant, of)
}

function scaled({ form, forms }: NumberTerm, by: number, of: NumberTerm['of']): NumberTerm {
  return { kind: 'number', of, form: new Map([...form].map(([index, each]) => [index, each * by])), forms }
}

function mixed(of: NumberTerm['of'], ...terms: readonly NumberTerm[]): NumberTerm {
  return { kind: 'number', of, form: NONE, forms: terms.flatMap(formsOf) }
}

export function divide(a: NumberTerm, b: NumberTerm): NumberTerm {
  const of = (slots: Float64Array): number => a.of(slots) / b.of(slots)
  if (b.constant === undefined) return mixed(of, a, b)
  return a.constant === undefined ? scaled(a, 1 / b.constant, of) : constantly(of)
}

export function power(a: NumberTerm, b: NumberTerm): NumberTerm {
  if (b.constant === 1) return a
  const square = b.constant === 2
  const of = square
    ? (slots: Float64Array): number => a.of(slots) ** 2
    : (slots: Float64Array): number => a.of(slots) ** b.of(slots)
  return a.constant !== undefined && b.constant !== undefined ? constantly(of) : mixed(of, a, b)
}

export function apply(f: (x: number) => number, a: NumberTerm): NumberTerm {
  const of = (slots: Float64Array): number => f(a.of(slots))
  return a.constant === undefined ? mixed(of, a) : constantly(of)
}

export function addVectors(a: VectorTerm, b: VectorTerm): VectorTerm {
  const parts = new Map(a.parts)
  for (const [name, each] of b.parts) {
    const known = parts.get(name)
    parts.set(name, known === undefined ? each : add(known, each))
  }
  return { kind: 'vector', parts }
}

export function scaleVector({ parts }: VectorTerm, by: NumberTerm): VectorTerm {
  return { kind: 'vector', parts: new Map([...parts].map(([name, each]) => [name, multiply(each, by)])) }
}

/** The scalar product. @param product the slot of that of two vectors */
export function dot(a: VectorTerm, b: VectorTerm, product: (a: string, b: string) => number): NumberTerm {
  return summed(
    [...a.parts].flatMap(([left, x]) =>
      [...b.parts].map(([right, y]) => multiply(multiply(x, y), slot(product(left, right)))),
    ),
  )
}

/** The component, in one dimension. @param component its slot */
export function linear({ parts }: VectorTerm, component: (vector: string) => number): NumberTerm {
  return summed([...parts].map(([name, each]) => multiply(each, slot(component(name)))))
}

function summed(terms: readonly NumberTerm[]): NumberTerm {
  const [first, ...others] = terms
  return others.reduce(add, first ?? constant(0))
}

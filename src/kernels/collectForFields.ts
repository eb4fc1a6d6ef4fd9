import { addPolynomials, formatPowers } from '../algebra/polynomial.js'
import type { Monomial, Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { inNewMomenta, substituteMomenta } from './momentumTerm.js'
import type { Matrix, MomentumTerm } from './momentumTerm.js'

/**
 * Terms as they act on equal fields, ∫ f(x₁ … x_n) φ(x₁) … φ(x_n): legs are exchangeable and momenta may be renamed and
 * reversed, so every term is brought to the least of its forms and like terms are collected.
 */
export function collectForFields(terms: readonly MomentumTerm[]): readonly MomentumTerm[] {
  const collected = new Map<string, MomentumTerm>()
  for (const term of terms) {
    const { key, form, substitutions } = leastForm(term)
    const previous = collected.get(key)
    // Momenta that the rest of a term does not tell apart may be exchanged in each of its monomials.
    const least = term.coefficient.map((each) => leastMonomial(each, substitutions))
    collected.set(key, { ...form, coefficient: addPolynomials(previous?.coefficient ?? [], ...least) })
  }
  return [...collected.values()].filter((term) => term.coefficient.length > 0)
}

interface LeastForm {
  readonly key: string
  readonly form: MomentumTerm
  /** All names and directions of the momenta that lead to it. */
  readonly substitutions: readonly Matrix[]
}

function leastForm(term: MomentumTerm): LeastForm {
  let best: LeastForm | undefined
  const bare = { ...term, coefficient: [] }
  for (const substitution of signedPermutations(term.form.length)) {
    const renamed = substituteMomenta(bare, substitution)
    const sorted = { ...renamed, legs: [...renamed.legs].sort(compareRows) }
    const key = describe(sorted)
    if (best === undefined || key < best.key) best = { key, form: sorted, substitutions: [substitution] }
    else if (key === best.key) best = { ...best, substitutions: [...best.substitutions, substitution] }
  }
  return best as LeastForm
}

/** The first in alphabetical order of what the substitutions make of a monomial. */
function leastMonomial(each: Monomial, substitutions: readonly Matrix[]): Polynomial {
  const name = (p: Polynomial): string => p.map(({ powers }) => formatPowers(powers)).join('+')
  return substitutions
    .map((substitution) => inNewMomenta([each], substitution))
    .reduce((a, b) => (name(b) < name(a) ? b : a))
}

function* signedPermutations(size: number): Generator<Matrix> {
  const columns = (rest: readonly number[]): number[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((m) => columns(rest.filter((other) => other !== m)).map((tail) => [m, ...tail]))
  for (const order of columns(Array.from({ length: size }, (_, m) => m))) {
    for (let signs = 0; signs < 2 ** size; signs++) {
      yield order.map((to, from) =>
        order.map((_, column) => (column === to ? Q.rational((signs >> from) & 1 ? -1 : 1) : Q.zero)),
      )
    }
  }
}

/**
 * By the first momentum that a leg carries, outgoing before incoming: x₁ − x₂, x₃ − x₄ rather than x₁ − x₄, x₂ − x₃.
 */
function compareRows(a: readonly Rational[], b: readonly Rational[]): number {
  const first = (row: readonly Rational[]): number => row.findIndex((entry) => !Q.isZero(entry))
  const lead = first(a) - first(b)
  if (lead !== 0) return lead
  for (let m = 0; m < a.length; m++) {
    const order = Q.compare(b[m] as Rational, a[m] as Rational)
    if (order !== 0) return order
  }
  return 0
}

/** Everything but the coefficient. */
function describe(term: MomentumTerm): string {
  const rows = (matrix: Matrix): string => matrix.map((row) => row.map(Q.format).join()).join(';')
  return [
    rows(term.legs),
    rows(term.form),
    term.gaussians,
    Q.format(term.scale),
    term.volumes,
    term.divergent.map(({ exponent, squares }) => `${Q.format(exponent)}:${squares}`).join(),
  ].join('|')
}

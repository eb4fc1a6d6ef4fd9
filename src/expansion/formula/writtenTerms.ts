import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { numberOf } from './grammar.js'
import { formulaSizes } from './formulaSizes.js'
import type { Kernel, Node } from './syntax.js'

/** One product of a formula whose brackets are multiplied out. */
export interface WrittenTerm {
  readonly coefficient: Rational
  /** The power of the imaginary unit, as written: 1/i is -1. */
  readonly turns: number
  /** Exponents of the small parameters and of the couplings without points, as written. */
  readonly parameters: ReadonlyMap<string, Rational>
  readonly couplings: ReadonlyMap<string, Rational>
  readonly kernels: readonly Kernel[]
  /** The component indices that are equal, by δ_{ab}. */
  readonly pairs: readonly (readonly [string, string])[]
  /** The points over which an integral sign says to integrate; undefined when none says anything. */
  readonly integrated: readonly string[] | undefined
  /** The bracket with `Comb.` or `perms` that the term stands in, equal for the terms of one bracket. */
  readonly completion?: { readonly bracket: string; readonly count: number | undefined; readonly at: number }
  /** The tail that the product is: an O or dots are among its factors. */
  readonly tail?: { readonly text: string; readonly bounded: boolean; readonly at: number }
  readonly at: number
}

type Fail = (at: number, expected: string, received: string) => never

/**
 * The products of a formula: brackets multiplied out, powers written out.
 *
 * @param fail throws the InputError with its place
 */
export function writtenTerms(sum: Node, fail: Fail): readonly WrittenTerm[] {
  let bracket = 0
  const expand = (node: Node): readonly WrittenTerm[] => {
    switch (node.kind) {
      case 'number':
        return [{ ...EMPTY, coefficient: node.value, at: node.at }]
      case 'symbol':
        if (node.of === 'unit') return [{ ...EMPTY, turns: 1, at: node.at }]
        return [
          {
            ...EMPTY,
            [node.of === 'parameter' ? 'parameters' : 'couplings']: new Map([[node.name, Q.one]]),
            at: node.at,
          },
        ]
      case 'pair':
        return [{ ...EMPTY, pairs: [node.pair], at: node.at }]
      case 'kernel':
        return [{ ...EMPTY, kernels: [node.kernel], at: node.at }]
      case 'integral':
        return [{ ...EMPTY, integrated: node.points, at: node.at }]
      case 'product': {
        const factors = node.factors.map(expand)
        node.factors.forEach((factor, i) => {
          if (factor.kind === 'sum') requireScope(factor, i, factors, fail)
        })
        return factors.reduce<readonly WrittenTerm[]>(
          (terms, factor) => multiply(terms, factor, node.at, fail),
          [{ ...EMPTY, at: node.at }],
        )
      }
      case 'power': {
        const value = numberOf(node)
        if (value === undefined && numberOf(node.base) !== undefined && !Q.isInteger(node.exponent))
          fail(node.at, 'a root of a number that is itself a rational number, such as √4', 'one that is not')
        if (value === undefined && numberOf(node.base) !== undefined)
          fail(node.at, 'a power of a number that is not too large, and no division by zero', 'one that is')
        if (value !== undefined) return [{ ...EMPTY, coefficient: value, at: node.at }]
        return raise(expand(node.base), node.exponent, node.at, fail)
      }
      case 'tail': {
        const tail = { text: node.text, bounded: node.of !== undefined, at: node.at }
        if (node.of === undefined) return [{ ...EMPTY, tail, at: node.at }]
        return node.of.flatMap(expand).map((term) => ({ ...term, coefficient: Q.one, tail }))
      }
      case 'sum': {
        const terms = node.terms.flatMap(expand)
        if (terms.length > formulaSizes.terms)
          fail(node.at, `at most ${formulaSizes.terms} terms when the brackets are multiplied out`, `${terms.length}`)
        const { completion } = node
        if (completion === undefined) return terms
        const name = `${bracket++}`
        return terms.map((term) => {
          if (term.completion !== undefined) fail(completion.at, 'one Comb. or perms for a term', 'one inside another')
          return { ...term, completion: { bracket: name, ...completion } }
        })
      }
    }
  }
  return expand(sum)
}

/** A point that is integrated within a bracket is none outside of it. */
function requireScope({ at }: Node, own: number, factors: readonly (readonly WrittenTerm[])[], fail: Fail): void {
  // A measure alone in braces, `{\;dy}`, is that of what stands beside it.
  const bound = new Set(
    (factors[own] ?? []).flatMap(({ integrated, kernels }) => (kernels.length === 0 ? [] : (integrated ?? []))),
  )
  if (bound.size === 0) return
  const outside = factors.flatMap((terms, i) => (i === own ? [] : terms.flatMap(({ kernels }) => kernels)))
  const free = outside.flatMap(({ points }) => points).find((point) => bound.has(point))
  if (free !== undefined) fail(at, `the point ${free} within the bracket of its integral only`, 'one outside of it too')
}

const EMPTY: WrittenTerm = {
  coefficient: Q.one,
  turns: 0,
  parameters: new Map(),
  couplings: new Map(),
  kernels: [],
  pairs: [],
  integrated: undefined,
  at: 0,
}

function multiply(
  left: readonly WrittenTerm[],
  right: readonly WrittenTerm[],
  at: number,
  fail: Fail,
): readonly WrittenTerm[] {
  if (left.length * right.length > formulaSizes.terms)
    fail(
      at,
      `at most ${formulaSizes.terms} terms when the brackets are multiplied out`,
      `${left.length * right.length}`,
    )
  return left.flatMap((a, i) =>
    right.map((b, j): WrittenTerm => {
      const kernels = [...a.kernels, ...b.kernels]
      if (kernels.length > formulaSizes.kernels)
        fail(at, `at most ${formulaSizes.kernels} lines and vertices in a term`, `${kernels.length}`)
      if (a.completion !== undefined && b.completion !== undefined)
        fail(at, 'one Comb. or perms for a term', 'a product of two brackets that have one')
      // The terms of the other bracket each make a bracket of their own.
      const completion =
        a.completion !== undefined
          ? inCopy(a.completion, right.length, j)
          : b.completion !== undefined
            ? inCopy(b.completion, left.length, i)
            : undefined
      // A tail whose order is not known leaves that of the product unknown.
      const tail = a.tail === undefined || b.tail?.bounded === false ? (b.tail ?? a.tail) : a.tail
      return {
        coefficient: Q.multiply(a.coefficient, b.coefficient),
        turns: a.turns + b.turns,
        parameters: joined(a.parameters, b.parameters),
        couplings: joined(a.couplings, b.couplings),
        kernels,
        pairs: a.pairs.length === 0 ? b.pairs : [...a.pairs, ...b.pairs],
        integrated: a.integrated === undefined ? b.integrated : [...a.integrated, ...(b.integrated ?? [])],
        ...(completion === undefined ? {} : { completion }),
        ...(tail === undefined ? {} : { tail }),
        at: a.at,
      }
    }),
  )
}

function inCopy(
  completion: NonNullable<WrittenTerm['completion']>,
  copies: number,
  copy: number,
): NonNullable<WrittenTerm['completion']> {
  return copies === 1 ? completion : { ...completion, bracket: `${completion.bracket}.${copy}` }
}

function joined(a: ReadonlyMap<string, Rational>, b: ReadonlyMap<string, Rational>): ReadonlyMap<string, Rational> {
  if (b.size === 0) return a
  const result = new Map(a)
  for (const [name, exponent] of b) result.set(name, Q.add(result.get(name) ?? Q.zero, exponent))
  return result
}

function raise(terms: readonly WrittenTerm[], exponent: Rational, at: number, fail: Fail): readonly WrittenTerm[] {
  const whole = Q.toNumber(exponent)
  if (Q.isInteger(exponent) && whole >= 0 && whole <= formulaSizes.exponent) {
    let result: readonly WrittenTerm[] = [{ ...EMPTY, at }]
    for (let i = 0; i < whole; i++) {
      // What is integrated in one factor is not what is in another.
      const factor = i === 0 ? terms : terms.map((term) => withOwnPoints(term, i + 1))
      result = multiply(result, factor, at, fail)
    }
    return result
  }
  const [term] = terms
  const plain =
    term !== undefined &&
    terms.length === 1 &&
    term.kernels.length === 0 &&
    term.pairs.length === 0 &&
    term.integrated === undefined &&
    term.completion === undefined
  if (!plain || Math.abs(whole) > formulaSizes.exponent)
    return fail(
      at,
      `a number or a symbol without points under a division or a power such as ${Q.format(exponent)}`,
      'something else',
    )
  if (Q.isZero(term.coefficient)) fail(at, 'a divisor that is not zero', '0')
  if (!Q.isInteger(exponent) && !(Q.equal(term.coefficient, Q.one) && term.turns === 0))
    fail(at, 'a symbol under a fractional power', term.turns === 0 ? Q.format(term.coefficient) : 'i')
  const raised = (powers: ReadonlyMap<string, Rational>): ReadonlyMap<string, Rational> =>
    new Map([...powers].map(([name, power]) => [name, Q.multiply(power, exponent)]))
  return [
    {
      ...term,
      coefficient: Q.isInteger(exponent) ? Q.power(term.coefficient, whole) : Q.one,
      turns: term.turns * whole,
      parameters: raised(term.parameters),
      couplings: raised(term.couplings),
    },
  ]
}

/** A term whose integrated points have names of their own, for the k-th factor of a power. */
function withOwnPoints(term: WrittenTerm, k: number): WrittenTerm {
  const bound = new Set(term.integrated)
  if (bound.size === 0) return term
  const own = (point: string): string => (bound.has(point) ? `${point}·${k}` : point)
  return {
    ...term,
    kernels: term.kernels.map((kernel) => ({ ...kernel, points: kernel.points.map(own) })),
    integrated: (term.integrated ?? []).map(own),
  }
}

/** How many fields or sources a term has. */
export function fieldCountOf({ kernels }: Pick<WrittenTerm, 'kernels'>): number {
  return kernels.filter(({ of }) => of === 'carried').length
}

import { InputError } from '../errors.js'
import { collect, monomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { integrateVariable } from './gaussianCalculus.js'
import { applyKernel } from './momentumForm.js'
import type { MomentumKernel } from './momentumForm.js'
import { momentaOf, product, replaceProducts, scaleMomenta, substituteMomenta } from './momentumTerm.js'
import type { MomentumTerm } from './momentumTerm.js'

/**
 * ∫ d^d y d^d y′ f(… y … y′ …) K(y, y′): joins two legs by a kernel. Their momenta must cancel, (2π)^d δ(p_y + p_y′),
 * which either removes one integration momentum or, where it holds by itself, is a factor V. Momenta that then reach no
 * leg are integrated out.
 */
export function joinLegs(term: MomentumTerm, a: number, b: number, kernel: MomentumKernel): readonly MomentumTerm[] {
  const dressed = applyKernel(term, a, kernel)
  const constraint = (dressed.legs[a] as readonly Rational[]).map((entry, mode) =>
    Q.add(entry, dressed.legs[b]?.[mode] as Rational),
  )
  const open = { ...dressed, legs: dressed.legs.filter((_, leg) => leg !== a && leg !== b) }
  const pivot = constraint.findIndex((entry) => !Q.isZero(entry))
  return integrateUnreached(
    pivot < 0 ? { ...open, volumes: open.volumes + 1 } : imposeConstraint(open, constraint, pivot),
  )
}

/** Solves Σ_b constraint_b k_b = 0 for the pivot momentum: ∫ d^d k_pivot δ(c·k) = |c_pivot|^−d. */
function imposeConstraint(term: MomentumTerm, constraint: readonly Rational[], pivot: number): MomentumTerm {
  const lead = constraint[pivot] as Rational
  const kept = constraint.map((_, mode) => mode).filter((mode) => mode !== pivot)
  /** k_old = substitution · k_new */
  const substitution = constraint.map((_, mode) =>
    kept.map((to) =>
      mode === pivot ? Q.negate(Q.divide(constraint[to] as Rational, lead)) : mode === to ? Q.one : Q.zero,
    ),
  )
  return { ...substituteMomenta(term, substitution), scale: Q.divide(term.scale, Q.power(lead, 2)) }
}

/** Integrates over every momentum that no leg carries. */
function integrateUnreached(term: MomentumTerm): readonly MomentumTerm[] {
  const mode = term.form.findIndex((_, m) => term.legs.every((row) => Q.isZero(row[m] as Rational)))
  if (mode < 0) return [term]
  const integrated = ((term.form[mode]?.[mode] as Rational).num > 0n ? integrateMomentum : setApart)(term, mode)
  return integrated.map((rest) => withoutMomentum(rest, mode)).flatMap(integrateUnreached)
}

/** The Gaussian integral over one momentum, which stays in the term's lists, unused. */
function integrateMomentum(term: MomentumTerm, mode: number): readonly MomentumTerm[] {
  // In units of v a momentum is a variable of the calculus: exp(−k²/2v) = exp(−(v/2) κ²), d^d k/(2π)^d = (v/2π)^d d^d
  // κ.
  const upper = term.form.flatMap((row, a) => row.slice(a).map((entry, b) => [product(a, a + b), entry] as const))
  const start = {
    weight: [],
    scale: Q.one,
    gaussians: -2,
    coefficient: scaleMomenta(term.coefficient, monomial({ v: 2 })),
    form: Object.fromEntries(upper),
  }
  return integrateVariable([start], `k${mode}`).map(({ coefficient, scale, gaussians, form }) => ({
    ...term,
    coefficient: scaleMomenta(coefficient, monomial({ v: -2 })),
    scale: Q.multiply(term.scale, scale),
    gaussians: term.gaussians + gaussians,
    form: term.form.map((row, a) => row.map((_, b) => form[product(a, b)] ?? Q.zero)),
  }))
}

/** An infinite integral over one momentum is kept, apart for each power of its square. */
function setApart(term: MomentumTerm, mode: number): readonly MomentumTerm[] {
  const own = term.form[mode]?.[mode] as Rational
  const couples = term.form[mode]?.some((entry, m) => m !== mode && !Q.isZero(entry)) === true
  const square = product(mode, mode)
  const mixed = term.coefficient.some(({ powers }) =>
    Object.keys(powers).some((symbol) => symbol !== square && momentaOf(symbol)?.includes(mode) === true),
  )
  if (couples || mixed)
    throw new InputError({
      code: 'kernels.momentum',
      at: 'kernel in momentum space',
      expected: 'that a momentum without damping of its own stands alone',
      received: 'one that couples to another',
    })
  return collect(term.coefficient, square).map(([power, coefficient]) => ({
    ...term,
    coefficient,
    divergent: [...term.divergent, { exponent: own, squares: Number(power.num) }].sort(
      (a, b) => Q.compare(a.exponent, b.exponent) || a.squares - b.squares,
    ),
  }))
}

/** The term without a momentum that occurs nowhere in it. */
function withoutMomentum(term: MomentumTerm, mode: number): MomentumTerm {
  const drop = <T>(items: readonly T[]): T[] => items.filter((_, m) => m !== mode)
  const place = (m: number): number => (m > mode ? m - 1 : m)
  const coefficient = replaceProducts(term.coefficient, (a, b) => monomial({ [product(place(a), place(b))]: 1 }))
  return { ...term, coefficient, legs: term.legs.map(drop), form: drop(term.form).map(drop) }
}

import { formatPowers, multiplyPowers, raisePowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { GaussianSum } from './gaussianSum.js'

/** A matrix of exact numbers by rows. */
export type Matrix = readonly (readonly Rational[])[]

/**
 * One term of a translation-invariant function of n points in d dimensions, written in momentum space:
 *
 * coefficient · Π symbol^power · (2π/v)^(d·gaussians/2) · scale^(d/2) · V^volumes
 *   · ∫ Π_b d^d k_b/(2π)^d  exp(−(1/2v) Σ_ab form[a][b] k_a·k_b)  exp(i Σ_i p_i·x_i),   p_i = Σ_b legs[i][b] k_b
 *
 * The form need not be positive: e^{+k²/2v} is the inverse of a Gaussian kernel, well defined on functions whose Fourier transform falls
 * faster. V = (2π)^d δ(0) is the volume. `divergent` lists form entries c of momentum integrals ∫ d^d k/(2π)^d exp(−c k²/2v) with c ≤ 0 that
 * no leg damps: their value is infinite, and they are kept rather than dropped.
 */
export interface MomentumTerm {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly gaussians: number
  readonly scale: Rational
  readonly volumes: number
  readonly divergent: readonly Rational[]
  readonly legs: Matrix
  readonly form: Matrix
}

/** A translation-invariant kernel of two points in momentum space: coefficient · Π symbol^power · (2π/v)^(d·gaussians/2) · exp(−exponent·p²/2v). */
export interface MomentumKernel {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly gaussians: number
  readonly exponent: Rational
}

/** The Fourier representation of a sum of Gaussians: exp(−v r²/2) = ∫ d^d k/(2π)^d (2π/v)^(d/2) exp(−k²/2v) e^{ikr} for each mode. */
export function toMomentumForm(sum: GaussianSum): readonly MomentumTerm[] {
  if (sum.terms.some(({ weights, exponent }) => weights !== undefined || exponent !== undefined))
    throw new RangeError('toMomentumForm: only modes of weight 1 are taken to momentum space')
  return sum.terms.map(({ coefficient, powers, modes }) => ({
    coefficient,
    powers,
    gaussians: modes.length,
    scale: Q.one,
    volumes: 0,
    divergent: [],
    legs: Array.from({ length: sum.points }, (_, i) => modes.map((mode) => Q.rational(mode[i] as number))),
    form: modes.map((_, a) => modes.map((__, b) => (a === b ? Q.one : Q.zero))),
  }))
}

/**
 * The inverse of a two-point kernel that is a single Gaussian in x₁ − x₂: 1/G(p).
 *
 * @throws RangeError when the kernel is a sum of several Gaussians, whose inverse is none
 */
export function inverseKernel(twoPoint: GaussianSum): MomentumKernel {
  const [term, ...others] = toMomentumForm(twoPoint)
  if (term === undefined || others.length > 0 || term.form.length !== 1)
    throw new RangeError('inverseKernel: only a single Gaussian of x1 - x2 has an inverse in closed form')
  return {
    coefficient: Q.divide(Q.one, term.coefficient),
    powers: raisePowers(term.powers, Q.rational(-1)),
    gaussians: -term.gaussians,
    exponent: Q.negate(term.form[0]?.[0] ?? Q.zero),
  }
}

/** The kernel itself as a function of two points: ∫ d^d p/(2π)^d K(p) e^{ip(x₁−x₂)}. */
export function kernelTerm(kernel: MomentumKernel): MomentumTerm {
  const { coefficient, powers, gaussians, exponent } = kernel
  return { coefficient, powers, gaussians, scale: Q.one, volumes: 0, divergent: [], legs: [[Q.one], [Q.rational(-1)]], form: [[exponent]] }
}

/** The product of functions of different points: legs and momenta side by side. */
export function outerProduct(a: MomentumTerm, b: MomentumTerm): MomentumTerm {
  const pad = (count: number): Rational[] => Array.from({ length: count }, () => Q.zero)
  return {
    coefficient: Q.multiply(a.coefficient, b.coefficient),
    powers: multiplyPowers(a.powers, b.powers),
    gaussians: a.gaussians + b.gaussians,
    scale: Q.multiply(a.scale, b.scale),
    volumes: a.volumes + b.volumes,
    divergent: [...a.divergent, ...b.divergent],
    legs: [...a.legs.map((row) => [...row, ...pad(b.form.length)]), ...b.legs.map((row) => [...pad(a.form.length), ...row])],
    form: [...a.form.map((row) => [...row, ...pad(b.form.length)]), ...b.form.map((row) => [...pad(a.form.length), ...row])],
  }
}

/** ∫ d^d y K(x, y) f(… y …): the kernel applied to one leg multiplies by K(p) of that leg's momentum. */
export function applyKernel(term: MomentumTerm, leg: number, kernel: MomentumKernel): MomentumTerm {
  const row = term.legs[leg] as readonly Rational[]
  return {
    ...term,
    coefficient: Q.multiply(term.coefficient, kernel.coefficient),
    powers: multiplyPowers(term.powers, kernel.powers),
    gaussians: term.gaussians + kernel.gaussians,
    form: term.form.map((formRow, a) =>
      formRow.map((entry, b) => Q.add(entry, Q.multiply(kernel.exponent, Q.multiply(row[a] as Rational, row[b] as Rational)))),
    ),
  }
}

/**
 * ∫ d^d y d^d y′ f(… y … y′ …) K(y, y′): joins two legs by a kernel. Their momenta must cancel, (2π)^d δ(p_y + p_y′), which either removes
 * one integration momentum or, where it holds by itself, is a factor V. Momenta that then reach no leg are integrated out.
 */
export function joinLegs(term: MomentumTerm, a: number, b: number, kernel: MomentumKernel): MomentumTerm {
  const dressed = applyKernel(term, a, kernel)
  const constraint = (dressed.legs[a] as readonly Rational[]).map((entry, mode) => Q.add(entry, dressed.legs[b]?.[mode] as Rational))
  const open = { ...dressed, legs: dressed.legs.filter((_, leg) => leg !== a && leg !== b) }
  const pivot = constraint.findIndex((entry) => !Q.isZero(entry))
  return integrateUnreached(pivot < 0 ? { ...open, volumes: open.volumes + 1 } : imposeConstraint(open, constraint, pivot))
}

/** Solves Σ_b constraint_b k_b = 0 for the pivot momentum: ∫ d^d k_pivot δ(c·k) = |c_pivot|^−d. */
function imposeConstraint(term: MomentumTerm, constraint: readonly Rational[], pivot: number): MomentumTerm {
  const lead = constraint[pivot] as Rational
  const kept = constraint.map((_, mode) => mode).filter((mode) => mode !== pivot)
  /** k_old = substitution · k_new */
  const substitution = constraint.map((_, mode) =>
    kept.map((to) => (mode === pivot ? Q.negate(Q.divide(constraint[to] as Rational, lead)) : mode === to ? Q.one : Q.zero)),
  )
  return { ...substituteMomenta(term, substitution), scale: Q.divide(term.scale, Q.power(lead, 2)) }
}

function substituteMomenta(term: MomentumTerm, substitution: Matrix): MomentumTerm {
  const columns = substitution[0]?.length ?? 0
  const times = (row: readonly Rational[]): Rational[] =>
    Array.from({ length: columns }, (_, to) => Q.sum(row.map((entry, mode) => Q.multiply(entry, substitution[mode]?.[to] as Rational))))
  const half = term.form.map(times)
  const form = Array.from({ length: columns }, (_, a) =>
    Array.from({ length: columns }, (__, b) => Q.sum(half.map((row, mode) => Q.multiply(substitution[mode]?.[a] as Rational, row[b] as Rational)))),
  )
  return { ...term, legs: term.legs.map(times), form }
}

/** Integrates over every momentum that no leg carries. */
function integrateUnreached(term: MomentumTerm): MomentumTerm {
  const mode = term.form.findIndex((_, m) => term.legs.every((row) => Q.isZero(row[m] as Rational)))
  if (mode < 0) return term
  const own = term.form[mode]?.[mode] as Rational
  const mixed = term.form.map((row) => row[mode] as Rational)
  const drop = <T>(items: readonly T[]): T[] => items.filter((_, m) => m !== mode)
  const completed =
    own.num === 0n
      ? term.form
      : term.form.map((row, a) => row.map((entry, b) => Q.subtract(entry, Q.divide(Q.multiply(mixed[a] as Rational, mixed[b] as Rational), own))))
  if (own.num === 0n && drop(mixed).some((entry) => !Q.isZero(entry))) {
    throw new RangeError('momentumForm: a momentum without own damping couples to another one')
  }
  const rest = { ...term, legs: term.legs.map(drop), form: drop(completed).map(drop) }
  const finite = own.num > 0n
  return integrateUnreached(
    finite ? { ...rest, gaussians: rest.gaussians - 1, scale: Q.divide(rest.scale, own) } : { ...rest, divergent: [...rest.divergent, own].sort(Q.compare) },
  )
}

/**
 * Terms as they act on equal fields, ∫ f(x₁ … x_n) φ(x₁) … φ(x_n): legs are exchangeable and momenta may be renamed and reversed, so every
 * term is brought to the least of its forms and like terms are collected.
 */
export function collectForFields(terms: readonly MomentumTerm[]): readonly MomentumTerm[] {
  const collected = new Map<string, MomentumTerm>()
  for (const term of terms) {
    const least = leastForm(term)
    const key = describe(least)
    const previous = collected.get(key)
    collected.set(key, { ...least, coefficient: Q.add(previous?.coefficient ?? Q.zero, least.coefficient) })
  }
  return [...collected.values()].filter((term) => !Q.isZero(term.coefficient))
}

function leastForm(term: MomentumTerm): MomentumTerm {
  let best: { readonly key: string; readonly form: MomentumTerm } | undefined
  for (const substitution of signedPermutations(term.form.length)) {
    const renamed = substituteMomenta(term, substitution)
    const sorted = { ...renamed, legs: [...renamed.legs].sort(compareRows) }
    const key = describe(sorted)
    if (best === undefined || key < best.key) best = { key, form: sorted }
  }
  return (best as { readonly form: MomentumTerm }).form
}

function* signedPermutations(size: number): Generator<Matrix> {
  const columns = (rest: readonly number[]): number[][] =>
    rest.length === 0 ? [[]] : rest.flatMap((m) => columns(rest.filter((other) => other !== m)).map((tail) => [m, ...tail]))
  for (const order of columns(Array.from({ length: size }, (_, m) => m))) {
    for (let signs = 0; signs < 2 ** size; signs++) {
      yield order.map((to, from) => order.map((_, column) => (column === to ? Q.rational((signs >> from) & 1 ? -1 : 1) : Q.zero)))
    }
  }
}

/** By the first momentum that a leg carries, outgoing before incoming: x₁ − x₂, x₃ − x₄ rather than x₁ − x₄, x₂ − x₃. */
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
    formatPowers(term.powers),
    term.gaussians,
    Q.format(term.scale),
    term.volumes,
    term.divergent.map(Q.format).join(),
  ].join('|')
}

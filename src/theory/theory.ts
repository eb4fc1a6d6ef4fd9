import type { Powers } from '../algebra/polynomial.js'
import type { Rational } from '../algebra/rational.js'
import type { LineKind } from '../diagrams/diagram.js'
import type { Filter } from '../diagrams/filters.js'
import type { Formula } from './formula.js'
import type { LineStyle } from './ruleFile.js'

/**
 * Where a field lives: at points of space, at times, or both. A diagram is summed (integrated) over the places of its
 * half-edges.
 */
export type Place = 'point' | 'time'

/**
 * A space of indices of which only the number matters: units (neurons, replicas, sites without a distance) or
 * components of a vector. Lines are diagonal in it, so that every closed chain of half-edges of equal index gives one
 * factor of the symbol `size`; all legs carry one and the same index.
 */
export interface CountedSpace {
  readonly name: string
  readonly kind: 'unit' | 'component'
  /** The symbol of the number of its values. */
  readonly size: string
  /**
   * What leaves the vertices unchanged that do not share the index: O(n), which joins half-edges in any pairs, or U(n),
   * an index with a conjugate one.
   */
  readonly group: 'O' | 'U'
}

/** An index of a field; `conjugate` is the other one of U(n). */
export interface FieldIndex {
  readonly space: string
  readonly conjugate?: true
}

/** A field: its name in formulas, its LaTeX, and what it depends on. */
export interface Field {
  readonly name: string
  readonly latex: string
  readonly places: readonly Place[]
  /** Its indices in the theory's counted spaces. */
  readonly indices: readonly FieldIndex[]
}

/**
 * A small parameter: order k of the expansion is `symbol`^(k·`unit`); N^−1/2 has symbol N and counts orders in units of
 * N^−1.
 */
export interface SmallParameter {
  readonly symbol: string
  readonly unit: Rational
  readonly latex: string
}

/**
 * A kind of line with its rule. In `latex`, `{a}` and `{b}` stand for the points at its ends; in `momentumLatex`, `{p}`
 * for the momentum that flows from a to b, Δ(a − b) = ∫ d^dp/(2π)^d e^{ip(a−b)} Δ(p), and `{-p}` for minus it.
 */
export interface LineRule extends LineKind {
  readonly factor: Rational
  /** Powers of the small parameters that a line carries, for a leg as for an internal line. */
  readonly order: Powers
  readonly latex: string
  readonly momentumLatex: string
  readonly atAPoint: Powers
  /** How pictures show it. */
  readonly style: LineStyle
}

/**
 * A leg: a line of kind `line` whose inner end sits on a half-edge of `field` and whose outer end carries `carries` (φ
 * or a source J). Without a line the half-edge itself is the leg (it is amputated). Several rules may have one field,
 * or carry one source.
 */
export interface LegRule {
  readonly field: string
  readonly line?: string
  readonly carries: string
  readonly order: Powers
}

/**
 * A vertex of fixed valence, or a family of them, one for each n = from, from + step, … In `latex`, `{n}` stands for
 * the member and `{points}` for the list of its points; in `momentumLatex`, `{momenta}` for the list of the momenta
 * that come in.
 */
export interface VertexRule {
  readonly name: string
  /** Fields with their multiplicities; the multiplicity is a formula in n for a family. */
  readonly legs: readonly { readonly field: string; readonly count: Formula }[]
  readonly family?: { readonly from: number; readonly step: number }
  readonly factor: Formula
  readonly order: Readonly<Record<string, Formula>>
  /**
   * What its half-edges have in common: `point` and `time`, over which is then integrated once (a local vertex), and
   * counted spaces by name, whose index is then one for all. A counted index that is not shared is joined in pairs with
   * equal weight. Otherwise every half-edge has a point of its own.
   */
  readonly shares: readonly string[]
  /**
   * Which fields are paired, where a counted index is not shared and there is more than one possibility: (φ̃·φ)(φ·φ) is
   * [φ~, φ], [φ, φ].
   */
  readonly pairs?: readonly (readonly [string, string])[]
  readonly latex: string
  readonly momentumLatex: string
  /** Template of the symbol's powers at a point, `{n}` standing for the member. */
  readonly atAPoint: string
}

/**
 * What of a theory is an n-point function: averages ⟨φ…φ⟩, connected or full; connected ones whose legs have no lines; δⁿΓ/δφⁿ; and
 * Σ = L⁻¹ − Γ⁽²⁾.
 */
export type NPointFunction = 'connected' | 'full' | 'amputated' | 'vertex' | 'self-energy'

/** The functional whose coefficients the diagrams give: `functional` = `sign` × Σ over connected diagrams. */
export interface Expanded {
  readonly functional: 'S' | 'W' | 'Γ'
  readonly sign: 1 | -1
  readonly latex: string
  /** Letter of its coefficient functions: g_r for the action. */
  readonly coupling: string
  /** Powers of the small parameters in front of the sum: W = ħ log Z has ħ. */
  readonly order: Powers
  /**
   * The n-point function that is meant in place of the coefficient of n legs: all labellings of legs are counted, n! of them for legs
   * that are alike. Default: the coefficient.
   */
  readonly quantity?: NPointFunction
}

/** What a rule file means. See `docs/theories.md` for the file format. */
export interface Theory {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly expands: Expanded
  readonly fields: readonly Field[]
  readonly spaces: readonly CountedSpace[]
  /** The first one is the leading small parameter, in which `--order` counts. */
  readonly orders: readonly SmallParameter[]
  readonly lines: readonly LineRule[]
  readonly legs: readonly LegRule[]
  readonly vertices: readonly VertexRule[]
  /** Diagrams that vanish by themselves are left out by these filters: closed response loops by `acyclic`. */
  readonly filters: readonly Filter[]
  /** Lines that join two legs without a line of their own, and stand nowhere else: L⁻¹ in Γ. */
  readonly bare?: readonly LineRule[]
  /** Of an effective action: what no finite diagram gives, in words, of no legs and of two. */
  readonly withoutDiagram?: { readonly vacuum: string; readonly pair?: string }
}

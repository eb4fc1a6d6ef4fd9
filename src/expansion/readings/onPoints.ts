import { planContraction } from '../../algebra/contraction.js'
import type { ContractionPlan } from '../../algebra/contraction.js'
import type { OperandKind } from '../../algebra/contractionSymmetry.js'
import { contractor } from '../../algebra/contractor.js'
import type { Powers } from '../../algebra/polynomial.js'
import { lazy } from '../../algebra/lazy.js'
import * as Q from '../../algebra/rational.js'
import { multisets } from '../../algebra/multisets.js'
import type { Multisets } from '../../algebra/multisets.js'
import { asymmetry, packed, symmetricZeros, symmetrizing, unpacked } from '../../algebra/packTensor.js'
import type { Layout, SymmetricTensor } from '../../algebra/symmetricTensor.js'
import { tensor } from '../../algebra/tensor.js'
import type { Tensor } from '../../algebra/tensor.js'
import type { VertexKind } from '../../diagrams/diagram.js'
import { InputError } from '../../errors.js'
import { diagramContraction } from './diagramContraction.js'
import type { DiagramContraction, DiagramOperand } from './diagramContraction.js'
import type { Expansion } from '../expansion.js'
import { exchangeable, legPlacements } from '../legNames.js'
import { legNames } from '../legs.js'
import { named } from '../../names.js'
import { finite } from '../../numbers.js'

/**
 * Values for the symbols of a theory on a finite set of `size` points (or components: whatever a field's index runs
 * over).
 */
export interface Realization {
  readonly size: number
  /**
   * The matrix of a kind of line, without the rule's factor: [from][to] for an oriented line, whose first field is at
   * `from`; symmetric for a line between equal fields.
   */
  readonly line: (name: string) => Tensor
  /**
   * The tensor of a kind of vertex, without the rule's factor and without the small parameters of `parameters`: an axis
   * for each of the kind's `fields` in their order, symmetric in the axes of one field. For a local vertex the
   * coupling: a number (rank 0), or one for each point (rank 1).
   */
  readonly vertex: (kind: VertexKind) => Tensor
  /** Values of the small parameters; 1 for a parameter whose powers are already in the tensors. */
  readonly parameters: Readonly<Record<string, number>>
}

/**
 * What the legs carry at their outer ends, one value for each point, by the legs' names: `φ` for the action of
 * `edgeworth`, `J` for W of `phi4`.
 */
export type CarriedFields = Readonly<Record<string, readonly number[]>>

/**
 * An expansion made ready to be read on points many times: the order of contractions is found once for each diagram,
 * when first needed.
 */
export interface PointsReading {
  readonly tensor: (realization: Realization) => Tensor
  readonly value: (realization: Realization, fields: CarriedFields) => number
}

/**
 * The expansion read on a finite set of points: its coefficient function as a tensor with one axis for each leg, in the
 * order of the request's `legFields`, symmetric in the axes of one name; integrals over points are sums. For the action
 * it is g_E, without 1/E! in front: S ∋ Σ g_E[i₁ … i_E] φ_i₁ … φ_i_E.
 *
 * @throws InputError for a tensor of the wrong shape or symmetry, and a small parameter without a value
 * @example
 * const mass = expand(theory('phi4'), { legs: 2, select: { order: 1 } })
 * onPoints(mass, { size: 1, line: () => tensor(1, 2, () => 1), vertex: () => tensor(1, 0, () => 1), parameters: { λ: 0.1 } }).data[0] // -0.025: −λ/4
 */
export function onPoints(expansion: Expansion, realization: Realization): Tensor {
  return pointsReading(expansion).tensor(realization)
}

/**
 * The terms of the functional that the expansion stands for, at given fields: Σ g_E[i₁ … i_E] φ_i₁ … φ_i_E, without
 * making g_E.
 *
 * @throws InputError as {@link onPoints}, and for a field without a value at every point
 * @example
 * const mass = expand(theory('phi4'), { legs: 2, select: { order: 1 } })
 * const values = { size: 1, line: () => tensor(1, 2, () => 1), vertex: () => tensor(1, 0, () => 1), parameters: { λ: 0.1 } }
 * valueOnPoints(mass, values, { J: [2] }) // -0.1: −λJ²/4
 */
export function valueOnPoints(expansion: Expansion, realization: Realization, fields: CarriedFields): number {
  return pointsReading(expansion).value(realization, fields)
}

/**
 * The readings of an expansion on points, for many realizations or fields.
 *
 * @example
 * const reading = pointsReading(expand(theory('phi4'), { legs: 2, select: { order: 1 } }))
 * const at = (mass) => reading.tensor({ size: 1, line: () => tensor(1, 2, () => 1 / mass), vertex: () => tensor(1, 0, () => 1), parameters: { λ: 0.1 } })
 * at(2).data[0] // -0.003125: −λ/4 of three lines
 */
export function pointsReading(expansion: Expansion): PointsReading {
  const names = legNames(expansion.theory, expansion.request)
  const [forTensor, forValue] = [
    lazy(() => plannedTerms(expansion, 'tensor')),
    lazy(() => plannedTerms(expansion, 'value')),
  ]
  const groups = exchangeable(names)
  // What was made ready last is kept: readings in a row are on equally many points.
  let known = readyOn(0)
  function readyOn(
    size: number,
  ): { readonly sets: Multisets } & Record<'tensor' | 'value', () => readonly ReadyTerm[]> {
    const sets = multisets(size)
    return {
      sets,
      tensor: lazy(() => readyTerms(forTensor(), sets, groups)),
      value: lazy(() => readyTerms(forValue(), sets, [])),
    }
  }
  const ready = (size: number): typeof known => (known.sets.size === size ? known : (known = readyOn(size)))
  return {
    tensor: (realization) => {
      const { sets, tensor } = ready(realization.size)
      const total = symmetricZeros(sets, groups)
      addTerms(tensor(), realization, total.data, operandsOf(realization, {}, sets))
      return unpacked(total)
    },
    value: (realization, carried) => {
      const { sets, value } = ready(realization.size)
      const total = new Float64Array(1)
      addTerms(value(), realization, total, operandsOf(realization, carried, sets))
      return total[0] as number
    },
  }
}

interface PlannedTerm {
  readonly coefficient: number
  readonly powers: Powers
  readonly what: DiagramContraction['what']
  readonly plan: ContractionPlan
}

function plannedTerms({ theory, request, terms }: Expansion, reading: 'tensor' | 'value'): readonly PlannedTerm[] {
  const names = legNames(theory, request)
  return terms.flatMap(({ coefficient, powers, weighted: { diagram } }) => {
    // Where several names ask for one leg, the coefficient function is the mean over the ways to place it.
    const placements = legPlacements(theory, names, diagram)
    return placements.map((places) => {
      const contraction = diagramContraction(theory, { diagram, names, places }, reading)
      return {
        coefficient: Q.toNumber(coefficient) / placements.length,
        powers,
        what: contraction.what,
        plan: planContraction(contraction),
      }
    })
  })
}

/** A term on so many points. */
interface ReadyTerm {
  readonly coefficient: number
  readonly powers: Powers
  readonly operands: readonly TermOperand[]
  readonly contract: (operands: readonly Float64Array[]) => Float64Array
  /** Adds a multiple of the term, symmetric in the axes of each group of the total. */
  readonly add: (total: Float64Array, term: Float64Array, factor: number) => void
}

interface TermOperand {
  readonly what: DiagramOperand
  readonly kind: OperandKind
  readonly axes: number
}

function readyTerms(terms: readonly PlannedTerm[], sets: Multisets, groups: Layout): readonly ReadyTerm[] {
  return terms.map(({ coefficient, powers, what, plan }) => {
    const { groups: own, contract } = contractor(plan, sets)
    const operands = what.map((each, i): TermOperand => ({
      what: each,
      kind: plan.kinds[i] as OperandKind,
      axes: (plan.operands[i] as readonly number[]).length,
    }))
    return { coefficient, powers, operands, contract, add: symmetrizing(sets, groups, own) }
  })
}

function addTerms(
  terms: readonly ReadyTerm[],
  { parameters }: Realization,
  total: Float64Array,
  entriesOf: (operand: TermOperand) => Float64Array,
): void {
  for (const { coefficient, powers, operands, contract, add } of terms)
    add(total, contract(operands.map(entriesOf)), coefficient * parameterValue(powers, parameters))
  for (const value of total) finite(value, { at: 'expansion on points', what: 'a value' })
}

/** The entries of an operand, its shape checked; each is asked for once. */
function operandsOf(
  { size, line, vertex }: Realization,
  carried: CarriedFields,
  sets: Multisets,
): (operand: TermOperand) => Float64Array {
  const known = new Map<string, Float64Array>()
  const valueOf = (what: DiagramOperand, axes: number): Tensor => {
    switch (what.kind) {
      case 'line':
        return ofRank(line(what.name), size, axes, `line ${what.name}`)
      case 'vertex': {
        const value = vertex(what.vertex)
        if (what.local && value.rank === 0) return tensor(size, 1, () => value.data[0] as number)
        return ofRank(value, size, axes, `vertex ${what.vertex.name}${what.local ? ' (local)' : ''}`)
      }
      case 'identity':
        return tensor(size, 2, ([i, j]) => (i === j ? 1 : 0))
      case 'carried': {
        const values = named(carried, what.name) ?? []
        return ofRank(
          { size: values.length, rank: 1, data: Float64Array.from(values) },
          size,
          axes,
          `what the legs ${what.name} carry`,
        )
      }
    }
  }
  return ({ what, kind: { name, groups }, axes }) => {
    const value = known.get(name) ?? symmetric(valueOf(what, axes), groups, sets, name).data
    known.set(name, value)
    return value
  }
}

/** A given tensor may differ by so much of its largest entry from a symmetric one: an inverse has roundings. */
const ASYMMETRY = 1e-6

/** Tensors found to be symmetric in the axes of these groups: each is looked through once, however often it is read. */
const symmetricOnes = new WeakMap<Tensor, Set<string>>()

/**
 * The tensor by its entries at ascending points.
 *
 * @throws InputError unless the entries at the same points in any other order are the same
 */
function symmetric(
  value: Tensor,
  groups: readonly (readonly number[])[],
  sets: Multisets,
  at: string,
): SymmetricTensor {
  const ascending = packed(value, groups, sets)
  const known = symmetricOnes.get(value) ?? new Set()
  const key = groups.map((axes) => axes.join()).join(';')
  if (known.has(key)) return ascending
  requireEqual(value, ascending, at)
  symmetricOnes.set(value, known.add(key))
  return ascending
}

/** @throws InputError unless the entries are those of the symmetric tensor, up to roundings */
function requireEqual(value: Tensor, ascending: SymmetricTensor, at: string): void {
  const difference = asymmetry(value, ascending)
  // What is no number is refused as a value of the result.
  if (!(difference > ASYMMETRY * largestOf(ascending.data))) return
  const size = largestOf(value.data)
  throw new InputError({
    code: 'expansion.realization',
    at,
    expected: 'a tensor that is symmetric in the axes of one field',
    received: `entries that differ by ${difference.toPrecision(2)} where the largest is ${size.toPrecision(2)}`,
  })
}

function largestOf(data: Float64Array): number {
  return data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
}

function ofRank(value: Tensor, size: number, rank: number, at: string): Tensor {
  if (value.size === size && value.rank === rank && value.data.length === size ** rank) return value
  const shape = (length: number, axes: number): string => `${axes} ${axes === 1 ? 'axis' : 'axes'} of length ${length}`
  throw new InputError({
    code: 'expansion.realization',
    at,
    expected: shape(size, rank),
    received: shape(value.size, value.rank),
  })
}

function parameterValue(powers: Powers, parameters: Readonly<Record<string, number>>): number {
  return Object.entries(powers).reduce((value, [symbol, exponent]) => {
    const parameter = named(parameters, symbol)
    if (parameter === undefined)
      throw new InputError({
        code: 'expansion.realization',
        at: 'parameters',
        expected: `a value of ${symbol}`,
        received: Object.keys(parameters).join(', ') || 'none',
      })
    return value * parameter ** Q.toNumber(exponent)
  }, 1)
}

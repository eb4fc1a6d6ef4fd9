import { formatMonomials } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { meanFieldDiagrams } from './meanFieldDiagrams.js'
import type { MeanFieldDiagram } from './meanFieldDiagrams.js'

/** A matrix of the plan by its step, or its transpose. */
export interface MatrixRef {
  readonly step: number
  readonly transposed: boolean
}

/**
 * What is computed once, of what stands before it: vectors over sites and matrices over pairs of them.
 * - `node`: a polynomial of the mean, at each site; `scaled`: the product of vectors; `applied`: Σ_j M_ij v_j;
 * - `quadruple`: Σ_bcd over what joins four sites all with all, a to b, c, d, b to c, d, c to d, with a vector at each;
 * - `power`: K_ij^times; `entrywise`: the product of entries; `joined`: Σ_k L_ik v_k R_kj.
 */
export type Step =
  | { readonly kind: 'node'; readonly polynomial: Polynomial }
  | { readonly kind: 'scaled'; readonly of: readonly number[] }
  | { readonly kind: 'applied'; readonly matrix: MatrixRef; readonly vector: number }
  | { readonly kind: 'quadruple'; readonly matrices: readonly MatrixRef[]; readonly vectors: readonly number[] }
  | { readonly kind: 'power'; readonly times: number }
  | { readonly kind: 'entrywise'; readonly of: readonly MatrixRef[] }
  | { readonly kind: 'joined'; readonly left: MatrixRef; readonly middle: number; readonly right: MatrixRef }

/** A term of F^(order): the coefficient times the sum of a vector over sites, or over quadruples joined all with all. */
export type PlannedTerm =
  | { readonly kind: 'sum'; readonly order: number; readonly coefficient: number; readonly vector: number }
  | { readonly kind: 'clique'; readonly order: number; readonly coefficient: number; readonly node: number }

/** How F^(1) … F^(P) are computed: the sums over sites of all diagrams, what they have in common once. */
export interface SumPlan {
  readonly order: number
  readonly steps: readonly Step[]
  readonly terms: readonly PlannedTerm[]
}

/** Up to here every diagram comes apart, node by node, but one: four nodes joined all with all, by one coupling each. */
export const HIGHEST_ORDER = 6

const found = new Map<string, SumPlan>()

/** All orders up to one, or this one alone. */
export type Orders = 'all' | 'only'

/**
 * The plan for F^(1) … F^(P). A node with one neighbour is summed over by a matrix and a vector, one with two by a product
 * of matrices, until one is left.
 */
export function sumPlan(order: number, orders: Orders = 'all'): SumPlan {
  const key = `${orders} ${order}`
  const known = found.get(key) ?? planned(order, orders)
  found.set(key, known)
  return known
}

function planned(order: number, orders: Orders): SumPlan {
  const table = new StepTable()
  const wanted = orders === 'only' ? [order] : Array.from({ length: order }, (_, k) => k + 1)
  const terms = wanted.flatMap((k) =>
    meanFieldDiagrams(k)
      .filter(({ nodes }) => nodes.every((node) => node.length > 0))
      .map((diagram) => termOf(diagram, k, table)),
  )
  return { order, steps: table.steps, terms }
}

/** Steps, each once; matrices know whether they are symmetric. */
class StepTable {
  readonly steps: Step[] = []
  private readonly numbers = new Map<string, number>()
  private readonly symmetric: boolean[] = []

  has(step: Step): boolean {
    return this.numbers.has(keyOf(step))
  }

  add(step: Step, symmetric = false): number {
    const key = keyOf(step)
    const number = this.numbers.get(key) ?? this.steps.push(step) - 1
    this.numbers.set(key, number)
    this.symmetric[number] = symmetric
    return number
  }

  flipped({ step, transposed }: MatrixRef): MatrixRef {
    return { step, transposed: !transposed && !(this.symmetric[step] ?? false) }
  }

  scaled(of: readonly number[]): number {
    const factors = of.flatMap((vector) => {
      const step = this.steps[vector] as Step
      return step.kind === 'scaled' ? step.of : [vector]
    })
    const [only] = factors
    return factors.length === 1 && only !== undefined
      ? only
      : this.add({ kind: 'scaled', of: factors.sort((a, b) => a - b) })
  }

  entrywise(of: readonly MatrixRef[]): MatrixRef {
    const sorted = [...of].sort((a, b) => a.step - b.step || Number(a.transposed) - Number(b.transposed))
    const turns = sorted.find(({ step }) => !(this.symmetric[step] ?? false))?.transposed ?? false
    const factors = turns ? sorted.map((ref) => this.flipped(ref)) : sorted
    const symmetric = factors.every(({ step }) => this.symmetric[step])
    return { step: this.add({ kind: 'entrywise', of: factors }, symmetric), transposed: turns }
  }

  /** The step of a join, and whether its transpose is meant: L v R and (Rᵀ v Lᵀ)ᵀ are one. */
  join(
    left: MatrixRef,
    middle: number,
    right: MatrixRef,
  ): { readonly step: Step; readonly turned: boolean; readonly symmetric: boolean } {
    const [a, b] = [
      { kind: 'joined', left, middle, right } as const,
      { kind: 'joined', left: this.flipped(right), middle, right: this.flipped(left) } as const,
    ]
    const turned = keyOf(b) < keyOf(a)
    return { step: turned ? b : a, turned, symmetric: keyOf(a) === keyOf(b) }
  }
}

function keyOf(step: Step): string {
  return step.kind === 'node' ? `node ${formatMonomials(step.polynomial)}` : JSON.stringify(step)
}

/** A diagram while its nodes are summed over one by one; what joins two of them is a matrix from the first to the second. */
interface Remains {
  readonly vectors: Map<number, number>
  readonly matrices: Map<string, MatrixRef>
}

function termOf({ graph, weight, nodes }: MeanFieldDiagram, order: number, table: StepTable): PlannedTerm {
  const coefficient = Q.toNumber(weight)
  const remains: Remains = {
    vectors: new Map(nodes.map((polynomial, i) => [i, table.add({ kind: 'node', polynomial })])),
    matrices: new Map(
      graph.bonds.map(({ from, to, times }) => [
        `${from},${to}`,
        { step: table.add({ kind: 'power', times }, true), transposed: false },
      ]),
    ),
  }
  while (remains.vectors.size > 1) {
    const next = nextOf(remains, table)
    if (next === undefined) {
      const nodes = [...remains.vectors.keys()]
      const vectors = [...remains.vectors.values()]
      const matrices = nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => matrixOf(a, b, remains, table)))
      const isOfCouplings = matrices.every(({ step }) => step === matrices[0]?.step)
      const node = vectors[0] as number
      if (isOfCouplings && vectors.every((vector) => vector === node))
        return { kind: 'clique', order, coefficient, node }
      return { kind: 'sum', order, coefficient, vector: table.add({ kind: 'quadruple', matrices, vectors }) }
    }
    sumOver(next, remains, table)
  }
  return { kind: 'sum', order, coefficient, vector: [...remains.vectors.values()][0] as number }
}

/** The node to sum over: one with one neighbour, else one of two whose join is known already, else any of these. */
function nextOf(remains: Remains, table: StepTable): number | undefined {
  const nodes = [...remains.vectors.keys()]
  const two = nodes.filter((node) => neighboursOf(node, remains).length === 2)
  return (
    nodes.find((node) => neighboursOf(node, remains).length === 1) ??
    two.find((node) => table.has(joinAt(node, remains, table).step)) ??
    two[0]
  )
}

function neighboursOf(node: number, { matrices }: Remains): readonly number[] {
  return [...matrices.keys()].flatMap((key) => {
    const [a, b] = key.split(',').map(Number)
    return a === node ? [b as number] : b === node ? [a as number] : []
  })
}

/** From the first to the second. */
function matrixOf(from: number, to: number, { matrices }: Remains, table: StepTable): MatrixRef {
  const there = matrices.get(`${from},${to}`)
  return there ?? table.flipped(matrices.get(`${to},${from}`) as MatrixRef)
}

function joinAt(node: number, remains: Remains, table: StepTable): ReturnType<StepTable['join']> {
  const [a, b] = neighboursOf(node, remains) as readonly [number, number]
  const middle = remains.vectors.get(node) as number
  return table.join(matrixOf(a, node, remains, table), middle, matrixOf(node, b, remains, table))
}

function sumOver(node: number, remains: Remains, table: StepTable): void {
  const [a, b] = neighboursOf(node, remains) as readonly [number, number | undefined]
  const { vectors, matrices } = remains
  if (b === undefined) {
    const vector = vectors.get(node) as number
    const applied = table.add({ kind: 'applied', matrix: matrixOf(a, node, remains, table), vector })
    vectors.set(a, table.scaled([vectors.get(a) as number, applied]))
  } else {
    const { step, turned, symmetric } = joinAt(node, remains, table)
    const joined: MatrixRef = { step: table.add(step, symmetric), transposed: turned && !symmetric }
    const isThere = matrices.has(`${a},${b}`) || matrices.has(`${b},${a}`)
    const whole = isThere ? table.entrywise([matrixOf(a, b, remains, table), joined]) : joined
    matrices.delete(`${b},${a}`)
    matrices.set(`${a},${b}`, whole)
  }
  vectors.delete(node)
  for (const key of matrices.keys()) if (key.split(',').map(Number).includes(node)) matrices.delete(key)
}

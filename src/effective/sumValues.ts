import { productOfViews } from '../algebra/productOfViews.js'
import type { MatrixView } from '../algebra/productOfViews.js'
import * as Q from '../algebra/rational.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { MEAN } from './isingCumulants.js'
import { quadrupleSlopes, quadrupleSums } from './quadrupleSums.js'
import type { Quadruple } from './quadrupleSums.js'
import type { MatrixRef, Step, SumPlan } from './sumPlan.js'
import { addTo } from './vectors.js'

/**
 * Values of sums over sites and their slopes. This file works on float64 arrays in place, matrices row after row: the sums
 * over six sites of a thousand spins are some forty products of matrices, and nothing else counts.
 */
export interface SumValues {
  /** F^(1), F^(2), …, without the sums over quadruples that are joined all with all. */
  readonly terms: Float64Array
  /** Σ_k ∂F^(k)/∂m_i. */
  readonly slopes: Float64Array
  /** Σ_k ∂F^(k)/∂K_ij, K_ij = K_ji being one coupling: a symmetric matrix; empty where it was not asked for. */
  readonly couplingSlopes: Float64Array
}

/** What is differentiated by. */
export type Slopes = 'means' | 'means and couplings'

/**
 * The sums of a plan at given couplings, row after row with zeros on the diagonal, and means.
 *
 * @param tell called after every product of matrices
 */
export function* sumValues(
  plan: SumPlan,
  couplings: Float64Array,
  means: Float64Array,
  slopes: Slopes,
): Generator<undefined, SumValues> {
  const run = new Run(plan, couplings, means, slopes)
  for (let step = 0; step < plan.steps.length; step++) if (run.forward(step)) yield
  const terms = new Float64Array(plan.order)
  for (const term of plan.terms)
    if (term.kind === 'sum') {
      terms[term.order - 1] = (terms[term.order - 1] as number) + term.coefficient * total(run.value(term.vector))
      run.seed(term.vector, term.coefficient)
    }
  for (let step = plan.steps.length - 1; step >= 0; step--) if (run.backward(step)) yield
  const { slopes: byMeans, couplingSlopes: byEntries } = run
  const byCouplings = byEntries.length === 0 ? byEntries : transposed(byEntries, means.length)
  if (byEntries.length > 0) addTo(byCouplings, byEntries)
  return { terms, slopes: byMeans, couplingSlopes: byCouplings }
}

/** A polynomial of one spin at a mean, and its derivative. */
export function nodeAt(polynomial: Polynomial, mean: number): { readonly value: number; readonly slope: number } {
  const coefficients = coefficientsOf(polynomial)
  let [value, slope] = [0, 0]
  for (let n = coefficients.length - 1; n >= 0; n--) {
    slope = slope * mean + value
    value = value * mean + (coefficients[n] as number)
  }
  return { value, slope }
}

/** By power of the mean, as floats: exact numbers are turned into them once. */
const floats = new WeakMap<Polynomial, readonly number[]>()

function coefficientsOf(polynomial: Polynomial): readonly number[] {
  const known = floats.get(polynomial)
  if (known !== undefined) return known
  const coefficients: number[] = []
  for (const { coefficient, powers } of polynomial) {
    const power = Q.toNumber(powers[MEAN] ?? Q.zero)
    while (coefficients.length <= power) coefficients.push(0)
    coefficients[power] = Q.toNumber(coefficient)
  }
  floats.set(polynomial, coefficients)
  return coefficients
}

/** x^times, of small whole numbers: `**` takes ten times as long. */
function raised(x: number, times: number): number {
  let power = 1
  for (let k = 0; k < times; k++) power *= x
  return power
}

class Run {
  readonly slopes: Float64Array
  readonly couplingSlopes: Float64Array
  private readonly n: number
  private readonly values: Float64Array[] = []
  private readonly adjoints: (Float64Array | undefined)[] = []
  private readonly steps: readonly Step[]

  constructor(
    plan: SumPlan,
    private readonly couplings: Float64Array,
    private readonly means: Float64Array,
    private readonly wanted: Slopes,
  ) {
    this.n = means.length
    this.steps = plan.steps
    this.slopes = new Float64Array(this.n)
    this.couplingSlopes = new Float64Array(wanted === 'means' ? 0 : this.n * this.n)
  }

  value(step: number): Float64Array {
    return this.values[step] as Float64Array
  }

  seed(vector: number, coefficient: number): void {
    const adjoint = this.adjointOf(vector)
    for (let i = 0; i < this.n; i++) adjoint[i] = (adjoint[i] as number) + coefficient
  }

  /** Computes a step; true after a product of matrices. */
  forward(number: number): boolean {
    const step = this.steps[number] as Step
    this.values[number] = this.computed(step)
    return step.kind === 'joined' || step.kind === 'quadruple'
  }

  private computed(step: Step): Float64Array {
    const { n } = this
    switch (step.kind) {
      case 'node':
        return this.means.map((mean) => nodeAt(step.polynomial, mean).value)
      case 'scaled':
        return multiplied(step.of.map((vector) => this.value(vector)))
      case 'applied':
        return this.apply(step.matrix, this.value(step.vector))
      case 'quadruple':
        return quadrupleSums(this.quadrupleOf(step))
      case 'power':
        return this.couplings.map((coupling) => raised(coupling, step.times))
      case 'entrywise':
        return multiplied(step.of.map((ref) => this.matrix(ref)))
      case 'joined':
        return this.product(this.view(step.left, this.value(step.middle)), this.view(step.right), n)
    }
  }

  /** Hands the slope by what a step gives on to what it is made of; true after a product of matrices. */
  backward(number: number): boolean {
    const step = this.steps[number] as Step
    const adjoint = this.adjoints[number]
    this.adjoints[number] = undefined
    if (adjoint === undefined) return false
    switch (step.kind) {
      case 'node':
        for (let i = 0; i < this.n; i++)
          this.slopes[i] =
            (this.slopes[i] as number) + (adjoint[i] as number) * nodeAt(step.polynomial, this.means[i] as number).slope
        return false
      case 'scaled':
        step.of.forEach((vector, place) => {
          const others = step.of.filter((_, at) => at !== place).map((other) => this.value(other))
          addTo(this.adjointOf(vector), multiplied([adjoint, ...others]))
        })
        return false
      case 'applied':
        this.backwardApplied(step, adjoint)
        return false
      case 'quadruple':
        this.backwardQuadruple(step, adjoint)
        return true
      case 'power':
        for (let at = 0; at < adjoint.length; at++)
          this.couplingSlopes[at] =
            (this.couplingSlopes[at] as number) +
            (adjoint[at] as number) * step.times * raised(this.couplings[at] as number, step.times - 1)
        return false
      case 'entrywise':
        step.of.forEach((ref, place) => {
          if (!this.hasSlope(ref)) return
          const others = step.of.filter((_, at) => at !== place).map((other) => this.matrix(other))
          this.addMatrix(ref, multiplied([adjoint, ...others]))
        })
        return false
      case 'joined':
        this.backwardJoined(step, adjoint)
        return true
    }
  }

  private backwardApplied({ matrix, vector }: Step & { readonly kind: 'applied' }, adjoint: Float64Array): void {
    addTo(this.adjointOf(vector), this.apply({ ...matrix, transposed: !matrix.transposed }, adjoint))
    if (!this.hasSlope(matrix)) return
    const { n } = this
    const outer = new Float64Array(n * n)
    const v = this.value(vector)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) outer[i * n + j] = (adjoint[i] as number) * (v[j] as number)
    this.addMatrix(matrix, outer)
  }

  private quadrupleOf({ matrices, vectors }: Step & { readonly kind: 'quadruple' }): Quadruple {
    return {
      matrices: matrices.map((ref) => this.matrix(ref)) as unknown as Quadruple['matrices'],
      vectors: vectors.map((vector) => this.value(vector)) as unknown as Quadruple['vectors'],
    }
  }

  private backwardQuadruple(step: Step & { readonly kind: 'quadruple' }, adjoint: Float64Array): void {
    const slopes = quadrupleSlopes(this.quadrupleOf(step), adjoint)
    step.vectors.forEach((vector, place) => addTo(this.adjointOf(vector), slopes.vectors[place] as Float64Array))
    step.matrices.forEach((ref, place) => {
      if (this.hasSlope(ref)) this.addMatrix(ref, slopes.matrices[place] as Float64Array)
    })
  }

  private backwardJoined({ left, middle, right }: Step & { readonly kind: 'joined' }, adjoint: Float64Array): void {
    const { n } = this
    const given: MatrixView = { data: adjoint, offset: 0, stride: n, transposed: false }
    const weights = this.value(middle)
    const slope = this.adjointOf(middle)
    // By the left matrix, P̄Rᵀ, unless only the right one has a slope; the middle follows from either.
    if (this.hasSlope(left) || !this.hasSlope(right)) {
      const byLeft = this.product(given, turned(this.view(right)), n)
      const l = this.matrix(left)
      for (let at = 0, i = 0; i < n; i++)
        for (let k = 0; k < n; k++, at++) {
          slope[k] = (slope[k] as number) + (l[at] as number) * (byLeft[at] as number)
          byLeft[at] = (byLeft[at] as number) * (weights[k] as number)
        }
      if (this.hasSlope(left)) this.addMatrix(left, byLeft)
    }
    if (!this.hasSlope(right)) return
    const byRight = this.product(turned(this.view(left)), given, n)
    const r = this.hasSlope(left) ? undefined : this.matrix(right)
    for (let at = 0, k = 0; k < n; k++) {
      let sum = 0
      for (let j = 0; j < n; j++, at++) {
        if (r !== undefined) sum += (r[at] as number) * (byRight[at] as number)
        byRight[at] = (byRight[at] as number) * (weights[k] as number)
      }
      slope[k] = (slope[k] as number) + sum
    }
    this.addMatrix(right, byRight)
  }

  /** Whether anything that is differentiated by stands behind it. */
  private hasSlope({ step }: MatrixRef): boolean {
    return this.wanted !== 'means' || this.steps[step]?.kind !== 'power'
  }

  private adjointOf(number: number): Float64Array {
    const known = this.adjoints[number] ?? new Float64Array(this.value(number).length)
    this.adjoints[number] = known
    return known
  }

  private addMatrix({ step, transposed: isTransposed }: MatrixRef, change: Float64Array): void {
    addTo(this.adjointOf(step), isTransposed ? transposed(change, this.n) : change)
  }

  private matrix({ step, transposed: isTransposed }: MatrixRef): Float64Array {
    return isTransposed ? transposed(this.value(step), this.n) : this.value(step)
  }

  /** As a factor, its columns times the weights where there are some. */
  private view(ref: MatrixRef, weights?: Float64Array): MatrixView {
    const { n } = this
    if (weights === undefined) return { data: this.value(ref.step), offset: 0, stride: n, transposed: ref.transposed }
    const data = this.matrix(ref).slice()
    for (let at = 0, i = 0; i < n; i++)
      for (let k = 0; k < n; k++, at++) data[at] = (data[at] as number) * (weights[k] as number)
    return { data, offset: 0, stride: n, transposed: false }
  }

  private product(left: MatrixView, right: MatrixView, n: number): Float64Array {
    return productOfViews(left, right, { rows: n, inner: n, columns: n })
  }

  private apply({ step, transposed: isTransposed }: MatrixRef, vector: Float64Array): Float64Array {
    const { n } = this
    const data = this.value(step)
    const image = new Float64Array(n)
    for (let at = 0, i = 0; i < n; i++) {
      let sum = 0
      const v = vector[i] as number
      for (let j = 0; j < n; j++, at++) {
        if (isTransposed) image[j] = (image[j] as number) + (data[at] as number) * v
        else sum += (data[at] as number) * (vector[j] as number)
      }
      if (!isTransposed) image[i] = sum
    }
    return image
  }
}

function turned(view: MatrixView): MatrixView {
  return { ...view, transposed: !view.transposed }
}

function transposed(data: Float64Array, n: number): Float64Array {
  const turned = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) turned[j * n + i] = data[i * n + j] as number
  return turned
}

function multiplied([first, ...others]: readonly Float64Array[]): Float64Array {
  const product = (first as Float64Array).slice()
  for (const factor of others)
    for (let at = 0; at < product.length; at++) product[at] = (product[at] as number) * (factor[at] as number)
  return product
}

function total(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

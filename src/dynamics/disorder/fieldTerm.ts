/** A field of a unit at a time: x̃, (∂_t + 1)x or φ(x). */
export interface UnitField {
  readonly kind: 'response' | 'motion' | 'activation'
  /** Of which unit; none: of the one that is left. */
  readonly unit?: 'i' | 'j'
  readonly time: Time
  readonly replica?: Replica
}

/** What all units have in common: C_φ(t,s), R_φ(t,s), M(t). */
export interface CommonField {
  readonly kind: 'C' | 'R' | 'M'
  readonly times: readonly Time[]
  /** Whose, where there are several populations: `a` of i, `b` of j. */
  readonly population?: 'a' | 'b'
  readonly replicas?: readonly Replica[]
}

export type Time = 't' | 's'
export type Replica = 'α' | 'β'
/** D, g², τg² and the mean J₀; D_a, g_ab², τ_ab g_ab g_ba and J_ab where there are populations. */
export type Strength = 'noise' | 'variance' | 'symmetry' | 'mean'

/** ± strength · (½) N^power Σ ∫ Π fields, a term of an action; J_ij among the factors where couplings are not averaged. */
export interface FieldTerm {
  readonly sign: 1 | -1
  readonly half: boolean
  readonly strength?: Strength
  /** Of N. */
  readonly power: -1 | 0 | 1
  /** Summed over: units, and where they are averaged already populations with their fractions α_a, α_b. */
  readonly units: readonly ('i' | 'j')[]
  readonly populations: readonly ('a' | 'b')[]
  readonly coupling?: true
  readonly times: readonly Time[]
  readonly replicas: readonly Replica[]
  readonly fields: readonly (UnitField | CommonField)[]
}

/** Numbers for everything that a term may have, on a grid of times. */
export interface FieldValues {
  readonly dt: number
  readonly steps: number
  /** The population of each unit. */
  readonly populationOf: readonly number[]
  /** Of the unit that is left. */
  readonly own?: number
  readonly fractions: readonly number[]
  /** Of i in a, j in b. */
  readonly strength: (name: Strength, a: number, b: number) => number
  readonly coupling?: (i: number, j: number) => number
  readonly unit: (kind: UnitField['kind'], unit: number, step: number, replica: number) => number
  readonly common: (
    kind: 'C' | 'R' | 'M',
    population: number,
    steps: readonly number[],
    replicas: readonly number[],
  ) => number
}

/**
 * The value of a sum of terms on a grid of times, integrals as sums: what is printed of it and what it is
 * cannot differ.
 */
export function fieldValue(terms: readonly FieldTerm[], values: FieldValues): number {
  return terms.reduce((sum, term) => sum + termValue(term, values), 0)
}

function termValue(term: FieldTerm, values: FieldValues): number {
  const { populationOf, fractions, dt, steps, own = 0 } = values
  const ranges: (readonly [string, number])[] = [
    ...term.units.map((unit) => [unit, populationOf.length] as const),
    ...term.populations.map((population) => [population, fractions.length] as const),
    ...term.times.map((time) => [time, steps] as const),
    ...term.replicas.map((replica) => [replica, 2] as const),
  ]
  const at: Record<string, number> = {}
  const factor = (): number => {
    const a = at['a'] ?? (at['i'] === undefined ? own : (populationOf[at['i']] ?? 0))
    const b = at['b'] ?? (at['j'] === undefined ? a : (populationOf[at['j']] ?? 0))
    let product = term.strength === undefined ? 1 : values.strength(term.strength, a, b)
    for (const population of term.populations) product *= fractions[at[population] as number] as number
    if (term.coupling === true) product *= values.coupling?.(at['i'] as number, at['j'] as number) ?? NaN
    for (const field of term.fields) {
      if (product === 0) return 0
      if ('time' in field)
        product *= values.unit(
          field.kind,
          field.unit === undefined ? 0 : (at[field.unit] as number),
          at[field.time] as number,
          field.replica === undefined ? 0 : (at[field.replica] as number),
        )
      else {
        const times = field.times.map((time) => at[time] as number)
        product *= values.common(
          field.kind,
          field.population === 'b' ? b : a,
          times,
          (field.replicas ?? []).map((replica) => at[replica] as number),
        )
      }
    }
    return product
  }
  const sum = (depth: number): number => {
    const range = ranges[depth]
    if (range === undefined) return factor()
    let total = 0
    for (let k = 0; k < range[1]; k++) {
      at[range[0]] = k
      total += sum(depth + 1)
    }
    return total
  }
  return term.sign * (term.half ? 0.5 : 1) * populationOf.length ** term.power * dt ** term.times.length * sum(0)
}

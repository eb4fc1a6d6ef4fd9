import type { CommonField, FieldTerm, Replica, Strength, Time, UnitField } from './fieldTerm.js'

/** What a network has. */
export interface NetworkParts {
  readonly noise: boolean
  /** Couplings have a mean, J₀/N. */
  readonly mean: boolean
  /** ⟨J_ij J_ji⟩ = τ g²/N. */
  readonly symmetry: boolean
  readonly populations: boolean
  /** Two copies with the same couplings and noise of their own. */
  readonly replicas: boolean
}

/** A term with what it has; the rest is nothing. */
function term(own: Pick<FieldTerm, 'sign' | 'fields'> & Partial<FieldTerm>): FieldTerm {
  return { half: false, power: 0, units: [], populations: [], times: [], replicas: [], ...own }
}

/** The copy that stands with each time: α at t, β at s. */
function replicaOf(time: Time): Replica {
  return time === 't' ? 'α' : 'β'
}

/** A field of a unit (none: of the one that is left) at a time, of the copy that stands with it. */
function unitField({ replicas }: NetworkParts, kind: UnitField['kind'], time: Time, unit?: 'i' | 'j'): UnitField {
  return {
    kind,
    time,
    ...(unit === undefined ? {} : { unit }),
    ...(replicas ? { replica: replicaOf(time) } : {}),
  }
}

/** A common field of these times, of the units of a population. */
function commonField(
  { populations, replicas }: NetworkParts,
  kind: CommonField['kind'],
  times: readonly Time[],
  population: 'a' | 'b' = 'b',
): CommonField {
  return {
    kind,
    times,
    ...(populations ? { population } : {}),
    ...(replicas ? { replicas: times.map(replicaOf) } : {}),
  }
}

function copies({ replicas }: NetworkParts, times: readonly Time[]): readonly Replica[] {
  return replicas ? times.map(replicaOf) : []
}

/** x̃(∂_t + 1)x − ½D x̃², of all units or of the one that is left. */
function freeTerms(parts: NetworkParts, unit?: 'i'): readonly FieldTerm[] {
  const common = { units: unit === undefined ? [] : [unit], times: ['t'], replicas: copies(parts, ['t']) } as const
  const response = unitField(parts, 'response', 't', unit)
  const motion = term({ ...common, sign: 1, fields: [response, unitField(parts, 'motion', 't', unit)] })
  if (!parts.noise) return [motion]
  return [motion, term({ ...common, sign: -1, half: true, strength: 'noise', fields: [response, response] })]
}

/**
 * S[x, x̃; J] of one network: the weight of a trajectory is ∫Dx̃ e^{−S}, x̃ along the imaginary axis, in Itô's sense.
 */
export function actionOfNetwork(parts: NetworkParts): readonly FieldTerm[] {
  return [
    ...freeTerms(parts, 'i'),
    term({
      sign: -1,
      units: ['i', 'j'],
      coupling: true,
      times: ['t'],
      replicas: copies(parts, ['t']),
      fields: [unitField(parts, 'response', 't', 'i'), unitField(parts, 'activation', 't', 'j')],
    }),
  ]
}

/**
 * ⟨exp(Σ_ij J_ij ∫x̃_i φ_j)⟩ = e^{−these}, for couplings of variance g²/N (on the diagonal (1 + τ)g²/N): the vertices that join
 * two times, and two copies where there are such.
 */
export function vertices(parts: NetworkParts): readonly FieldTerm[] {
  const vertex = (strength: Strength, times: readonly Time[], fields: readonly UnitField[]): FieldTerm =>
    term({
      sign: -1,
      strength,
      half: strength !== 'mean',
      power: -1,
      units: ['i', 'j'],
      times,
      replicas: copies(parts, times),
      fields,
    })
  const response = (time: Time, unit: 'i' | 'j'): UnitField => unitField(parts, 'response', time, unit)
  const activation = (time: Time, unit: 'i' | 'j'): UnitField => unitField(parts, 'activation', time, unit)
  return [
    ...(parts.mean ? [vertex('mean', ['t'], [response('t', 'i'), activation('t', 'j')])] : []),
    vertex(
      'variance',
      ['t', 's'],
      [response('t', 'i'), response('s', 'i'), activation('t', 'j'), activation('s', 'j')],
    ),
    ...(parts.symmetry
      ? [
          vertex(
            'symmetry',
            ['t', 's'],
            [response('t', 'i'), activation('s', 'i'), activation('t', 'j'), response('s', 'j')],
          ),
        ]
      : []),
  ]
}

/** The action after the average over couplings. */
export function averagedAction(parts: NetworkParts): readonly FieldTerm[] {
  return [...freeTerms(parts, 'i'), ...vertices(parts)]
}

/**
 * The same vertices by what all units have in common, M = (1/N)Σ φ_j, C_φ = (1/N)Σ φ_j(t)φ_j(s), R_φ = (1/N)Σ φ_j(t)x̃_j(s), of a
 * population each its own mean.
 */
export function commonVertices(parts: NetworkParts): readonly FieldTerm[] {
  const backward = term({
    sign: -1,
    half: true,
    strength: 'symmetry',
    power: 1,
    populations: parts.populations ? ['a', 'b'] : [],
    times: ['t', 's'],
    replicas: copies(parts, ['t', 's']),
    fields: [commonField(parts, 'R', ['t', 's']), commonField(parts, 'R', ['s', 't'], 'a')],
  })
  return [...drivenBy(parts, 'i'), ...(parts.symmetry ? [backward] : [])]
}

/** x̃ M and ½ x̃ C_φ x̃, of all units or of the one that is left. */
function drivenBy(parts: NetworkParts, unit?: 'i'): readonly FieldTerm[] {
  const common: Pick<FieldTerm, 'units' | 'populations'> = {
    units: unit === undefined ? [] : [unit],
    populations: parts.populations ? ['b'] : [],
  }
  const response = (time: Time): UnitField => unitField(parts, 'response', time, unit)
  const mean = term({
    ...common,
    sign: -1,
    strength: 'mean',
    times: ['t'],
    replicas: copies(parts, ['t']),
    fields: [response('t'), commonField(parts, 'M', ['t'])],
  })
  const variance = term({
    ...common,
    sign: -1,
    half: true,
    strength: 'variance',
    times: ['t', 's'],
    replicas: copies(parts, ['t', 's']),
    fields: [response('t'), commonField(parts, 'C', ['t', 's']), response('s')],
  })
  return [...(parts.mean ? [mean] : []), variance]
}

/**
 * The action of the one unit that is left at the saddle point, where the common fields are its own averages. A vertex with two
 * R_φ gives each unit the derivative, twice a half.
 */
export function actionOfSite(parts: NetworkParts): readonly FieldTerm[] {
  const backward = term({
    sign: -1,
    strength: 'symmetry',
    populations: parts.populations ? ['b'] : [],
    times: ['t', 's'],
    replicas: copies(parts, ['t', 's']),
    fields: [
      unitField(parts, 'response', 't'),
      commonField(parts, 'R', ['t', 's']),
      unitField(parts, 'activation', 's'),
    ],
  })
  return [...freeTerms(parts), ...drivenBy(parts), ...(parts.symmetry ? [backward] : [])]
}

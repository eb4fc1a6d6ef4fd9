import type { FieldTerm, Replica, Strength, Time } from './fieldTerm.js'

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

const TERM = { half: false, power: 0, units: [], populations: [], times: [], replicas: [], fields: [] } as const

/** x̃(∂_t + 1)x − ½D x̃², of all units or of the one that is left. */
function freeTerms({ noise, replicas }: NetworkParts, one: boolean): readonly FieldTerm[] {
  const copies: readonly Replica[] = replicas ? ['α'] : []
  const [replica] = copies
  const place = {
    ...(one ? {} : { unit: 'i' as const }),
    time: 't' as const,
    ...(replica === undefined ? {} : { replica }),
  }
  const common = { ...TERM, units: one ? [] : (['i'] as const), times: ['t'] as const, replicas: copies }
  return [
    {
      ...common,
      sign: 1,
      fields: [
        { kind: 'response', ...place },
        { kind: 'motion', ...place },
      ],
    },
    ...(noise
      ? [
          {
            ...common,
            ...{ sign: -1 as const, half: true, strength: 'noise' as const },
            fields: [
              { kind: 'response' as const, ...place },
              { kind: 'response' as const, ...place },
            ],
          },
        ]
      : []),
  ]
}

/**
 * S[x, x̃; J] of one network: the weight of a trajectory is ∫Dx̃ e^{−S}, x̃ along the imaginary axis, in Itô's sense.
 */
export function actionOfNetwork(parts: NetworkParts): readonly FieldTerm[] {
  const copies: readonly Replica[] = parts.replicas ? ['α'] : []
  const replica = parts.replicas ? { replica: 'α' as const } : {}
  return [
    ...freeTerms(parts, false),
    {
      ...TERM,
      ...{ sign: -1, units: ['i', 'j'], coupling: true, times: ['t'], replicas: copies },
      fields: [
        { kind: 'response', unit: 'i', time: 't', ...replica },
        { kind: 'activation', unit: 'j', time: 't', ...replica },
      ],
    },
  ]
}

/**
 * ⟨exp(Σ_ij J_ij ∫x̃_i φ_j)⟩ = e^{−these}, for couplings of variance g²/N (on the diagonal (1 + τ)g²/N): the vertices that join
 * two times, and two copies where there are such.
 */
export function vertices({ mean, symmetry, replicas }: NetworkParts): readonly FieldTerm[] {
  const term = (
    strength: Strength,
    times: readonly Time[],
    fields: readonly (readonly ['response' | 'activation', 'i' | 'j', Time])[],
  ): FieldTerm => ({
    ...TERM,
    ...{ sign: -1, strength, half: strength !== 'mean', power: -1, units: ['i', 'j'], times },
    replicas: replicas ? times.map(replicaOf) : [],
    fields: fields.map(([kind, unit, time]) => ({
      ...{ kind, unit, time },
      ...(replicas ? { replica: replicaOf(time) } : {}),
    })),
  })
  return [
    ...(mean
      ? [
          term(
            'mean',
            ['t'],
            [
              ['response', 'i', 't'],
              ['activation', 'j', 't'],
            ],
          ),
        ]
      : []),
    term(
      'variance',
      ['t', 's'],
      [
        ['response', 'i', 't'],
        ['response', 'i', 's'],
        ['activation', 'j', 't'],
        ['activation', 'j', 's'],
      ],
    ),
    ...(symmetry
      ? [
          term(
            'symmetry',
            ['t', 's'],
            [
              ['response', 'i', 't'],
              ['activation', 'i', 's'],
              ['activation', 'j', 't'],
              ['response', 'j', 's'],
            ],
          ),
        ]
      : []),
  ]
}

function replicaOf(time: Time): Replica {
  return time === 't' ? 'α' : 'β'
}

/** The action after the average over couplings. */
export function averagedAction(parts: NetworkParts): readonly FieldTerm[] {
  return [...freeTerms(parts, false), ...vertices(parts)]
}

/**
 * The same vertices by what all units have in common, M = (1/N)Σ φ_j, C_φ = (1/N)Σ φ_j(t)φ_j(s), R_φ = (1/N)Σ φ_j(t)x̃_j(s), of a
 * population each its own mean.
 */
export function commonVertices(parts: NetworkParts): readonly FieldTerm[] {
  const { mean, symmetry, populations, replicas } = parts
  const sums = populations ? (['b'] as const) : []
  const of = populations ? { population: 'b' as const } : {}
  const copies = replicas ? { replicas: ['α', 'β'] as const } : {}
  const own = (time: Time): { readonly unit: 'i'; readonly time: Time; readonly replica?: Replica } => ({
    ...{ unit: 'i', time },
    ...(replicas ? { replica: replicaOf(time) } : {}),
  })
  return [
    ...(mean
      ? [
          {
            ...TERM,
            ...{ sign: -1 as const, strength: 'mean' as const, units: ['i' as const], populations: sums },
            ...{ times: ['t' as const], replicas: replicas ? (['α'] as const) : [] },
            fields: [
              { kind: 'response' as const, ...own('t') },
              { kind: 'M' as const, times: ['t'] as const, ...of, ...(replicas ? { replicas: ['α'] as const } : {}) },
            ],
          },
        ]
      : []),
    {
      ...TERM,
      ...{ sign: -1, half: true, strength: 'variance', units: ['i'], populations: sums, times: ['t', 's'] },
      replicas: replicas ? ['α', 'β'] : [],
      fields: [
        { kind: 'response', ...own('t') },
        { kind: 'C', times: ['t', 's'], ...of, ...copies },
        { kind: 'response', ...own('s') },
      ],
    },
    ...(symmetry
      ? [
          {
            ...TERM,
            ...{ sign: -1 as const, half: true, strength: 'symmetry' as const, power: 1 as const },
            ...{ populations: populations ? (['a', 'b'] as const) : [], times: ['t', 's'] as const },
            replicas: replicas ? (['α', 'β'] as const) : [],
            fields: [
              {
                ...{ kind: 'R' as const, times: ['t', 's'] as const, ...copies },
                ...(populations ? { population: 'b' as const } : {}),
              },
              {
                ...{ kind: 'R' as const, times: ['s', 't'] as const },
                ...(replicas ? { replicas: ['β', 'α'] as const } : {}),
                ...(populations ? { population: 'a' as const } : {}),
              },
            ],
          },
        ]
      : []),
  ]
}

/**
 * The action of the one unit that is left at the saddle point, where the common fields are its own averages. A vertex with two
 * R_φ gives each unit the derivative, twice a half.
 */
export function actionOfSite(parts: NetworkParts): readonly FieldTerm[] {
  const { populations, replicas } = parts
  return [
    ...freeTerms(parts, true),
    ...commonVertices({ ...parts, symmetry: false }).map((term) => ({
      ...term,
      units: [],
      fields: term.fields.map((field) => {
        if (!('time' in field)) return field
        const { kind, time, replica } = field
        return replica === undefined ? { kind, time } : { kind, time, replica }
      }),
    })),
    ...(parts.symmetry
      ? [
          {
            ...TERM,
            ...{ sign: -1 as const, strength: 'symmetry' as const, populations: populations ? (['b'] as const) : [] },
            ...{ times: ['t', 's'] as const, replicas: replicas ? (['α', 'β'] as const) : [] },
            fields: [
              { kind: 'response' as const, time: 't' as const, ...(replicas ? { replica: 'α' as const } : {}) },
              {
                ...{ kind: 'R' as const, times: ['t', 's'] as const },
                ...(replicas ? { replicas: ['α', 'β'] as const } : {}),
                ...(populations ? { population: 'b' as const } : {}),
              },
              { kind: 'activation' as const, time: 's' as const, ...(replicas ? { replica: 'β' as const } : {}) },
            ],
          },
        ]
      : []),
  ]
}

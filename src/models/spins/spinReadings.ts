/** What of a formula decides how it is read. */
export interface SpinReading {
  readonly conventions: readonly string[]
  readonly doubtful: boolean
  /** m_i without couplings, tanh h_i, or the average with them. */
  readonly bareMeans: boolean
  /** β stands with the couplings, or with the fields too, or nowhere. */
  readonly beta: 'none' | 'couplings' | 'all'
  /** What J_ij in the formula is of the one between two spins, each pair counted once. */
  readonly share: number
  readonly sign: 1 | -1
  /** The transform is divided by β. */
  readonly perBeta: boolean
  /** The transform has −Σ h_i m_i among its terms: it is −ln Z. */
  readonly lessFields: boolean
  /** Equations of means without fields: what their sides differ by is the field. */
  readonly isFieldless: boolean
  /** Averages of spins and ln Z without fields and means: there are no fields. */
  readonly isZeroField: boolean
  /** Without indices: every spin as any other, K all couplings of one together, or that of two where z counts them. */
  readonly isUniform: boolean
  /** There is a z. */
  readonly countsNeighbours: boolean
  /** There are q and J without indices, as for many spins: all are alike but for signs. */
  readonly isAlike: boolean
}

/** What is seen of a formula before it is read. */
export interface SpinSigns {
  readonly hasMeans: boolean
  readonly hasFields: boolean
  readonly hasBeta: boolean
  /** Γ(m), G: written, and asked for by its slope. */
  readonly hasTransform: boolean
  /** The left side, or a function in it, says that m_i is the average. */
  readonly saysMeans: boolean
  /** Of means: m_i = tanh(…) or artanh m_i = …. */
  readonly isEquation: boolean
  readonly isZeroField: boolean
  readonly isUniform: boolean
  readonly countsNeighbours: boolean
  readonly isAlike: boolean
}

/** The ways to read a formula of spins, the likeliest first. */
export function spinReadings(signs: SpinSigns): readonly SpinReading[] {
  const { hasMeans, hasFields, hasBeta, hasTransform, saysMeans, isZeroField, isUniform, countsNeighbours, isAlike } =
    signs
  const means = !hasMeans || saysMeans || hasTransform ? [false] : [true, false]
  const isFieldless = signs.isEquation && !hasFields && !hasTransform
  const betas = betasOf(signs, isFieldless)
  const both = [false, true]
  const readings = means.flatMap((bareMeans) =>
    betas.flatMap((beta) =>
      (hasTransform && hasBeta ? both : [false]).flatMap((perBeta) =>
        (hasTransform && hasFields ? both : [false]).flatMap((lessFields) =>
          (hasTransform ? ([1, -1] as const) : ([1] as const)).flatMap((sign) =>
            (isUniform ? [1] : [1, 2]).map((share): Omit<SpinReading, 'conventions' | 'doubtful'> => {
              return {
                bareMeans,
                beta,
                perBeta,
                lessFields,
                sign,
                share,
                isFieldless,
                isZeroField,
                isUniform,
                countsNeighbours,
                isAlike,
              }
            }),
          ),
        ),
      ),
    ),
  )
  return readings.map((reading) => ({
    ...reading,
    doubtful: reading.sign < 0 || reading.share !== 1 || (means.length > 1 && !reading.bareMeans),
    conventions: conventionsOf(reading, means.length > 1, betas.length > 1),
  }))
}

function betasOf({ hasBeta, hasFields, isZeroField }: SpinSigns, isFieldless: boolean): readonly SpinReading['beta'][] {
  if (!hasBeta) return ['none']
  if (isFieldless || isZeroField) return ['all']
  return hasFields ? ['couplings', 'all'] : ['couplings']
}

function conventionsOf(
  {
    bareMeans,
    beta,
    lessFields,
    sign,
    share,
    isFieldless,
    isZeroField,
    isUniform,
    isAlike,
  }: Omit<SpinReading, 'conventions' | 'doubtful'>,
  tellsMeans: boolean,
  tellsBeta: boolean,
): readonly string[] {
  return [
    ...(tellsMeans ? [bareMeans ? 'm_i is tanh h_i' : 'm_i is the average of s_i'] : []),
    ...(beta === 'none' || !tellsBeta
      ? []
      : [beta === 'all' ? 'β stands before couplings and fields' : 'β stands before the couplings only']),
    ...(lessFields ? ['-Σ h_i m_i is one of its terms'] : []),
    ...(sign > 0 ? [] : [`the free energy is ${lessFields ? 'ln Z' : 'ln Z - Σ h_i m_i'}`]),
    ...(share === 1 ? [] : ['the weight is exp(Σ_ij J_ij s_i s_j), each pair twice']),
    ...(isFieldless ? ['without fields: what the sides differ by is h_i'] : []),
    ...(isZeroField ? ['there are no fields'] : []),
    ...(isAlike ? ['q is the mean of m_i^2, J^2 the sum of J_ij^2 over j, and all spins are alike but for signs'] : []),
    ...(isUniform ? ['every spin has one field and one mean, the coupling is that of all others together'] : []),
  ]
}

/** What of a formula decides how its functionals are read. */
export interface FunctionalReading {
  readonly conventions: readonly string[]
  readonly doubtful: boolean
  readonly isEven: boolean
  readonly isNormalised: boolean
  readonly sign: 1 | -1
  /** W is log Z, or minus it. */
  readonly signOfW: 1 | -1
}

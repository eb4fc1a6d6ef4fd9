/** f_i(φ) = φ_i, f_i(φ) = φ_i φᵀK⁻¹φ, or f_i(φ) = φ_i exp(−φᵀK⁻¹φ/4), with the K⁻¹ of the action. */
export type TestFunction = 'linear' | 'cubic' | 'damped'

/** The test functions as they are written. */
export const TEST_FUNCTIONS: Readonly<Record<TestFunction, string>> = {
  linear: 'φ',
  cubic: 'φ φᵀK⁻¹φ',
  damped: 'φ exp(−φᵀK⁻¹φ/4)',
}

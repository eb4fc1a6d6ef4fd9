/** A number, or an expression in the parameters. */
export type NetworkFormula = string | number

/** A density as it is written: one of its keys, with what it needs. */
export interface WrittenDensity {
  /** The standard deviation, about 0. */
  readonly normal?: NetworkFormula
  /** Both bounds. */
  readonly uniform?: readonly [NetworkFormula, NetworkFormula]
  /** The scale s of e^{−|x|/s}/2s. */
  readonly laplace?: NetworkFormula
  /** Degrees of freedom ν and the scale s, default 1, of (1 + x²/νs²)^{−(ν+1)/2}. */
  readonly student?: { readonly degrees: NetworkFormula; readonly scale?: NetworkFormula }
  /** Values with weights that add up to 1; default: equal ones. */
  readonly discrete?: { readonly values: readonly NetworkFormula[]; readonly weights?: readonly NetworkFormula[] }
  /** The quantile function, an expression in u between 0 and 1. */
  readonly quantile?: string
}

/**
 * A network as plain data, as a file has it: φ(x) = Σ_j W_j h_j(x) with N independent, identical neurons. See
 * `docs/networks.md`.
 */
export interface NetworkFile {
  /** Where an editor finds the schema; ignored. */
  readonly $schema?: string
  readonly name: string
  /** What it is, in one line. */
  readonly title?: string
  /** The hidden unit h, an expression in z = w·x + b, or in w, x and b, and in the parameters. */
  readonly hidden: NetworkFormula
  /** Of each component of w; default: normal with the deviation sigma0/sqrt(d). */
  readonly weights?: WrittenDensity
  /** Of b; default: none. */
  readonly biases?: WrittenDensity
  /** Of the readout weights times √N, symmetric about 0; default: normal with the deviation sigma1. */
  readonly readout?: WrittenDensity
  /** G_c^(2) in closed form, an expression in the points x and y, vectors, and in the parameters; it is checked. */
  readonly correlator?: NetworkFormula
  /** The parameters with their defaults; N, d and, without `readout`, sigma1 (20, 1 and 1) need not stand there. */
  readonly parameters?: Readonly<Record<string, NetworkFormula>>
}

/** Where a part of a file stands, for messages. */
export type PlaceInFile = (path: readonly PropertyKey[]) => string

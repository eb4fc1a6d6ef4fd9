/** What `edgewick tap` is given. */
export interface TapOptions {
  readonly data?: string
  readonly columns?: string
  readonly method?: string
  readonly plot?: string
  readonly couplings?: string
  readonly magnetisations?: string
  readonly fields?: string
  readonly order: string
  readonly exact?: true
  readonly scan?: true
  readonly starts?: string
  readonly seed?: string
  readonly sweeps?: string
  readonly workers: string
  readonly format?: string
  readonly output?: string
}

/** What `edgewick dmft` is given. */
export interface DmftOptions {
  readonly g?: string
  readonly noise: string
  readonly until?: string
  readonly step?: string
  readonly simulate?: string
  readonly seed?: string
  readonly workers: string
  readonly transition?: true
  readonly scan?: string
  readonly phaseDiagram?: string
  readonly method?: string
  readonly trace?: string
  readonly tau?: string
  readonly derive?: string | true
  readonly param: readonly string[]
  readonly plot?: string
  readonly format?: string
  readonly output?: string
}

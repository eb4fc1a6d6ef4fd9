/** Keys and positions from the top of a file to a value. */
export type Path = readonly (string | number)[]

/** Says where in its file a value stands, and what stands there. */
export interface Places {
  readonly place: (path: readonly PropertyKey[], named?: readonly PropertyKey[]) => string
  readonly received: (path: readonly PropertyKey[]) => string
}

/** What a network of a derivation may have. */
export type DerivedPart = 'noise' | 'mean' | 'tau' | 'populations' | 'replicas'

export const derivedParts: readonly ['noise', 'mean', 'tau', 'populations', 'replicas'] = [
  'noise',
  'mean',
  'tau',
  'populations',
  'replicas',
]

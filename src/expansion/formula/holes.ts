/** Marks that stand for the holes of a template: `{a}`, `{b}`, `{points}`. */
export const holes = { a: '\uFE49', b: '\uFE4A', points: '\uFE4B' } as const

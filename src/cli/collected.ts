/** The values of an option that may be repeated, commas between those of one. */
export function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',')]
}

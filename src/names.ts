/**
 * What a table has under a name from outside: what it has itself, not what every object inherits (`constructor`,
 * `toString`, `__proto__`). The one way in which names that are not the program's own are looked up;
 * `docs/decisions/0011-names-and-numbers.md`.
 *
 * @example
 * named({ onepi: '1pi' }, 'constructor') // undefined
 */
export function named<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** A table that inherits nothing, so that any name may be looked up and set in it. */
export function dictionary<T>(entries: Iterable<readonly [string, T]> = []): Record<string, T> {
  const table = Object.create(null) as Record<string, T>
  for (const [name, value] of entries) table[name] = value
  return table
}

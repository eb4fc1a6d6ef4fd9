/**
 * The source of an example with the imports of a user: `edgewick`, `edgewick/render`; what it exports for the tests is
 * its own.
 */
export function asPublished(source: string): string {
  return source
    .replaceAll(/'(?:\.\.\/)+src\/(?:index|doors\/(\w+)|(vitest))\.js'/g, (_, room?: string, other = room) =>
      other === undefined ? "'edgewick'" : `'edgewick/${String(other)}'`,
    )
    .replaceAll('export const', 'const')
}

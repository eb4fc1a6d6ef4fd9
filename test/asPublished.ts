/**
 * The source of an example with the imports of a user: `edgewick`, `edgewick/render`; what it exports for the tests is
 * its own.
 */
export function asPublished(source: string): string {
  return source
    .replaceAll(
      /'(?:\.\.\/)+src\/(?:index|doors\/(\w+))\.js'/g,
      (_, room?: string) => `'edgewick${room === undefined ? '' : `/${room}`}'`,
    )
    .replaceAll('export const', 'const')
}

/**
 * Columns as wide as their widest cell, numbers (cells that begin like one) aligned right; two spaces between columns.
 */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))))
  const right = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => /^[−+-]?[\d.]/.test(row[column] ?? '')),
  )
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat((widths[column] as number) - width(cell))
          return right[column] === true ? padding + cell : cell + padding
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Characters, not UTF-16 units. */
function width(text: string): number {
  return [...text].length
}

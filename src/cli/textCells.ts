/** What stands between columns. */
export type Separator = ';' | ',' | '\t' | ' '

/** The separator of a line: a comma beside semicolons or tabs is a decimal point. */
export function separatorOf(line: string): Separator {
  const plain = line.includes('"') ? line.replaceAll(/"(?:[^"]|"")*"/g, '""') : line
  if (plain.includes(';')) return ';'
  // Tabs beside commas, or beside blanks between numbers, are blanks.
  if (plain.includes('\t') && !/,\s|\s,/.test(plain) && !/[\d.] +[\d.+-]/.test(plain)) return '\t'
  return plain.includes(',') ? ',' : ' '
}

/** The cells of a line, in their quotation marks where they have some, without blanks around them. */
export function cellsOf(line: string, separator: Separator): readonly string[] {
  if (!line.includes('"'))
    return separator === ' ' ? line.trim().split(/\s+/) : line.split(separator).map((cell) => cell.trim())
  const cells: string[] = []
  let [start, isOpen] = [0, false]
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string
    if (character === '"') isOpen = !isOpen
    else if (!isOpen && (separator === ' ' ? /\s/.test(character) : character === separator)) {
      cells.push(line.slice(start, at).trim())
      start = at + 1
    }
  }
  cells.push(line.slice(start).trim())
  return separator === ' ' ? cells.filter((cell) => cell !== '') : cells
}

export function isQuoted(cell: string): boolean {
  return cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"')
}

/** What a cell says, without its quotation marks; two of them within it are one. */
export function unquoted(cell: string): string {
  return isQuoted(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

import { Scalar } from 'yaml'
import { InputError } from '../errors.js'

const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u

/** `"\alpha"` is a bell and `lpha`: in double quotes YAML reads a backslash itself. */
export function backslashRefused(at: string, received: string): InputError {
  return new InputError({
    code: 'theory.escape',
    at,
    expected: "LaTeX in single quotes, '\\alpha' (in double quotes \\\\ is a backslash)",
    received,
  })
}

/** @throws InputError for a control character, as it stands or as a backslash in double quotes makes one */
export function requirePrintable(node: Scalar, text: string, position: (offset: number) => string): void {
  const { value, range } = node
  if (typeof value !== 'string' || range === undefined || range === null) return
  if (node.type === Scalar.QUOTE_DOUBLE) {
    for (const { 0: escape, index } of text.slice(range[0], range[1]).matchAll(/\\(?:x..|u.{4}|U.{8}|[^])/gsu)) {
      const code = /^\\[xuU]/.test(escape) ? Number.parseInt(escape.slice(2), 16) : undefined
      if (code === undefined ? !/^\\[\\"/\r\n]$/.test(escape) : CONTROL.test(String.fromCodePoint(code)))
        throw backslashRefused(position(range[0] + index), code === undefined ? `'${escape}'` : escape)
    }
  }
  const control = [...value].find((character) => character !== '\n' && CONTROL.test(character))
  if (control === undefined) return
  const at = text.slice(range[0], range[1]).indexOf(control)
  throw new InputError({
    code: 'theory.control',
    at: position(range[0] + Math.max(at, 0)),
    expected: 'text without control characters',
    received: `U+${(control.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  })
}

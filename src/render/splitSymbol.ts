/** A symbol's letters and the digits at its end: `kappa_12` → kappa, 12. Undefined for a name of another form. */
export function splitSymbol(name: string): { readonly letters: string; readonly index: string } | undefined {
  const match = /^(\p{L}+)_?(\d*)$/u.exec(name)
  return match === null ? undefined : { letters: match[1] as string, index: match[2] as string }
}

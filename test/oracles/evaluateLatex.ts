/**
 * The value of a formula as a person reads it: a product binds its neighbours, a power the one letter or bracket before
 * it, a minus sign what follows up to the next sign. Braces that are no argument do not show, and do nothing.
 */
export function evaluateLatex(latex: string, values: Readonly<Record<string, number>>): number {
  const tokens = visible(latex)
  let position = 0
  const accept = (...texts: readonly string[]): string | undefined =>
    texts.includes(tokens[position]?.text ?? '') ? tokens[position++]?.text : undefined
  const sum = (): number => {
    let total = accept('-') === undefined ? product() : -product()
    for (let sign = accept('+', '-'); sign !== undefined; sign = accept('+', '-'))
      total += sign === '+' ? signed() : -signed()
    return total
  }
  /** `a + -b` is read, but `a - -b` is not what is meant by anything here. */
  const signed = (): number => product()
  const product = (): number => {
    let value = power()
    for (;;) {
      const text = tokens[position]?.text
      if (text === undefined || '+-)],|'.includes(text) || text === '\\right') return value
      if (accept('/') !== undefined) value /= power()
      else {
        accept('\\cdot', '*')
        value *= power()
      }
    }
  }
  const power = (): number => {
    const base = atom()
    const exponent = tokens[position]
    if (exponent?.text !== '^') return base
    position++
    return base ** evaluateLatex(exponent.arguments[0] as string, values)
  }
  const atom = (): number => {
    const token = tokens[position++]
    if (token === undefined) throw new Error(`'${latex}' ends too early`)
    const [first, second] = token.arguments
    if (token.text === '\\frac') return evaluateLatex(first as string, values) / evaluateLatex(second as string, values)
    if (token.text === '\\sqrt') return Math.sqrt(evaluateLatex(first as string, values))
    if (token.text === '(' || token.text === '[' || token.text === '|') {
      const inner = sum()
      if (accept({ '(': ')', '[': ']', '|': '|' }[token.text]) === undefined)
        throw new Error(`a bracket is not closed in '${latex}'`)
      return token.text === '|' ? Math.abs(inner) : inner
    }
    const value = /^\d+$/.test(token.text) ? Number(token.text) : values[token.text]
    if (value === undefined) throw new Error(`'${token.text}' in '${latex}' has no value`)
    return value
  }
  const value = sum()
  if (position < tokens.length) throw new Error(`'${latex}' goes on with '${tokens[position]?.text ?? ''}'`)
  return value
}

interface Token {
  readonly text: string
  readonly arguments: readonly string[]
}

/** What is seen of a formula: symbols with their indices and primes, signs, powers with their exponents. */
function visible(latex: string): readonly Token[] {
  const found: Token[] = []
  let offset = 0
  const argument = (): string => {
    while (latex[offset] === ' ') offset++
    if (latex[offset] !== '{') {
      const single = /^(?:\\[A-Za-z]+|.)/.exec(latex.slice(offset))?.[0] ?? ''
      offset += single.length
      return single
    }
    const start = ++offset
    for (let depth = 1; depth > 0; offset++) depth += latex[offset] === '{' ? 1 : latex[offset] === '}' ? -1 : 0
    return latex.slice(start, offset - 1)
  }
  while (offset < latex.length) {
    const text = /^(?:\\(?:left|right)|\\[A-Za-z]+|\\.|\d+|.)/s.exec(latex.slice(offset))?.[0] ?? ''
    offset += text.length
    if (/^(?:[ {}]|\\[,;: ]|\\left|\\right|\\mathbf)$/.test(text)) continue
    if (text === '\\frac') found.push({ text, arguments: [argument(), argument()] })
    else if (text === '\\sqrt' || text === '^') found.push({ text, arguments: [argument()] })
    else if (text === '_' || text === "'") {
      const before = found.pop()
      found.push({ text: `${before?.text ?? ''}${text === '_' ? `_${argument()}` : "'"}`, arguments: [] })
    } else found.push({ text, arguments: [] })
  }
  return found
}

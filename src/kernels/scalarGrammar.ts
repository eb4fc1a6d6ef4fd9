/** What the parts of a scalar expression mean; undefined is what has no meaning, and then the whole has none. */
export interface ScalarMeaning<T> {
  /** `1.5e-3` as it is written. */
  readonly decimal: (token: string) => T | undefined
  /** A name without a bracket. */
  readonly name: (token: string) => T | undefined
  readonly add: (a: T, b: T) => T
  readonly subtract: (a: T, b: T) => T
  readonly multiply: (a: T, b: T) => T
  readonly divide: (a: T, b: T) => T
  readonly power: (a: T, b: T) => T
  readonly negate: (a: T) => T
  /** n! or n!!. */
  readonly arrangements: (a: T, sign: string) => T | undefined
  /** A function by its name, and what it does to an argument; undefined where there is none of that name. */
  readonly call: (name: string) => ((argument: T) => T | undefined) | undefined
}

/**
 * Reads sums, products, powers, factorials, brackets and calls, from the left, powers from the right; undefined for a
 * text that is no expression.
 */
export function readScalar<T>(text: string, meaning: ScalarMeaning<T>): T | undefined {
  const tokens = [...text.matchAll(/\s*((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[a-z]\w*|!!|\S)/giy)].map(
    ([, token]) => token as string,
  )
  let position = 0
  const accept = (...wanted: readonly string[]): string | undefined =>
    wanted.includes(tokens[position] ?? '') ? tokens[position++] : undefined
  const sum = (): T | undefined => {
    let left = product()
    for (let sign = accept('+', '-'); sign !== undefined; sign = accept('+', '-'))
      left = both(left, product(), sign === '+' ? meaning.add : meaning.subtract)
    return left
  }
  const product = (): T | undefined => {
    let left = signed()
    for (let sign = accept('*', '/'); sign !== undefined; sign = accept('*', '/'))
      left = both(left, signed(), sign === '*' ? meaning.multiply : meaning.divide)
    return left
  }
  const signed = (): T | undefined => {
    const sign = accept('-', '+')
    if (sign === undefined) return raised()
    const operand = signed()
    return operand === undefined || sign === '+' ? operand : meaning.negate(operand)
  }
  const raised = (): T | undefined => {
    const base = counted()
    return accept('^', '**') === undefined ? base : both(base, signed(), meaning.power)
  }
  const counted = (): T | undefined => {
    let operand = atom()
    for (let sign = accept('!', '!!'); sign !== undefined && operand !== undefined; sign = accept('!', '!!'))
      operand = meaning.arrangements(operand, sign)
    return operand
  }
  const atom = (): T | undefined => {
    const token = tokens[position++] ?? ''
    if (token === '(') return closed(sum())
    if (/^[\d.]/.test(token)) return meaning.decimal(token)
    const called = meaning.call(token)
    if (called === undefined) return meaning.name(token)
    const argument = accept('(') === undefined ? undefined : closed(sum())
    return argument === undefined ? undefined : called(argument)
  }
  const closed = (inner: T | undefined): T | undefined => (accept(')') === undefined ? undefined : inner)
  const value = sum()
  return position === tokens.length && tokens.length > 0 ? value : undefined
}

function both<T>(a: T | undefined, b: T | undefined, combine: (a: T, b: T) => T): T | undefined {
  return a === undefined || b === undefined ? undefined : combine(a, b)
}

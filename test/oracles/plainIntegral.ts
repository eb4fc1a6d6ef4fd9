/** The value of a factor `name` at these points. */
export type FactorValue = (name: string, points: readonly number[]) => number

/**
 * A term of the plain form, `-1/24 n Gc4(y1,y2,y3,y4) iG(y1,x1)^2 …`, added up over all values of its y, at the given
 * values of x1, x2, …; a name without points is a symbol of value 1. It reads the text and knows nothing of diagrams.
 */
export function plainIntegral(line: string, size: number, x: readonly number[], value: FactorValue): number {
  const [number = '', ...rest] = line.split(' ')
  const [numerator, denominator = 1] = number.split('/').map(Number)
  const factors = rest.map((text) => {
    const [, name = '', points = '', power = '1'] = /^([^(^]+)(?:\(([^)]*)\))?(?:\^(\d+))?$/u.exec(text) ?? []
    if (name === '') throw new Error(`cannot read ${text}`)
    return { name, points: points === '' ? [] : points.split(','), power: Number(power) }
  })
  const integrated = [...new Set(factors.flatMap(({ points }) => points))].filter((point) => point.startsWith('y'))
  let total = 0
  for (let state = 0; state < size ** integrated.length; state++) {
    const at = (point: string): number =>
      point.startsWith('x')
        ? (x[Number(point.slice(1)) - 1] as number)
        : Math.floor(state / size ** integrated.indexOf(point)) % size
    total += factors.reduce(
      (product, { name, points, power }) => product * (points.length === 0 ? 1 : value(name, points.map(at)) ** power),
      1,
    )
  }
  return ((numerator as number) / denominator) * total
}

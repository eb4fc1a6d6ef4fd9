import type { DysonLetters, Role } from './dysonLetters.js'

/** How Σ is defined: unit/G = 1/G₀ − turn · Σ; or G = G₀ + turn · G₀ Σ G₀ of the improper one. */
export interface SelfEnergyConvention {
  readonly turn: Complex
  /** The i above p² − m² in Minkowski space. */
  readonly unit: Complex
  /** The sign of m² beside p². */
  readonly mass: 1 | -1
  readonly isImproper: boolean
  readonly text: string
  readonly unsaid?: string
}

export type Complex = readonly [re: number, im: number]

/** The conventions that a formula may be written in, the likeliest first. */
export function conventionsOf({ roles, momentum, hasUnit, hasPoints }: DysonLetters): readonly SelfEnergyConvention[] {
  const nameFor = (role: Role): string => [...roles].find(([, own]) => own === role)?.[0] ?? ''
  const [full, bare, self] = [nameFor('full'), nameFor('bare'), nameFor('self-energy')]
  const plain = { unit: [1, 0], mass: 1, isImproper: false } as const
  const ofSquares = (unit: Complex, mass: 1 | -1, own = {}): readonly SelfEnergyConvention[] =>
    [1, -1].map((sign) => ({
      ...plain,
      ...own,
      unit,
      mass,
      turn: [sign, 0],
      text: `${unit[1] === 0 ? '1' : unit[1] > 0 ? 'i' : '-i'}/${full} = ${momentum ?? ''}^2 ${mass > 0 ? '+' : '-'} m^2 ${sign > 0 ? '-' : '+'} ${self}`,
    }))
  if (momentum !== undefined)
    return [
      ...ofSquares([1, 0], 1),
      ...(hasUnit
        ? [...ofSquares([0, 1], -1), ...ofSquares([0, -1], 1)]
        : ofSquares([1, 0], -1, { unsaid: 'it holds in Minkowski space without its i, which nothing says' })),
    ]
  const told = (sign: string, turn: Complex): SelfEnergyConvention => ({
    ...plain,
    turn,
    text: `1/${full} = 1/${bare} ${sign}${self}`,
  })
  const improper = (sign: string, re: number): SelfEnergyConvention => {
    const text = `${self} is the improper self-energy, ${full} - ${bare} = ${sign}${bare} ${self} ${bare}`
    return { ...plain, turn: [re, 0], isImproper: true, text, unsaid: `it is right if ${text}, which it does not say` }
  }
  return [
    told('- ', [1, 0]),
    told('+ ', [-1, 0]),
    ...(hasUnit && !hasPoints ? [told('+ i', [0, -1]), told('- i', [0, 1])] : []),
    improper('', 1),
    improper('-', -1),
  ]
}

import * as Q from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import type { DiagramSum } from './derivedIntegrals.js'
import type { MomentumClaim } from './momentumClaim.js'
import type { NamedQuantity } from './momentumLeft.js'

/** What a formula in momentum space may be: `sign` · i^`turns` times a sum of diagrams. */
export interface MomentumReading {
  readonly sum: DiagramSum
  /** What it is called in a verdict. */
  readonly kind: MomentumKind
  readonly sign: 1 | -1
  readonly turns: number
  /** Of Γ^{(2)}: less the inverse of the line. */
  readonly withInverse: boolean
  /**
   * `other-sign` where the negative is what most authors mean, and this is a convention too. `several` where one term could
   * as well be a mistake; several cannot all be wrong in one way. `no` where nothing can be told by a formula that would be
   * right so.
   */
  readonly accepted: 'yes' | 'other-sign' | 'several' | 'no'
  /** How the convention is told; undefined where it is the only one. */
  readonly convention?: string
}

export type MomentumKind =
  'coefficient' | 'correlator' | 'amplitude' | 'vertex function' | 'self-energy' | 'gap equation'

/**
 * Whether the left side, where it has an i, is the sum of the diagrams itself: -iΣ says another convention than iΣ, and
 * under neither is it minus the sum.
 */
function isStated(
  { left, minkowski }: Pick<MomentumClaim, 'left' | 'minkowski'>,
  sign: 1 | -1,
  turns: number,
): boolean {
  if (!minkowski || left === undefined || left.turns % 2 === 0) return true
  const total = left.turns + turns + (sign * Q.toNumber(left.factor) < 0 ? 2 : 0)
  return ((total % 4) + 4) % 4 === 0
}

/** Every reading of a formula by its left side; without one all that its number of legs allows. */
export function momentumReadings(
  theory: Theory,
  { left, minkowski }: Pick<MomentumClaim, 'left' | 'minkowski'>,
  legs: number,
): readonly MomentumReading[] {
  const reading = (
    sum: DiagramSum,
    kind: MomentumKind,
    [sign, turns, usage]: readonly [1 | -1, number, MomentumReading['accepted']],
    convention?: string,
    accepted = usage === 'other-sign' && !isStated({ left, minkowski }, sign, turns) ? 'several' : usage,
  ): MomentumReading => ({
    sum,
    kind,
    sign,
    turns,
    withInverse: kind === 'vertex function' && legs === 2,
    accepted,
    ...(convention === undefined ? {} : { convention }),
  })
  const coefficient = reading('coefficient', 'coefficient', [1, 0, 'yes'])
  if (theory.expands.functional !== 'W') return left === undefined || left.names === 'coefficient' ? [coefficient] : []
  const correlator = reading('correlator', 'correlator', [1, 0, 'yes'])
  const ofSelfEnergy = (letter: 'Σ' | 'Π', sign: 1 | -1, accepted: MomentumReading['accepted']): MomentumReading =>
    reading(
      'proper',
      'self-energy',
      [sign, 0, accepted],
      `${letter} is ${sign > 0 ? '' : 'minus '}the sum of the 1PI diagrams: 1/G = p^2 + m^2 ${sign > 0 ? '-' : '+'} ${letter}`,
    )
  const hasLines = theory.legs.every(({ line }) => line !== undefined)
  const of: Readonly<Record<NamedQuantity, () => readonly MomentumReading[]>> = {
    coefficient: () => [coefficient],
    correlator: () => [correlator],
    amputated: () => [
      reading('amputated', 'amplitude', [1, 0, 'yes'], 'the sum of the connected diagrams without their legs'),
    ],
    amplitude: () =>
      minkowski
        ? [
            reading(
              'amputated',
              'amplitude',
              [1, -1, 'yes'],
              'i𝓜 is the sum of the connected diagrams without their legs',
            ),
          ]
        : [
            reading('amputated', 'amplitude', [1, 0, 'yes'], 'the sum of the connected diagrams without their legs'),
            reading(
              'amputated',
              'amplitude',
              [-1, 0, 'other-sign'],
              'minus the sum of the connected diagrams without their legs',
            ),
          ],
    vertex: () => [
      reading('proper', 'vertex function', [1, 0, 'yes'], `Γ^{(n)} is the sum of the 1PI diagrams`),
      ...(minkowski
        ? [reading('proper', 'vertex function', [1, -1, 'yes'], 'iΓ^{(n)} is the sum of the 1PI diagrams')]
        : [
            reading(
              'proper',
              'vertex function',
              [-1, 0, 'other-sign'],
              'Γ^{(n)} is minus the sum of the 1PI diagrams, as of an effective action Γ = S + …',
            ),
          ]),
    ],
    'self-energy': () =>
      minkowski
        ? [
            reading('proper', 'self-energy', [1, 1, 'yes'], '-iΣ is the sum of the 1PI diagrams'),
            reading('proper', 'self-energy', [1, 0, 'several'], 'Σ is the sum of the 1PI diagrams'),
            reading('proper', 'self-energy', [1, -1, 'other-sign'], 'iΣ is the sum of the 1PI diagrams'),
          ]
        : [ofSelfEnergy('Σ', -1, 'yes'), ofSelfEnergy('Σ', 1, 'other-sign')],
    inverse: () => [
      { ...reading('proper', 'vertex function', [minkowski ? 1 : -1, minkowski ? -1 : 0, 'yes']), withInverse: true },
    ],
    polarisation: () =>
      minkowski
        ? [
            reading('proper', 'self-energy', [1, -1, 'yes'], 'iΠ is the sum of the 1PI diagrams'),
            reading('proper', 'self-energy', [1, 1, 'other-sign'], '-iΠ is the sum of the 1PI diagrams'),
          ]
        : [ofSelfEnergy('Π', 1, 'yes'), ofSelfEnergy('Π', -1, 'other-sign')],
    mass: () => [
      reading('proper', 'gap equation', [-1, 0, 'yes'], 'to first order in the coupling, with m in its own propagator'),
    ],
  }
  if (left !== undefined)
    return of[left.names]().filter(({ sum }) => hasLines || sum === 'coefficient' || sum === 'correlator')
  const [coupling, two] = [
    `${theory.expands.coupling}_${legs} of W`,
    `the ${legs}-point function, n! times the coefficient`,
  ]
  return [
    ...(minkowski ? [] : [{ ...coefficient, convention: `read as the coefficient ${coupling}, and not as ${two}` }]),
    // One term of two legs could be the coefficient with a factor 2 too many.
    { ...correlator, accepted: minkowski || legs !== 2 ? 'yes' : 'several', convention: `read as ${two}` },
    ...(hasLines
      ? [
          reading(
            'proper',
            legs === 2 ? 'self-energy' : 'vertex function',
            [1, 0, 'yes'],
            'the sum of the 1PI diagrams, without their legs',
          ),
          reading('amputated', 'amplitude', [1, 0, 'yes'], 'the sum of the connected diagrams without their legs'),
          ...(minkowski
            ? []
            : [
                reading(
                  'proper',
                  legs === 2 ? 'self-energy' : 'vertex function',
                  [-1, 0, 'no'],
                  'minus the sum of the 1PI diagrams, without their legs',
                ),
              ]),
        ].map((one) => ({ ...one, withInverse: false }))
      : []),
  ]
}

import { effectiveTheory } from '../../theory/effectiveTheory.js'
import { selfEnergyTheory, withOtherSign } from '../../theory/nPointTheory.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { claimIn, judge, nearer, notJudged } from './judge.js'
import type { Judged, Opinion } from './judge.js'

/**
 * A vertex function or a self-energy of points, Γ^{(4)}(x_1, …), Σ(x, y) or Π(x, y), by the one-particle irreducible diagrams of a
 * theory around a Gaussian, under the sign that it has. Undefined for another left side, and another theory.
 *
 * @throws InputError for what cannot be read or derived; the signal's reason when it is aborted
 */
export async function judgeVertices(equation: Judged, running: Running): Promise<Opinion | undefined> {
  const { theory, text } = equation
  const [, letter] =
    /^\s*(?:\\label\{[^{}]*\}\s*)?(?:\\(Gamma|Sigma|Pi)|([ΓΣΠ]))(?![A-Za-z])/u.exec(text)?.filter(Boolean) ?? []
  if (letter === undefined || !isAroundGaussian(theory)) return undefined
  const isSelfEnergy = !['Gamma', 'Γ'].includes(letter)
  const name = letter === 'Pi' || letter === 'Π' ? 'Π' : 'Σ'
  const named = (own: Theory): Theory =>
    name === 'Σ' ? own : { ...own, expands: { ...own.expands, coupling: '\\Pi' } }
  const usual = isSelfEnergy ? named(selfEnergyTheory(theory)) : effectiveTheory(theory)
  const opinion = await judge({ ...equation, theory: usual }, running)
  if (opinion.verdict !== 'wrong') return opinion
  const other = await judge({ ...equation, theory: withOtherSign(usual) }, running)
  const isOneTerm = claimIn({ ...equation, theory: usual }).terms.length < 2
  if (!isSelfEnergy && isOneTerm && other.verdict !== 'wrong' && other.verdict !== 'not-judged')
    return notJudged('it would be right with the other sign of Γ, and no other term tells a convention from a mistake')
  const found = nearer(opinion, other, `${isSelfEnergy ? name : 'Γ'} has the other sign`)
  // What is no sum of such diagrams may be something else by the same letter.
  return found.verdict === 'wrong' && found.kind === null ? notJudged(found.differences[0] ?? null) : found
}

function isAroundGaussian({ expands, legs, lines, vertices }: Theory): boolean {
  const ownLetters = [expands.coupling, ...[...lines, ...vertices].map(({ latex }) => latex)]
  return (
    expands.functional === 'W' &&
    expands.sign === 1 &&
    legs.every(({ line }) => line !== undefined) &&
    !ownLetters.some((latex) => /\\(?:Gamma|Sigma|Pi)(?![A-Za-z])/.test(latex))
  )
}

import { effectiveTheory } from '../../theory/effectiveTheory.js'
import { nPointTheory } from '../../theory/nPointTheory.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { judge, notJudged, refused } from './judge.js'
import type { Judged, Opinion } from './judge.js'
import { underBothSigns, vertexLetter } from './underBothSigns.js'
import type { UnderSign } from './underBothSigns.js'

/**
 * A vertex function or a self-energy of points, Γ^{(4)}(x_1, …), Σ(x, y) or Π(x, y), by the one-particle irreducible diagrams of a
 * theory around a Gaussian, under the sign that it has. Undefined for another left side, and another theory.
 *
 * @throws InputError for what cannot be read or derived; the signal's reason when it is aborted
 */
export async function judgeVertices(equation: Judged, running: Running): Promise<Opinion | undefined> {
  const { theory, text } = equation
  const letter = vertexLetter(text)
  if (letter === undefined || !isAroundGaussian(theory)) return undefined
  const quantity = letter === 'Γ' ? 'vertex' : 'self-energy'
  const judgedBy = async (usual: Theory): Promise<UnderSign<Opinion>> =>
    underBothSigns(
      usual,
      letter,
      async (own) => judge({ ...equation, theory: own }, running),
      ({ verification }) => verification?.terms,
    )
  const asFunction = await judgedBy(nPointTheory(theory, quantity))
  // Γ_4 may be the coefficient of Γ too, without the factor 4!.
  const asCoefficient =
    asFunction.found.verdict === 'wrong' && letter === 'Γ' ? await judgedBy(effectiveTheory(theory)) : undefined
  const { found, note } = asCoefficient?.found.verdict.startsWith('right') === true ? asCoefficient : asFunction
  // What is no sum of such diagrams may be something else by the same letter.
  if (found.verdict === 'wrong' && found.kind === null)
    return found.refusal === undefined ? notJudged(found.differences[0] ?? null) : refused(found.refusal)
  // The sign of one term is a convention.
  const isOne = found.verification?.terms.filter(({ ratio }) => ratio !== undefined).length === 1
  const noticed = isOne ? found.noticed.filter((error) => error !== 'a sign') : found.noticed
  if (note === undefined) return { ...found, noticed }
  return {
    ...found,
    noticed,
    verdict: found.verdict === 'right' ? 'right-under' : found.verdict,
    convention: [...(found.convention === null ? [] : [found.convention]), note].join('; '),
  }
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

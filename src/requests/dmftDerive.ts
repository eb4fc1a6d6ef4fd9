import { InputError } from '../errors.js'
import type { NetworkParts } from '../dynamics/disorder/networkAction.js'
import { jsonText } from '../render/jsonText.js'
import { derivedFormulas } from './derivation.js'
import type { DerivedFormula } from './derivation.js'
import { derivedParts } from './derivedParts.js'
import type { DerivedPart } from './derivedParts.js'
import type { Running } from './running.js'

/** The derivation of mean-field theory, as `dmft --derive` is asked for it. */
export interface DmftDeriveRequest {
  /**
   * noise, a mean of couplings, partial symmetry τ, several populations, two replicas with the same couplings; default: noise.
   */
  readonly parts?: readonly DerivedPart[]
}

export interface DmftDeriveAnswer {
  readonly parts: readonly DerivedPart[]
  readonly formulas: readonly DerivedFormula[]
}

/**
 * From a random network to its mean-field theory, formula by formula, each with the route that it was checked by;
 * `dmftDeriveText`, `dmftDeriveLatex` and `dmftDeriveJson` write the answer.
 *
 * @throws InputError for two replicas with a mean of couplings
 * @example
 * const { formulas } = await answerDmftDerive({})
 * formulas.at(-1).name // 'two-time'
 */
export async function answerDmftDerive(
  { parts = ['noise'] }: DmftDeriveRequest,
  { signal }: Running = {},
): Promise<DmftDeriveAnswer> {
  await Promise.resolve(signal?.throwIfAborted())
  const has = (part: DerivedPart): boolean => parts.includes(part)
  if (has('replicas') && has('mean'))
    throw new InputError({
      code: 'requests.derive',
      at: 'parts',
      expected: 'replicas of couplings without a mean, which are correlated by it at any time',
      received: 'replicas and mean',
    })
  const network: NetworkParts = {
    noise: has('noise'),
    mean: has('mean'),
    symmetry: has('tau'),
    populations: has('populations'),
    replicas: has('replicas'),
  }
  return { parts: derivedParts.filter(has), formulas: derivedFormulas(network) }
}

/**
 * The derivation as text.
 *
 * @example
 * dmftDeriveText(await answerDmftDerive({})).split('\n')[0] // 'The network'
 */
export function dmftDeriveText({ formulas }: DmftDeriveAnswer): string {
  return formulas
    .map(({ title, text, check }) =>
      [title, ...text.map((line) => `  ${line}`), ...(check === undefined ? [] : [`  checked by ${check}`])].join('\n'),
    )
    .join('\n\n')
}

/**
 * The derivation as LaTeX: a paragraph and an aligned equation for each step.
 *
 * @example
 * dmftDeriveLatex(await answerDmftDerive({})).includes('\\begin{align*}') // true
 */
export function dmftDeriveLatex({ formulas }: DmftDeriveAnswer): string {
  return formulas
    .map(({ title, latex }) =>
      [`% ${title}`, '\\begin{align*}', latex.map((line) => `  & ${line}`).join(' \\\\\n'), '\\end{align*}'].join('\n'),
    )
    .join('\n\n')
}

/**
 * The derivation as other programs read it; see `docs/json.md`.
 *
 * @example
 * JSON.parse(dmftDeriveJson(await answerDmftDerive({}))).parts // ['noise']
 */
export function dmftDeriveJson({ parts, formulas }: DmftDeriveAnswer): string {
  return jsonText({ parts, formulas })
}

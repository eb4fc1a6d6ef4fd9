import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { State } from '../state/state.js'
import type { PartOfPage } from './page.js'

/** Takes the formula to where formulas are judged; or says why it cannot be. */
export function ToJudge({
  state,
  change,
  formula,
}: Pick<PartOfPage, 'state' | 'change'> & { readonly formula: () => Promise<string> }): VNode {
  const [problem, say] = useState('')
  const reason = notJudged(state)
  if (reason !== undefined) return <p class="hint">{reason}</p>
  const judge = async (): Promise<void> => {
    try {
      change({ view: 'formula', against: 'theory', formula: await formula() })
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <p>
      <button type="button" onClick={() => void judge()}>
        judge this
      </button>{' '}
      <output class="said">{problem}</output>
    </p>
  )
}

/** What `edgewick verify` does not read either. */
function notJudged({ quantity, space }: State): string | undefined {
  if (quantity === 'full') return 'The judge does not read full n-point functions as they are written here.'
  if (quantity === '' || quantity === 'Γ' || space !== 'point') return undefined
  return 'At a point, coefficients are judged, n-point functions are not.'
}

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
  if (quantity === 'full') return 'Full n-point functions are not judged here: edgewick referee does that.'
  if (quantity === '' || quantity === 'Γ' || space === 'position') return undefined
  return 'n-point functions are judged in position space; in momentum space and at a point, coefficients are (quantity: what the theory expands).'
}

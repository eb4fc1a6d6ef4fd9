import type { VNode } from 'preact'
import { labelOf } from '../state/labels.js'
import type { State } from '../state/state.js'
import { focusField } from './fields.js'
import type { Job } from './useJob.js'

/** What a job says of itself: how far it is, with a button that ends it; that it was cancelled; what was wrong. */
export function Progress({
  job,
  doing,
  of,
}: {
  readonly job: Job<unknown>
  readonly doing: string
  readonly of: State
}): VNode {
  const { state, howFar, trouble, cancel, again } = job
  const label = howFar?.what ?? doing
  return (
    <div class="progress" aria-live="polite">
      {state === 'running' && (
        <>
          <label>
            {label}…{' '}
            {howFar?.of === undefined ? (
              <progress aria-label={label} />
            ) : (
              <progress aria-label={label} max={Math.max(1, howFar.of)} value={howFar.done} />
            )}
          </label>{' '}
          <button type="button" onClick={cancel}>
            cancel
          </button>
        </>
      )}
      {state === 'cancelled' && (
        <>
          cancelled{' '}
          <button type="button" onClick={again}>
            run again
          </button>
        </>
      )}
      {trouble !== undefined && (
        <p class="problem" role="alert">
          {trouble.sentence}
          {trouble.field !== undefined && (
            <>
              {' '}
              <button type="button" onClick={() => focusField(trouble)}>
                to “{labelOf(trouble.field, of)}”
              </button>
            </>
          )}
        </p>
      )}
    </div>
  )
}

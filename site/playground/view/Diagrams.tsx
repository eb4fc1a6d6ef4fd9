import type { VNode } from 'preact'
import type { Shown } from '../engine/protocol.js'
import { choosing, marks } from './Formula.js'
import type { Chosen } from './Formula.js'
import { Maths } from './Maths.js'

/** The diagrams with their weights; each is a button that shows where its weight comes from. */
export function Diagrams({
  of,
  at,
  onMore,
}: {
  readonly of: Shown
  readonly at: Chosen
  readonly onMore: () => void
}): VNode {
  const { pictures, more } = of
  return (
    <>
      {pictures.length > 0 && (
        <ul class="diagrams" aria-label="the diagrams">
          {pictures.map(({ id, weight, svg }, i) => (
            <li key={id}>
              <button type="button" class={`diagram${marks(at, i)}`} {...choosing(at, i)}>
                <span class="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
                <Maths latex={weight} />
                <code class="name">{id}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <p>
          {more} more terms are not shown.{' '}
          <button type="button" onClick={onMore}>
            show more
          </button>
        </p>
      )}
    </>
  )
}

import type { VNode } from 'preact'
import { labelOf } from '../state/labels.js'
import { useAside } from './fields.js'
import type { PartOfPage } from './page.js'

/** Where a formula of one's own is written, with two to begin with. */
export function FormulaField({ state, change }: Pick<PartOfPage, 'state' | 'change'>): VNode {
  const { attributes, beneath } = useAside('formula')
  return (
    <div class="field wide">
      <label for={attributes.id}>{labelOf('formula', state)}</label>
      <textarea
        {...attributes}
        rows={6}
        spellcheck={false}
        value={state.formula}
        maxLength={100_000}
        placeholder={EXAMPLE}
        onInput={(event) => change({ formula: event.currentTarget.value })}
      />
      {beneath}
      <small class="hint">
        <button
          type="button"
          onClick={() =>
            change({
              formula: EXAMPLE,
              against: 'theory',
              theory: 'edgeworth',
              legs: '4',
              by: 'upTo',
              amount: '1',
              quantity: '',
              filters: '',
            })
          }
        >
          try one with a wrong factor
        </button>{' '}
        <button type="button" onClick={() => change({ formula: IDENTITY, against: 'nothing' })}>
          try an identity of cumulants
        </button>
      </small>
    </div>
  )
}

/** The four-point coupling of the Edgeworth expansion, the exchange twice as large as it is. */
const EXAMPLE = String.raw`g_4(x_1,\ldots,x_4) = -\frac{1}{24} \int dy_1 \cdots dy_4 \, G_c^{(4)}(y_1,y_2,y_3,y_4) \, G_c^{(2)}(y_1,x_1)^{-1} G_c^{(2)}(y_2,x_2)^{-1} G_c^{(2)}(y_3,x_3)^{-1} G_c^{(2)}(y_4,x_4)^{-1}
+ \frac{1}{12} \left[ \int dy_1 \cdots dy_6 \, G_c^{(3)}(y_1,y_2,y_3) G_c^{(3)}(y_4,y_5,y_6) G_c^{(2)}(y_3,y_6)^{-1} G_c^{(2)}(y_1,x_1)^{-1} G_c^{(2)}(y_2,x_2)^{-1} G_c^{(2)}(y_4,x_3)^{-1} G_c^{(2)}(y_5,x_4)^{-1} + 2\text{ perms} \right]`

const IDENTITY = String.raw`\kappa_4 = \mu_4 - 2 \mu_2^2`

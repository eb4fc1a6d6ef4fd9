import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Engine } from '../engine/engine.js'
import type { Picture } from '../engine/protocol.js'
import type { State } from '../state/state.js'
import { Copies } from './Copies.js'
import { Maths } from './Maths.js'
import { pngFile, svgFile } from './pictures.js'
import { Progress } from './Progress.js'
import { useJob } from './useJob.js'

/** Where the weight of the chosen diagram comes from, beside the diagram drawn large. */
export function Derivation({
  engine,
  request,
  state,
  picture,
  term,
  onClose,
}: {
  readonly engine: Engine
  readonly request: unknown
  readonly state: State
  readonly picture: Picture
  readonly term: string | undefined
  readonly onClose: () => void
}): VNode {
  const job = useJob(engine, 'explain', { given: { request, diagram: picture.id } }, state, 0)
  const { result } = job
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }), [picture.id])
  return (
    <section class="derivation" aria-label={`the weight of ${picture.id}`} ref={place}>
      <header>
        <h3>
          The weight of <code>{picture.id}</code>
        </h3>
        <button type="button" onClick={onClose}>
          close
        </button>
      </header>
      <Progress job={job} doing="explaining the weight" of={state} />
      {result !== undefined && (
        <>
          <div class="drawing large" dangerouslySetInnerHTML={{ __html: result.svg }} />
          <div class="scrolled" tabIndex={0} role="group" aria-label="the derivation of the weight">
            <Maths latex={result.latex} display />
          </div>
          {result.reasons.length > 0 && (
            <ul>
              {result.reasons.map(({ product, value, reason }, i) => (
                <li key={i}>
                  {product === value ? value : `${product.replaceAll('*', ' · ')} = ${value}`}: {reason}
                </li>
              ))}
            </ul>
          )}
          {term !== undefined && (
            <div class="scrolled" tabIndex={0} role="group" aria-label="its term">
              <Maths latex={`\\displaystyle ${term}`} />
            </div>
          )}
          <Copies
            label="this diagram:"
            of={[
              { name: 'SVG', text: () => Promise.resolve(result.svg), file: 'diagram.svg', as: svgFile },
              { name: 'PNG', text: () => Promise.resolve(result.svg), file: 'diagram.png', as: pngFile },
              { name: 'name', text: () => Promise.resolve(picture.id) },
              { name: 'LaTeX of the derivation', text: () => Promise.resolve(result.latex) },
            ]}
          />
        </>
      )}
    </section>
  )
}

import type { ButtonHTMLAttributes, VNode } from 'preact'
import type { Shown } from '../engine/protocol.js'
import { Maths } from './Maths.js'

/** Which diagram is looked at: chosen, or under the pointer. */
export interface Chosen {
  readonly chosen: number | undefined
  readonly near: number | undefined
  readonly choose: (picture: number | undefined) => void
  readonly approach: (picture: number | undefined) => void
}

/** What a term or diagram is marked with. */
export function marks({ chosen, near }: Chosen, picture: number | undefined): string {
  if (picture === undefined) return ''
  return `${picture === chosen ? ' chosen' : ''}${picture === near ? ' near' : ''}`
}

/** What a button does for a diagram: it chooses it, or no longer, and marks it while one is near. */
export function choosing({ chosen, choose, approach }: Chosen, picture: number): ButtonHTMLAttributes {
  const leave = (): void => approach(undefined)
  const come = (): void => approach(picture)
  return {
    'aria-pressed': picture === chosen,
    onClick: () => choose(picture === chosen ? undefined : picture),
    ...{ onMouseEnter: come, onMouseLeave: leave, onFocus: come, onBlur: leave },
  }
}

/** A sign in front has the room that it has between terms. */
export function inASum(latex: string): string {
  const tall = latex.replaceAll(/\\big([lr])(?=[[\]])/g, '\\Big$1')
  return `\\displaystyle ${/^[+-] /.test(latex) ? '{} ' : ''}${tall}`
}

/** The formula, set term by term so that lines break as the page is wide; each term is a button for its diagram. */
export function Formula({ of, at }: { readonly of: Shown; readonly at: Chosen }): VNode {
  const { left, brackets, terms } = of
  return (
    <div class="formula" role="group" aria-label="the formula">
      <Maths latex={`\\displaystyle ${left} =${brackets[0] === '' ? '' : ` ${brackets[0]}`}`} />
      {terms.length === 0 && <Maths latex="0" />}
      {terms.map(({ latex, text, picture }, i) =>
        picture === undefined ? (
          <Maths key={i} latex={inASum(latex)} />
        ) : (
          <button type="button" key={i} class={`term${marks(at, picture)}`} {...choosing(at, picture)}>
            <span class="unseen">{text}</span>
            <span aria-hidden="true">
              <Maths latex={inASum(latex)} />
            </span>
          </button>
        ),
      )}
      {brackets[1] !== '' && <Maths latex={brackets[1]} />}
    </div>
  )
}

import katex from 'katex'
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'

/** A formula, typeset; MathML is read out. What KaTeX does not know stands there as it was written. */
export function Maths({ latex, display = false }: { readonly latex: string; readonly display?: boolean }): VNode {
  const html = useMemo(
    () => katex.renderToString(latex, { displayMode: display, throwOnError: false, trust: false, strict: false }),
    [latex, display],
  )
  return <span class={display ? 'maths display' : 'maths'} dangerouslySetInnerHTML={{ __html: html }} />
}

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Engine } from '../engine/engine.js'

/** The rule file in an editor, which is loaded when it is needed. */
export function RuleEditor({
  engine,
  text,
  onText,
}: {
  readonly engine: Engine
  readonly text: string
  readonly onText: (text: string) => void
}): VNode {
  const place = useRef<HTMLDivElement>(null)
  const told = useRef(onText)
  told.current = onText
  const [said, say] = useState('the editor is loaded …')
  useEffect(() => {
    let isOver = false
    let destroy = (): void => undefined
    const { current } = place
    if (current === null) return undefined
    import('./codeEditor.js')
      .then(({ codeEditor }) => {
        if (isOver) return
        say('')
        destroy = codeEditor(current, { text, engine, onText: (changed) => told.current(changed) })
      })
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
    return () => {
      isOver = true
      destroy()
    }
    // The editor keeps the text itself from here on.
  }, [engine])
  return (
    <div class="field wide">
      <span id="rules-label">rules</span>
      <div class="editor" ref={place} />
      <output class="hint">{said}</output>
    </div>
  )
}

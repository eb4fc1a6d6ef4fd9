import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Engine } from '../engine/engine.js'
import { useAside } from './fields.js'
import type { CodeEditor } from './codeEditor.js'

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
  const sent = useRef(new Set<string>())
  const last = useRef(text)
  last.current = text
  const editor = useRef<CodeEditor | undefined>(undefined)
  const [said, say] = useState('the editor is loaded …')
  const { attributes, beneath } = useAside('rules')
  const invalid = attributes['aria-invalid'] === true
  const tell = useRef<() => void>(() => undefined)
  tell.current = () => {
    const describing = invalid
      ? { 'aria-invalid': 'true', 'aria-describedby': attributes['aria-describedby'] ?? '' }
      : {}
    editor.current?.say(describing)
  }
  useEffect(() => tell.current(), [invalid])
  useEffect(() => {
    let isOver = false
    const { current } = place
    if (current === null) return undefined
    import('./codeEditor.js')
      .then(({ codeEditor }) => {
        if (isOver) return
        say('')
        editor.current = codeEditor(current, {
          text: last.current,
          engine,
          onText: (changed) => {
            sent.current.add(changed)
            told.current(changed)
          },
        })
        tell.current()
      })
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
    return () => {
      isOver = true
      editor.current?.destroy()
      editor.current = undefined
    }
  }, [engine])
  // A link or a step back brings another text.
  useEffect(() => {
    // What was written here comes back, perhaps when more has been written since.
    if (!sent.current.has(text)) editor.current?.replace(text)
    if (text === editor.current?.text()) sent.current.clear()
  }, [text])
  return (
    <div class="field wide">
      <span id="rules-label">rules</span>
      <div class="editor" ref={place} />
      {beneath}
      <output class="hint">{said}</output>
    </div>
  )
}

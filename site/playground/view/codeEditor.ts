import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { syntaxHighlighting } from '@codemirror/language'
import { lintGutter, linter } from '@codemirror/lint'
import type { Diagnostic } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import type { Engine } from '../engine/engine.js'
import { fieldId } from './fields.js'
import { pathAt } from './pathAt.js'

interface Edited {
  readonly text: string
  readonly engine: Engine
  readonly onText: (text: string) => void
}

/** An editor that is there: another text in place of its own, if it is another, and its end. */
export interface CodeEditor {
  readonly text: () => string
  readonly replace: (text: string) => void
  /** What says whether the text is wrong, and where that stands. */
  readonly say: (attributes: Readonly<Record<string, string>>) => void
  readonly destroy: () => void
}

/** An editor of a rule file, with its problem where it is and the keys that may stand there. */
export function codeEditor(parent: HTMLElement, { text, engine, onText }: Edited): CodeEditor {
  const problems = linter(
    async (view): Promise<readonly Diagnostic[]> => {
      const found = await engine.run('lint', view.state.doc.toString())
      return found.map(({ message, line = 1, column = 1, length }) => {
        const at = view.state.doc.line(Math.min(line, view.state.doc.lines))
        const from = Math.min(at.from + column - 1, at.to)
        return {
          from,
          to: length === undefined ? Math.max(from, at.to) : Math.min(from + length, at.to),
          severity: 'error',
          message,
        }
      })
    },
    { delay: 300 },
  )
  const keys = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w-]*/)
    if (word === null || (word.from === word.to && !context.explicit)) return null
    const path = pathAt(context.state.doc.toString(), word.from)
    if (path === undefined) return null
    const found = await engine.run('keys', path)
    return { from: word.from, options: found.map((label) => ({ label, apply: `${label}: `, type: 'property' })) }
  }
  const described = new Compartment()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        yaml(),
        // Colours are those of the page's style sheet, for dark and light.
        syntaxHighlighting(classHighlighter),
        autocompletion({ override: [keys] }),
        lintGutter(),
        problems,
        // Tab is left to the page, so that the keyboard finds its way out.
        keymap.of([...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ id: fieldId('rules'), 'aria-labelledby': 'rules-label' }),
        described.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onText(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    replace: (other) => {
      if (view.state.doc.toString() !== other)
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: other } })
    },
    say: (attributes) => view.dispatch({ effects: described.reconfigure(EditorView.contentAttributes.of(attributes)) }),
    destroy: () => view.destroy(),
  }
}

import { createContext } from 'preact'
import type { ComponentChildren, Context, VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { labelOf } from '../state/labels.js'
import type { FieldName } from '../state/labels.js'
import type { State } from '../state/state.js'
import type { Trouble } from '../state/trouble.js'

/** What is wrong with what stands in the fields of a view. */
export const Troubles: Context<readonly Trouble[]> = createContext<readonly Trouble[]>([])

/** The element of a field, which a summary leads to. */
export function fieldId(name: FieldName): string {
  return `field-${name}`
}

interface Field {
  readonly name: FieldName
  readonly state: State
  readonly onValue: (value: string) => void
}

interface Aside {
  /** For the control: what says more about it, and whether it is wrong. */
  readonly attributes: {
    readonly id: string
    readonly 'aria-describedby'?: string
    readonly 'aria-invalid'?: true
  }
  /** What stands beneath it. */
  readonly beneath: VNode
}

/** What stands beneath a field: a few words on what may stand there, and what is wrong with what does. */
export function useAside(name: FieldName, hint?: string): Aside {
  const trouble = useContext(Troubles).find(({ field }) => field === name)
  const id = fieldId(name)
  const described = [
    ...(trouble === undefined ? [] : [`${id}-problem`]),
    ...(hint === undefined || hint === '' ? [] : [`${id}-hint`]),
  ]
  return {
    attributes: {
      id,
      ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
      ...(trouble === undefined ? {} : { 'aria-invalid': true }),
    },
    beneath: (
      <>
        {trouble !== undefined && (
          <small id={`${id}-problem`} class="wrong-here">
            {trouble.sentence}
          </small>
        )}
        {hint !== undefined && hint !== '' && (
          <small id={`${id}-hint`} class="hint">
            {hint}
          </small>
        )}
      </>
    ),
  }
}

export function TextField({ name, state, hint, onValue }: Field & { readonly hint?: string }): VNode {
  const { attributes, beneath } = useAside(name, hint)
  return (
    <div class="field">
      <label for={attributes.id}>{labelOf(name, state)}</label>
      <input
        {...attributes}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={state[name]}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {beneath}
    </div>
  )
}

export function Choice({ name, state, onValue, children }: Field & { readonly children: ComponentChildren }): VNode {
  const { attributes, beneath } = useAside(name)
  return (
    <div class="field">
      <label for={attributes.id}>{labelOf(name, state)}</label>
      <select {...attributes} value={state[name]} onChange={(event) => onValue(event.currentTarget.value)}>
        {children}
      </select>
      {beneath}
    </div>
  )
}

/** Leads to the field, and to the place in it. */
export function focusField({ field, place }: Trouble): void {
  const element = field === undefined ? null : document.getElementById(fieldId(field))
  if (element === null) return
  // Fields that are folded away are unfolded.
  const folded = element.closest('details')
  if (folded !== null) folded.open = true
  element.focus()
  if (!(element instanceof HTMLTextAreaElement) || place === undefined) return
  const before = element.value.split('\n').slice(0, place.line - 1)
  const at = before.reduce((sum, line) => sum + line.length + 1, place.column - 1)
  element.setSelectionRange(at, at)
}

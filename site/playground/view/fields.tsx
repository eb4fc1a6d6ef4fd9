import type { ComponentChildren, VNode } from 'preact'
import { useId } from 'preact/hooks'

interface Field {
  readonly label: string
  /** A few words on what may stand there. */
  readonly hint?: string
  readonly value: string
  readonly onValue: (value: string) => void
}

export function TextField({ label, hint, value, onValue }: Field): VNode {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={value}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
    </div>
  )
}

export function Choice({
  label,
  value,
  onValue,
  children,
}: Omit<Field, 'hint'> & { readonly children: ComponentChildren }): VNode {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  )
}

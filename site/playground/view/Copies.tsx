import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Something to take away: copied as text, or saved as a file. */
export interface Copy {
  readonly name: string
  readonly text: () => Promise<string>
  /** Saved under this name instead of copied. */
  readonly file?: string
  /** What is made of the text for the file. */
  readonly as?: (text: string) => Promise<Blob>
}

/** How long it stands there what was done, in milliseconds. */
const SAID = 6000

/** Buttons that copy or save, and a sentence that says what was done. */
export function Copies({ of, label }: { readonly of: readonly Copy[]; readonly label: string }): VNode {
  const [said, say] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => say(''), SAID)
    return () => clearTimeout(timer)
  }, [said])
  const take = async ({ name, text, file, as }: Copy): Promise<void> => {
    try {
      const written = await text()
      if (file === undefined) await clipboard().writeText(written)
      else save(file, await (as?.(written) ?? Promise.resolve(new Blob([written], { type: 'text/plain' }))))
      say(`${name} ${file === undefined ? 'copied' : `saved as ${file}`}`)
    } catch (error) {
      say(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return (
    <div class="copies" role="group" aria-label={label}>
      <span class="copies-label">{label}</span>
      {of.map((each) => (
        <button type="button" key={each.name} onClick={() => void take(each)}>
          {each.name}
        </button>
      ))}
      <output class="said">{said}</output>
    </div>
  )
}

/** @throws Error where a page has none: it is there on the loopback address and where addresses begin with https */
function clipboard(): Clipboard {
  const { clipboard: found } = navigator as Partial<Pick<Navigator, 'clipboard'>>
  if (found === undefined) throw new Error('pages that come without https have no clipboard')
  return found
}

function save(file: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  // Downloads that have begun keep what they need.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

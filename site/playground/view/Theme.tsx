import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Scheme = 'system' | 'light' | 'dark'
const SCHEMES: readonly Scheme[] = ['system', 'light', 'dark']
const KEY = 'edgewick-theme'

/** What was chosen before; a browser may keep nothing. */
function remembered(): Scheme {
  try {
    return SCHEMES.find((each) => each === localStorage.getItem(KEY)) ?? 'system'
  } catch (error) {
    if (error instanceof DOMException) return 'system'
    throw error
  }
}

/** For the next visit, if the browser keeps anything. */
function remember(scheme: Scheme): void {
  try {
    localStorage.setItem(KEY, scheme)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

/** Dark or light, as the system says or as one likes. */
export function Theme(): VNode {
  const [scheme, setScheme] = useState<Scheme>(remembered)
  useEffect(() => {
    remember(scheme)
    if (scheme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = scheme
  }, [scheme])
  const next = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? 'system'
  return (
    <button type="button" class="theme" onClick={() => setScheme(next)}>
      colours: {scheme}
    </button>
  )
}

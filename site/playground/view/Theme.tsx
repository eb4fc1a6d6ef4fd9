import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Scheme = 'system' | 'light' | 'dark'
const SCHEMES: readonly Scheme[] = ['system', 'light', 'dark']
const KEY = 'edgewick-theme'

/** Dark or light, as the system says or as one likes. */
export function Theme(): VNode {
  const [scheme, setScheme] = useState<Scheme>(
    () => SCHEMES.find((each) => each === localStorage.getItem(KEY)) ?? 'system',
  )
  useEffect(() => {
    localStorage.setItem(KEY, scheme)
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

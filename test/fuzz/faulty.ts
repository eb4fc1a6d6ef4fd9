import { kind } from './kind.js'
import type { Kind } from './kind.js'

/** Kinds whose readers are at fault, so that it is known that the watch sees it. */
export const hanging: Kind = kind<string>({
  make: () => 'forever',
  read: () => {
    let odd = 1
    while (odd % 2 === 1) odd = ((odd * 3) % 1_000_001) | 1
    return `${odd}`
  },
  show: (text) => text,
})

export const swelling: Kind = kind<string>({
  make: () => 'more',
  read: () => {
    const kept: Buffer[] = []
    while (kept.length < 60) kept.push(Buffer.alloc(20_000_000, kept.length + 1))
    return `${kept.length}`
  },
  show: (text) => text,
})

import { expect } from 'vitest'

/**
 * Fails unless the text is one XML element whose tags match, whose attributes are quoted and distinct, and whose text
 * is escaped.
 */
export function expectWellFormed(text: string): void {
  const open: string[] = []
  let roots = 0
  const rest = text
    .trim()
    .replaceAll(
      /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
      (_, closing: string, name: string, attributes: string, empty: string) => {
        const names = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => {
          expect(value.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
          return key
        })
        expect(new Set(names).size).toBe(names.length)
        if (open.length === 0) roots += 1
        if (closing !== '') expect(open.pop()).toBe(name)
        else if (empty === '') open.push(name)
        return ''
      },
    )
  expect(open).toEqual([])
  expect(roots).toBe(1)
  expect(rest.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&]/)
}

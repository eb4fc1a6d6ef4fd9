import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SITE, builtPages, isBuilt } from './built.js'

const attributes = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value.replaceAll('&amp;', '&'))

describe.skipIf(!isBuilt())('the built site', () => {
  const pages = builtPages()
  const ids = new Map([...pages].map(([page, html]) => [page, new Set(attributes(html, 'id'))]))

  it('has a page for each of the documentation, the reference among them', () => {
    expect(pages.size).toBeGreaterThan(70)
    for (const page of [
      'index.html',
      'start.html',
      'findings.html',
      'decisions/index.html',
      'api/edgewick/vitest.html',
    ])
      expect([...pages.keys()]).toContain(page)
  })

  it('has no link that leads nowhere, by page and by anchor', () => {
    const dead: string[] = []
    let links = 0
    for (const [page, html] of pages)
      for (const target of new Set([...attributes(html, 'href'), ...attributes(html, 'src')])) {
        if (/^(?:[a-z]+:|\/\/)/i.test(target)) continue
        links++
        const [path = '', anchor = ''] = decodeURI(target).split('#')
        const there = path === '' ? page : normalize(path.startsWith('/') ? path.slice(1) : join(dirname(page), path))
        const file = there === '.' || there.endsWith('/') ? join(there, 'index.html') : there
        const isThere = ids.has(file)
          ? anchor === '' || ids.get(file)?.has(anchor) === true
          : existsSync(join(SITE, file))
        if (!isThere) dead.push(`${page}: ${target}`)
      }
    expect(links).toBeGreaterThan(5000)
    expect(dead).toEqual([])
  })

  it('lists every page beside the home page', () => {
    const listed = new Set(attributes(pages.get('index.html') ?? '', 'href').map((href) => href.replace(/^\//, '')))
    const missing = [...pages.keys()].filter(
      (page) => page !== 'index.html' && !listed.has(page) && !listed.has(page.replace(/index\.html$/, '')),
    )
    expect(missing).toEqual([])
  })

  it('typesets every formula and leaves no text of a template', () => {
    const faulty = [...pages].filter(([, html]) => /katex-error|undefined<strong>/.test(html))
    expect(faulty.map(([page]) => page)).toEqual([])
  })
})

import { join } from 'node:path'
import { defineConfig } from 'vitepress'
import { braces } from '../markdown/braces.mjs'
import { drawings } from '../markdown/drawings.mjs'
import { links } from '../markdown/links.mjs'
import { mathematics } from '../markdown/mathematics.mjs'
import { elsewhere, pages, root } from '../markdown/pages.mjs'
import { slug } from '../markdown/slug.mjs'
import { plainForSearch, words } from '../markdown/words.mjs'
import { sidebar } from './sidebar.mjs'

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#3a6ea5" stroke-width="2.5"><path d="M3 3l8 8M29 3l-8 8M3 29l8-8M29 29l-8-8"/><circle cx="16" cy="16" r="7"/></svg>'

export default defineConfig({
  title: 'Edgewick',
  description: 'Exact diagrammatic expansions for statistical field theory',
  lang: 'en',
  base: process.env.EDGEWICK_SITE_BASE ?? '/',
  srcDir: root,
  srcExclude: elsewhere,
  outDir: '../dist',
  cacheDir: join(root, 'node_modules/.cache/vitepress'),
  rewrites: Object.fromEntries(pages),
  router: { prefetchLinks: false },
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  markdown: {
    config: (md) => {
      md.core.ruler.disable('emoji')
      md.use(braces)
      md.use(links)
      md.use(mathematics)
      md.use(drawings)
      md.use(plainForSearch)
    },
    anchor: { slugify: slug },
    languageAlias: { formula: 'tex' },
    attrs: { disable: true },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vite: { publicDir: false, build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    nav: [
      { text: 'Start', link: '/start' },
      // No page of this site: the router leaves it to the browser.
      { text: 'Playground', link: '/playground/', target: '_self' },
      { text: 'Conventions', link: '/conventions' },
      { text: 'Gallery', link: '/gallery' },
      { text: 'API', link: '/api/' },
      { text: 'Comparison', link: '/comparison' },
    ],
    sidebar,
    outline: [2, 3],
    search: {
      provider: 'local',
      options: { _render: words },
    },
  },
})

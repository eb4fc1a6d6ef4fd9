import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { preview } from 'vite'
import type { PreviewServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SITE, chromiumPath, isBuilt } from './built.js'

const executablePath = isBuilt() ? chromiumPath() : undefined
const MAIN = ['', 'start.html', 'conventions.html', 'diagrams.html', 'comparison.html', 'api/edgewick/audit.html']

describe.skipIf(executablePath === undefined)('the documentation in a browser', () => {
  let server: PreviewServer
  let browser: Browser
  let address = ''

  beforeAll(async () => {
    server = await preview({
      configFile: false,
      appType: 'mpa',
      logLevel: 'silent',
      build: { outDir: SITE },
      preview: { host: '127.0.0.1', port: 0 },
    })
    address = server.resolvedUrls?.local[0] ?? ''
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  /** A page of a reader, what went wrong on it, and what it asked of other machines. */
  async function opened(
    colorScheme: 'light' | 'dark',
    width: number,
  ): Promise<{ page: Page; wrong: string[]; elsewhere: string[] }> {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' })
    const [wrong, elsewhere] = [[] as string[], [] as string[]]
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    page.on('pageerror', (error) => wrong.push(error.message))
    await page.route('**', (route) => {
      if (route.request().url().startsWith(address)) return route.continue()
      elsewhere.push(route.request().url())
      return route.abort()
    })
    return { page, wrong, elsewhere }
  }

  it('opens with the action of the Cos-net, typeset, and its diagrams, and asks nothing of other machines', async () => {
    const { page, wrong, elsewhere } = await opened('light', 1600)
    await page.goto(address)
    expect(await page.title()).toBe('Edgewick')
    expect(await page.locator('main h1').innerText()).toContain('Edgewick')
    expect(await page.locator('.formula .katex').first().isVisible()).toBe(true)
    const drawing = page.locator('.drawing svg')
    expect(await drawing.locator('title').first().textContent()).toContain('two couplings')
    expect((await drawing.boundingBox())?.width).toBeGreaterThan(100)
    // The action fits a screen; where it does not, a shadow says that there is more.
    await page.setViewportSize({ width: 1280, height: 900 })
    const formula = page.locator('.formula').first()
    expect(await formula.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 360, height: 900 })
    expect(await formula.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeGreaterThan(0)
    expect(await formula.evaluate((box) => getComputedStyle(box).backgroundAttachment)).toContain('local')
    expect({ wrong, elsewhere }).toEqual({ wrong: [], elsewhere: [] })
    await page.close()
  })

  it('finds words of pages and names of the reference, offline', async () => {
    const { page, wrong, elsewhere } = await opened('dark', 1600)
    for (const [words, place] of [
      ['tadpole', /(?:conventions|diagrams)\.html/],
      ['countDiagrams', /api\/edgewick\/diagrams\.html#countdiagrams/],
    ] as const) {
      await page.goto(`${address}start.html`)
      await page.locator('#local-search button').click()
      await page.locator('#localsearch-input').fill(words)
      const first = page.locator('.VPLocalSearchBox .result').first()
      await first.waitFor()
      const found = await page.evaluate<readonly string[]>(
        "[...document.querySelectorAll('.VPLocalSearchBox a.result')].map(link => link.href)",
      )
      expect(found.some((href) => place.test(href))).toBe(true)
      await first.click()
      await page.waitForURL((url) => !url.pathname.endsWith('/start.html'))
    }
    expect({ wrong, elsewhere }).toEqual({ wrong: [], elsewhere: [] })
    await page.close()
  })

  it.each([
    ['light', 1600],
    ['dark', 360],
  ] as const)('main pages, %s: nothing that axe finds at %i pixels, no scrolling sideways', async (scheme, width) => {
    const { page, wrong, elsewhere } = await opened(scheme, width)
    // What pages are made of is the same in the dark.
    for (const path of scheme === 'light' ? MAIN : MAIN.filter((_, i) => i % 2 === 0)) {
      await page.goto(`${address}${path}`)
      for (const across of [360, 1600, width]) {
        await page.setViewportSize({ width: across, height: 900 })
        const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect(beyond, `${path} at ${across}`).toBeLessThanOrEqual(0)
      }
      await page.addScriptTag({ content: axe.source })
      // What stands beside the text is the same on all pages.
      const part = path === '' ? 'document' : "'main'"
      const { violations } = await page.evaluate<AxeResults>(`axe.run(${part}, { resultTypes: ['violations'] })`)
      expect(
        violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      ).toEqual([])
    }
    expect({ wrong, elsewhere }).toEqual({ wrong: [], elsewhere: [] })
    await page.close()
  })

  it('is read without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${address}conventions.html`)
    expect(await page.locator('main').innerText()).toContain('Signs and factors')
    expect(await page.locator('.formula .katex').count()).toBeGreaterThan(3)
    await context.close()
  })
})

import { createRequire } from 'node:module'
import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { toHash, initial } from '../../site/playground/state/state.js'
import type { State } from '../../site/playground/state/state.js'
import { runWith, words } from '../cli/run.js'
import { hasPlayground, served } from './playgroundPage.js'
import type { Served } from './playgroundPage.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(!hasPlayground)('the playground in a browser', () => {
  let site: Served
  beforeAll(async () => {
    site = await served()
  }, 120_000)
  afterAll(() => site.close())

  const link = (part: Partial<State>): string => `${site.address}#${toHash({ ...initial, ...part })}`
  const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
  const take = async (page: Page, name: string): Promise<string> => {
    await page.getByRole('button', { name, exact: true }).first().click()
    await page.getByText(`${name} copied`).waitFor()
    return clipboard(page)
  }

  it('shows the diagrams, their weights and the formula; a diagram and its term are marked together', async () => {
    const { page, complaints } = await site.open()
    await page.goto(site.address)
    await page.locator('.diagram').nth(1).waitFor()
    expect(await page.locator('.diagram').count()).toBe(2)
    expect(await page.locator('.diagram .name').allTextContents()).toEqual(['eeee|', 'ee1|ee|'])
    expect(await page.locator('.diagram annotation').allTextContents()).toEqual(['-\\frac{1}{24 N}', '\\frac{1}{8 N}'])
    await page.locator('.diagram').nth(1).click()
    await page.getByText('72').first().waitFor()
    expect(await page.locator('.term').nth(1).getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('.derivation svg text').allTextContents()).toContain('x')
    await page.locator('.term').nth(0).click()
    expect(await page.locator('.diagram').nth(0).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('heading', { name: 'The weight of eeee|' }).waitFor()
    await page.locator('.term').nth(1).hover()
    expect(await page.locator('.diagram').nth(1).getAttribute('class')).toContain('near')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('gives what the command line prints, and the command that prints it', async () => {
    const { page } = await site.open()
    await page.goto(link({ theory: 'phi4', legs: '2', amount: '2', quantity: 'connected' }))
    await page.locator('.diagram').nth(4).waitFor()
    const command = await take(page, 'command')
    expect(command).toBe('edgewick expand phi4 --legs 2 --up-to 2 --quantity connected --format latex')
    const { out } = await runWith(words(command.replace('edgewick ', '')))
    expect((await take(page, 'LaTeX')).trim()).toBe(out.trim())
    expect(await take(page, 'TikZ')).toContain('\\begin{tikzpicture}')
    expect(JSON.parse(await take(page, 'JSON'))).toMatchObject({ theory: 'phi4', legs: 2 })
    expect(await take(page, 'TypeScript')).toContain('"quantity": "connected"')
    expect(await take(page, 'link')).toBe(page.url())
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PNG', exact: true }).first().click(),
    ])
    const png = readFileSync(await saved.path())
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBeGreaterThan(800)
    await page.context().close()
  })

  it('says what is wrong with what is asked, and goes on', async () => {
    const { page, complaints } = await site.open()
    await page.goto(link({ legs: 'three' }))
    await page.getByRole('alert').waitFor()
    const sentence = "legs, leg 1: expected one of φ, received 'three'"
    expect(await page.getByRole('alert').textContent()).toBe(`${sentence} to “legs”`)
    // It stands at its field too, which the sentence leads to.
    const described = async (name: string): Promise<string | null> => {
      const ids = (await page.locator(`#field-${name}`).getAttribute('aria-describedby')) ?? ''
      return page.locator(`#${ids.split(' ')[0]}`).textContent()
    }
    const legs = page.getByLabel('legs')
    expect([await legs.getAttribute('aria-invalid'), await described('legs')]).toEqual(['true', sentence])
    await page.getByRole('button', { name: 'to “legs”' }).click()
    expect(await legs.evaluate((element) => element === document.activeElement)).toBe(true)
    await legs.fill('2')
    await page.locator('.diagram').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await legs.getAttribute('aria-invalid')).toBe(null)
    // A field that is folded away is unfolded; a formula is entered where it is wrong.
    await page.goto(link({ filters: 'nonsense' }))
    await page.getByRole('alert').waitFor()
    expect(await page.locator('#field-filters').isVisible()).toBe(true)
    expect(await described('filters')).toContain('only diagrams that pass: expected one of 1pi')
    await page.goto(link({ view: 'formula', formula: '1/2 iG(x1,x2) + foo' }))
    await page.getByRole('button', { name: 'to “your formula, LaTeX or plain”' }).click()
    const at = await page.getByLabel('your formula').evaluate((field) => (field as HTMLTextAreaElement).selectionStart)
    expect(at).toBe('1/2 iG(x1,x2) + '.length)
    await page.goto(link({ view: 'network', samples: '3' }))
    await page.getByRole('alert').waitFor()
    expect(await described('samples')).toBe('samples: expected a natural number, 20 at least, received 3')
    expect(await page.getByRole('button', { name: 'sample 3 networks' }).isDisabled()).toBe(true)
    await page.goto(link({ theory: 'nothing' }))
    expect(await page.getByRole('alert').textContent()).toContain('phi4')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is cancelled, keeps answering meanwhile, and goes on', async () => {
    const { page } = await site.open()
    await page.goto(link({ theory: 'phi4', legs: '2', by: 'order', amount: '8' }))
    await page.getByRole('button', { name: 'cancel' }).click()
    await page.getByText('run again').waitFor()
    await page.getByLabel('order', { exact: true }).fill('2')
    await page.locator('.diagram').first().waitFor()
    await page.context().close()
  })

  it('restores a link, and goes back', async () => {
    const state = { view: 'formula', formula: '\\kappa_4 = \\mu_4 - 3\\mu_2^2', against: 'nothing' } as const
    const { page } = await site.open()
    await page.goto(link(state))
    await page.getByRole('heading', { name: /^right/ }).waitFor()
    expect(await page.getByLabel('your formula').inputValue()).toBe(state.formula)
    await page.getByLabel('your formula').fill('\\kappa_4 = \\mu_4 - 2\\mu_2^2')
    await page.getByRole('heading', { name: 'wrong' }).waitFor()
    expect(await page.getByLabel('the right line').locator('annotation').textContent()).toBe(
      '\\kappa_4 = \\mu_4 - 3 \\mu_2^2',
    )
    await page.goBack()
    await page.getByRole('heading', { name: /^right/ }).waitFor()
    await page.context().close()
  })

  it('marks in a formula what differs', async () => {
    const { page, complaints } = await site.open()
    await page.goto(link({ view: 'formula' }))
    await page.getByText('try one with a wrong factor').click()
    await page.getByRole('heading', { name: 'wrong' }).waitFor()
    const marked = page.locator('.marked mark')
    expect(await marked.count()).toBe(1)
    expect(await marked.textContent()).toMatch(/^\\frac\{1\}\{12\} [^]*perms\} \\right\]$/)
    expect(await marked.getAttribute('title')).toBe('ee1|ee|: 1/4, derived 1/8')
    // Typeset too, term by term.
    const typeset = page.locator('.typeset mark')
    expect(await typeset.getAttribute('title')).toBe('ee1|ee|: 1/4, derived 1/8')
    expect(await typeset.locator('annotation').textContent()).toContain('+ \\frac{1}{12} \\Bigl[ \\int dy_1')
    expect(await page.locator('.typeset annotation').first().textContent()).toContain('g_4(x_1,\\ldots,x_4) =')
    await page
      .getByLabel('your formula')
      .fill((await page.getByLabel('your formula').inputValue()).replace('{12}', '{24}'))
    await page.getByRole('heading', { name: 'right', exact: true }).waitFor()
    expect(await page.locator('.typeset annotation').count()).toBe(3)
    // What has lines of its own is typeset at once; plain writing as it was read.
    const lines = String.raw`\begin{aligned} G_c^{(2)}(x,y) ={}& \Delta(x,y) \\ & - \frac{\lambda}{3} \int dz \, \Delta(x,z) \Delta(z,z) \Delta(z,y) \end{aligned}`
    const connected = { view: 'formula', theory: 'phi4', legs: '2', quantity: 'connected' } as const
    await page.goto(link({ ...connected, formula: lines }))
    await page.locator('.typeset .differs').first().waitFor()
    expect(await page.locator('.typeset .differs .mfrac').count()).toBe(1)
    await page.goto(link({ ...connected, formula: 'Δ(x1,x2) - 1/3 λ Δ(x1,z) Δ(z,z) Δ(z,x2)' }))
    await page.locator('.typeset mark').waitFor()
    expect(await page.locator('.typeset mark annotation').textContent()).toContain('\\frac{\\lambda}{3}')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('judges its own formula, in momentum space too, and begins again', async () => {
    const { page, complaints } = await site.open()
    await page.goto(link({ theory: 'yukawa', legs: 'J,J', by: 'loops', amount: '1', space: 'momentum' }))
    await page.locator('.diagram').first().waitFor()
    await page.getByRole('button', { name: 'judge this' }).click()
    await page.getByRole('heading', { name: /^right/ }).waitFor()
    expect(await page.getByLabel('your formula').inputValue()).toContain('(2\\pi)^d')
    expect(await page.getByLabel('the evidence').textContent()).toContain('right: judged as coefficient of yukawa')
    await page.getByRole('button', { name: 'Expand a theory' }).click()
    await page.getByLabel('legs').fill('2')
    await page.getByLabel('quantity').selectOption('connected')
    await page.getByLabel('read').selectOption('point')
    await page.getByText('At a point, coefficients are judged').waitFor()
    await page.getByRole('button', { name: 'reset' }).click()
    await page.locator('.diagram').nth(2).waitFor()
    expect(await page.getByLabel('legs').inputValue()).toBe('J,J')
    expect(await page.getByRole('button', { name: 'reset' }).isDisabled()).toBe(true)
    // What nobody chose begins anew with another theory, what was chosen is kept.
    await page.getByLabel('theory').selectOption('phi4')
    expect(await page.getByLabel('quantity').inputValue()).toBe('connected')
    await page.getByLabel('legs').fill('4')
    await page.getByLabel('theory').selectOption('phi3')
    expect(await page.getByLabel('legs').inputValue()).toBe('4')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('samples networks to a verdict, with a plot that fills in', async () => {
    const { page, complaints } = await site.open()
    await page.goto(link({ view: 'network', samples: '1000' }))
    await page.getByRole('button', { name: 'sample 1000 networks' }).click()
    await page.getByText('so far').waitFor()
    await page.locator('.plot svg').first().waitFor()
    await page.getByText(', 1000 samples').waitFor()
    expect(await page.getByLabel('the check').locator('strong').textContent()).toMatch(/^\d+ agree.*none differs$/)
    const { out } = await runWith(words('check cos-net --samples 1000 --seed 1'))
    expect((await take(page, 'table')).trim()).toBe(out.trim())
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('samples without WebAssembly too', async () => {
    const { page, complaints } = await site.open()
    await page.route('**/worker*.js', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: `delete globalThis.WebAssembly;${await answer.text()}` })
    })
    await page.goto(link({ view: 'network', samples: '200' }))
    await page.getByRole('button', { name: 'sample 200 networks' }).click()
    await page.getByText(', 200 samples').waitFor()
    expect(await page.getByLabel('the check').locator('strong').textContent()).toMatch(/none differs$/)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('edits rules with problems at their places and keys of the schema', async () => {
    const { page, complaints } = await site.open()
    await page.goto(link({ theory: 'phi4', amount: '1' }))
    await page.locator('.diagram').first().waitFor()
    await page.getByLabel('theory').selectOption('')
    const editor = page.locator('.cm-content')
    await editor.waitFor()
    await page.locator('.diagram').first().waitFor()
    await editor.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('filters: [nonsense]')
    await page.getByRole('alert').filter({ hasText: 'rules, line' }).waitFor()
    expect(await editor.getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.type('\nlooops: 1')
    await page.getByRole('alert').filter({ hasText: "'looops'" }).waitFor()
    await page
      .locator('.cm-lintRange-error')
      .filter({ hasText: /^looops$/ })
      .waitFor()
    await page.keyboard.press('Control+Home')
    await page.getByRole('button', { name: 'to “rules”' }).click()
    expect(await editor.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('fil')
    await page.locator('.cm-tooltip-autocomplete').waitFor()
    expect(await page.locator('.cm-completionLabel').allTextContents()).toContain('filters')
    // A link brings another text.
    await page.goto(link({ theory: '', rules: 'name: other', amount: '1' }))
    await page.locator('.cm-line').filter({ hasText: 'name: other' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('derives the weight of a diagram in the quantity that is asked for', async () => {
    const { page } = await site.open()
    for (const [quantity, weight] of [
      ['connected', '\\frac{\\lambda^2}{6}'],
      ['vertex', '-\\frac{\\lambda^2}{6}'],
      ['Γ', '-\\frac{\\lambda^2}{12}'],
      ['', '\\frac{\\lambda^2}{12}'],
    ] as const) {
      await page.goto(link({ theory: 'phi4', legs: '2', by: 'order', amount: '2', quantity }))
      const words = { connected: 'the connected 2-point function', vertex: 'the 2-point vertex function' } as const
      const what =
        quantity === '' ? 'the coefficient of W' : quantity === 'Γ' ? 'the coefficient of Γ' : words[quantity]
      await page.locator('.what').filter({ hasText: what }).waitFor()
      const diagram = page.locator('.diagram').filter({ hasText: 'e111|e|' })
      await diagram.click()
      const derivation = page.locator('.derivation annotation').first()
      await derivation.waitFor({ state: 'attached' })
      expect(await diagram.locator('annotation').textContent()).toBe(weight)
      expect((await derivation.textContent())?.endsWith(`\\to\\; ${weight} \\end{aligned}`)).toBe(true)
      await page.keyboard.press('Escape')
      await page.locator('.derivation').waitFor({ state: 'detached' })
    }
    await page.goto(link({ theory: 'phi4', legs: '4', quantity: 'full' }))
    await page.getByRole('heading', { name: 'Full n-point functions of phi4' }).waitFor()
    // Momenta stand beside the lines where the formula has them, and points nowhere.
    await page.goto(link({ theory: 'phi4', legs: '2', by: 'order', amount: '1', space: 'momentum' }))
    const momenta = page.locator('.diagram svg').filter({ hasText: 'k' })
    await momenta.waitFor()
    expect((await momenta.locator('text').allTextContents()).sort()).toEqual(['k', 'p', 'p'])
    await page.context().close()
  })

  it('shows a polynomial at a point, and nothing of what was asked before a cancel', async () => {
    const { page } = await site.open()
    await page.goto(link({ theory: 'phi4', legs: '2', amount: '2', quantity: 'connected', space: 'point' }))
    await page.locator('.formula annotation').nth(3).waitFor({ state: 'attached' })
    expect(await page.locator('.formula annotation').allTextContents()).toEqual([
      '\\displaystyle G_{c}^{(2)} =',
      '\\displaystyle \\Delta',
      '\\displaystyle {} - \\frac{\\Delta^3 \\lambda}{2}',
      '\\displaystyle {} + \\frac{2 \\Delta^5 \\lambda^2}{3}',
    ])
    await page.getByLabel('read').selectOption('position')
    await page.locator('.diagram').first().waitFor()
    await page.getByLabel('highest order').fill('8')
    await page.locator('.results [inert]').waitFor()
    await page.getByRole('button', { name: 'cancel' }).click()
    await page.getByText('run again').waitFor()
    expect(await page.locator('.formula').count()).toBe(0)
    await page.context().close()
  })

  it('is there where the browser keeps nothing, and goes back from a link in other words', async () => {
    const { page, complaints } = await site.open()
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await page.goto('about:blank')
    await page.goto(`${site.address}#theory=phi4&legs=4&amount=1`)
    await page.locator('.diagram').first().waitFor()
    await page.waitForURL(/#theory=phi4$/)
    await page.goBack()
    expect(page.url()).toBe('about:blank')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows names of strangers as text', async () => {
    const rules = readFileSync('rules/phi4.yaml', 'utf8').replace(/title: .*/, "title: '<img src=x onerror=alert(1)>'")
    const { page, complaints } = await site.open()
    let isAlerted = false
    page.on('dialog', () => (isAlerted = true))
    await page.goto(link({ theory: '', rules, amount: '1' }))
    await page.locator('.diagram').first().waitFor()
    expect(await page.locator('.results h2').textContent()).toBe('<img src=x onerror=alert(1)>')
    expect(await page.locator('.results img').count()).toBe(0)
    expect(isAlerted).toBe(false)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  const views: readonly Partial<State>[] = [
    { theory: 'phi4', legs: '2', amount: '2', quantity: 'connected' },
    { view: 'network', samples: '400' },
    { view: 'formula', formula: '\\kappa_4 = \\mu_4 - 2\\mu_2^2', against: 'nothing' },
  ]
  const ready = async (page: Page, { view = 'theory' }: Partial<State>): Promise<void> => {
    if (view === 'theory') {
      await page.locator('.diagram').nth(4).click()
      await page.locator('.derivation .large svg').waitFor()
    } else if (view === 'network') {
      await page.getByRole('button', { name: 'sample' }).click()
      await page.getByText(', 400 samples').waitFor()
      await page.getByText('so far').waitFor({ state: 'detached' })
    } else await page.getByRole('heading', { name: 'wrong' }).waitFor()
  }

  it.each(views)('has no violation of accessibility, dark or light, and fits narrow and wide: $view', async (state) => {
    const { page } = await site.open({ colorScheme: 'light', viewport: { width: 360, height: 740 }, bypassCSP: true })
    await page.goto(link(state))
    await ready(page, state)
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1600, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      if (state.view === 'network') {
        // A telephone has plots of its own width, whose letters are hardly made smaller.
        const plots = page.locator(width === 360 ? '.plot .narrow svg' : '.plot .wide svg')
        const shown = await plots.evaluateAll((all) =>
          all.map((svg) => [svg.getBoundingClientRect(), (svg as SVGSVGElement).viewBox.baseVal.width] as const),
        )
        expect(shown.length).toBe(width === 360 ? 4 : 1)
        for (const [{ right, width: drawn }, own] of shown) {
          expect(right).toBeLessThanOrEqual(width)
          expect(drawn / own).toBeGreaterThan(0.75)
        }
      }
      await page.evaluate(axe)
      const found = await page.evaluate(async () => {
        const { axe: tester } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        return (await tester.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])
      })
      expect(found).toEqual([])
    }
    await page.context().close()
  })

  it('is printed as what it found, without its controls', async () => {
    const { page } = await site.open()
    await page.goto(site.address)
    await page.locator('.diagram').first().waitFor()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.locator('.choices').isVisible()).toBe(false)
    expect(await page.locator('.formula').isVisible()).toBe(true)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    await page.context().close()
  })

  it('is used by keyboard alone', async () => {
    const { page } = await site.open()
    await page.goto(site.address)
    await page.locator('.diagram').nth(1).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'The weight of ee1|ee|' }).waitFor()
    await page.context().close()
  })

  it('runs no text as code, and its first files are small', () => {
    expect(site.policy).toContain("script-src 'self'")
    expect(site.policy).not.toContain("'unsafe-eval'")
    const html = readFileSync('site/dist/playground/index.html', 'utf8')
    const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(first.length).toBeGreaterThan(1)
    const fonts = readdirSync('site/dist/playground/assets').filter((name) =>
      /KaTeX_(?:Main|Math)-[^.]*\.woff2$/.test(name),
    )
    const bytes = [...first, ...fonts.map((name) => `assets/${name}`)].map(
      (path) => gzipSync(readFileSync(`site/dist/playground/${path}`)).length,
    )
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(700_000)
  })
})

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { installed } from '../installed.js'

const ROOT = 'site/dist'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

/** Whether there is a browser, and a playground that `npm run site` has built. */
export const hasPlayground =
  installed(browserPath !== undefined && spawnSync(browserPath, ['--version']).status === 0, 'Chromium', 'chromium') &&
  installed(existsSync(join(ROOT, 'playground/index.html')), 'the site in site/dist', 'none: npm run site')

/** The playground as a server gives it, its policy in the answers too, so that workers are held to it. */
export interface Served {
  readonly address: string
  readonly policy: string
  readonly open: (options?: BrowserContextOptions) => Promise<Opened>
  readonly close: () => Promise<void>
}

/** A page, and what its console has complained of. */
export interface Opened {
  readonly page: Page
  readonly complaints: readonly string[]
}

export async function served(): Promise<Served> {
  const html = await readFile(join(ROOT, 'playground/index.html'), 'utf8')
  const [, policy = ''] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html) ?? []
  const server = await listening(policy)
  const { port } = server.address() as AddressInfo
  const browser: Browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] })
  return {
    address: `http://127.0.0.1:${port}/playground/`,
    policy,
    open: async (options = {}) => {
      const context = await browser.newContext(options)
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      const complaints: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      return { page, complaints }
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

function listening(policy: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = join(ROOT, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    readFile(path).then(
      (bytes) => {
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
        response.setHeader('content-security-policy', policy)
        response.end(bytes)
      },
      () => {
        response.statusCode = 404
        response.end()
      },
    )
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { SITE, chromiumPath, isBuilt } from './built.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
const browserPath = chromiumPath()

/** Whether there is a browser, and a playground that `npm run site` has built. */
export const hasPlayground: boolean = isBuilt() && browserPath !== undefined

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
  const html = await readFile(join(SITE, 'playground/index.html'), 'utf8')
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
      page.setDefaultTimeout(30_000)
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
    const path = join(SITE, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
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

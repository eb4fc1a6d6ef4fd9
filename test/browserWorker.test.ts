import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { cosNet, estimateCorrelators } from '../src/index.js'
import { installed } from './installed.js'

const browser = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
)
const hasBrowser = installed(browser !== undefined, 'Chromium', 'chromium')

const POINTS = [[0], [0.4], [-0.7], [1.1]]
const OPTIONS = {
  samples: 2000,
  seed: 7,
  quantities: [
    [0, 1],
    [0, 1, 2, 3],
  ],
}

const worker = `
  import { checkNetwork, cosNet, estimateCorrelators } from './dist/index.js'
  const network = cosNet({ N: 10, d: 1, sigma0: 1, sigma1: 1 })
  const estimates = estimateCorrelators(network, ${JSON.stringify(POINTS)}, ${JSON.stringify(OPTIONS)})
  const progress = []
  const check = checkNetwork(
    { network, points: [[0]], atWidth: (N) => cosNet({ N, d: 1, sigma0: 1, sigma1: 1 }), actionPoints: [[0]] },
    { samples: 100, seed: 1, estimators: ['kernel'], sigmas: 4, onProgress: (_, fraction) => progress.push(fraction) },
  )
  fetch('/result', { method: 'POST', body: JSON.stringify({ estimates, steps: progress.length, results: check.correlators.length }) })
`

/** The worker as one script without imports; the browser is the platform, so that anything of Node would fail here. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: worker, resolveDir: '.', loader: 'js' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'])
}, 120_000)

it('is bundled for a browser without anything of Node', async () => {
  const script = await bundled()
  expect(script).not.toMatch(/["']node:/)
  // The WebAssembly module goes with it.
  expect(script).toContain('AGFzbQ')
})

it.skipIf(!hasBrowser)('samples in a worker of a browser, with the digits of Node', async () => {
  const script = await bundled()
  const folder = mkdtempSync(join(tmpdir(), 'edgewick-browser-'))
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const options = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
  ]
  const chromium = spawn(browser ?? '', [...options, `http://127.0.0.1:${port}/`], { stdio: 'ignore', detached: true })
  const ended = once(chromium, 'exit')
  const received = new Promise<string>((resolve, reject) => {
    server.on('request', (request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        response.setHeader('content-type', request.url === '/worker.js' ? 'text/javascript' : 'text/html')
        response.end(request.url === '/worker.js' ? script : '<!doctype html><script>new Worker("/worker.js")</script>')
        if (request.method === 'POST') resolve(body)
      })
    })
    setTimeout(() => reject(new Error('no answer from the browser')), 90_000).unref()
  }).finally(() => {
    // The whole group: the browser's own processes write to its folder to the end.
    if (chromium.pid !== undefined) process.kill(-chromium.pid, 'SIGKILL')
    server.close()
    server.closeAllConnections()
  })
  const { estimates, steps, results } = JSON.parse(await received) as {
    estimates: { mean: number; standardError: number }[]
    steps: number
    results: number
  }
  const here = estimateCorrelators(cosNet({ N: 10, d: 1, sigma0: 1, sigma1: 1 }), POINTS, OPTIONS)
  const digits = ({ mean, standardError }: { mean: number; standardError: number }): string[] => [
    mean.toPrecision(12),
    standardError.toPrecision(9),
  ]
  expect(estimates.map(digits)).toEqual(here.map(digits))
  expect(steps).toBeGreaterThan(50)
  expect(results).toBe(2)
  await ended
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

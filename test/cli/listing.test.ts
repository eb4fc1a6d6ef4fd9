import { describe, expect, it } from 'vitest'
import type { Io } from '../../src/cli/io.js'
import { watch } from '../../src/cli/watch.js'
import { runWith, words } from './run.js'

describe('a list of diagrams', () => {
  it('is refused by its exact number, which the count gives, in every format', async () => {
    for (const format of ['text', 'json', 'ndjson', 'dot', 'qgraf', 'svg']) {
      const { status, out, err } = await runWith(
        words(`diagrams phi4 --legs 2 --vertices 4 --limit 38 --format ${format}`),
      )
      expect({ status, out, err }).toEqual({
        status: 2,
        out: '',
        err: 'edgewick: limit: expected at most 38 diagrams (a larger --limit allows more), received more than 38\n',
      })
      expect((await runWith(words(`diagrams phi4 --legs 2 --vertices 4 --limit 39 --format ${format}`))).status).toBe(0)
    }
  })

  it('of several parts, too', async () => {
    const count = (limit: number) =>
      runWith(words(`diagrams phi4 --legs 2 --vertices 2 --disconnected --count --limit ${limit}`))
    const { out } = await count(1000)
    const number = Number(/: (\d+) diagrams/.exec(out)?.[1])
    expect(number).toBeGreaterThan(3)
    expect((await count(number)).out).toBe(out)
    expect((await count(number - 1)).err).toContain(`received more than ${number - 1}`)
  })

  it('is the same as JSON in one piece', async () => {
    const { out } = await runWith(words('diagrams phi4 --legs 2 --vertices 3 --format json'))
    const parsed = JSON.parse(out) as { readonly diagrams: number; readonly list: readonly unknown[] }
    const lines = (await runWith(words('diagrams phi4 --legs 2 --vertices 3 --format ndjson'))).out
      .trimEnd()
      .split('\n')
    expect(parsed.list).toEqual(lines.map((line) => JSON.parse(line) as unknown))
    expect(out).toBe(`${JSON.stringify(parsed)}\n`)
  })

  it('ends when the user stops it, in one sentence, with status 130', async () => {
    const { status, err, out } = await runWith(words('diagrams phi4 --legs 2 --vertices 8'), {}, 0)
    expect({ status, err }).toEqual({
      status: 130,
      err: expect.stringMatching(/^edgewick: stopped after \d+ of 27607 diagrams\n$/) as unknown,
    })
    expect(out.split('\n').length).toBeLessThan(27607)
  })

  it('ends so while it is tried whether it is short', async () => {
    for (const to of ['', ' -o diagrams.ndjson']) {
      const request = words(`diagrams phi4 --legs 2 --vertices 7 --format ndjson${to}`)
      const { status, err, written } = await runWith(request, {}, 0)
      expect({ status, err, written: written.size }).toEqual({
        status: 130,
        // On a fast machine it is whole before anybody can press a key.
        err: expect.stringMatching(/^edgewick: stopped after \d+(?: of 4632)? diagrams\n$/) as unknown,
        written: 0,
      })
    }
  })

  it('leaves no file when it is stopped', async () => {
    const { status, written } = await runWith(words('diagrams phi4 --legs 2 --vertices 8 -o diagrams.txt'), {}, 0)
    expect({ status, written: written.size }).toEqual({ status: 130, written: 0 })
  })

  it('shows its progress on a terminal, and only there', () => {
    const shown = (interactive: boolean): string => {
      let [err, now] = ['', 0]
      const io = {
        interactive,
        err: (text: string) => (err += text),
        now: () => (now += 1000),
        onInterrupt: () => () => undefined,
      } as unknown as Io
      const { running, end } = watch(io)
      for (const done of [0, 20, 40]) running.onProgress({ what: 'listing diagrams', done, of: 40, unit: 'diagrams' })
      end()
      return err
    }
    expect(shown(false)).toBe('')
    expect(shown(true)).toContain('100 %  listing diagrams')
    // At 20 of 40 half of the time is over.
    expect(shown(true)).toMatch(/ 50 % {2}listing diagrams(?:, about \d s left)?\r/)
  })

  it('says how long the rest takes, once that is known', () => {
    let [err, now] = ['', 0]
    const io = {
      interactive: true,
      err: (text: string) => (err += text),
      now: () => now,
      onInterrupt: () => () => undefined,
    } as unknown as Io
    const { running, end } = watch(io)
    const tell = (at: number, done: number, what = 'sampling'): string => {
      ;[err, now] = ['', at * 1000]
      running.onProgress({ what, done, of: 1000, unit: 'samples' })
      return err.replace(/^[^]*% {2}/u, '')
    }
    expect(tell(0, 0)).toBe('sampling')
    expect(tell(1, 100)).toBe('sampling')
    expect(tell(10, 100)).toBe('sampling, about 2 min left')
    expect(tell(20, 500)).toBe('sampling, about 20 s left')
    expect(tell(30, 5)).toBe('sampling')
    // Another work begins anew.
    expect(tell(40, 10, 'listing')).toBe('listing')
    expect(tell(140, 20, 'listing')).toBe('listing')
    expect(tell(240, 40, 'listing')).toBe('listing, about 2 h left')
    end()
  })
})

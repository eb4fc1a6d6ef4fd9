import { describe, expect, it } from 'vitest'
import { runWith } from './run.js'

const run = (...args: readonly string[]): ReturnType<typeof runWith> => runWith(['dmft', ...args])

describe('edgewick dmft', () => {
  it('answers as other programs read it', async () => {
    const { status, out, err } = await run('tanh', '--g', '1.5', '--noise', '0', '--format', 'json')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const answer = JSON.parse(out) as {
      readonly c0: number
      readonly lyapunov: number
      readonly error: number
      readonly curve: { readonly tau: readonly number[]; readonly c: readonly number[] }
    }
    expect(Object.keys(answer).slice(0, 5)).toEqual(['c0', 'lyapunov', 'phase', 'converged', 'error'])
    expect(answer).toMatchObject({ phase: 'chaotic', converged: true })
    expect(answer.c0).toBeCloseTo(0.74769, 5)
    expect(answer.lyapunov).toBeCloseTo(0.04675, 5)
    expect(answer.error).toBeLessThan(1e-5)
    expect(answer.curve.tau.slice(0, 4)).toEqual([0, 0.1, 0.2, 0.3])
    expect(answer.curve.c[0]).toBe(answer.c0)
    expect(answer.curve.c).toHaveLength(answer.curve.tau.length)
  })

  it('says in its first line what erf is', async () => {
    expect((await run('erf', '--g', '0.5', '--noise', '0.5')).out.split('\n')[0]).toContain('erf(√π x/2)')
    expect((await run('erf', '--noise', '0.5', '--transition')).out.split('\n')[0]).toContain('erf(√π x/2)')
    expect((await run('erf(x)', '--g', '0.5', '--noise', '0.5')).out.split('\n')[0]).toContain('φ(x) = erf(x);')
  })

  it('draws and scans', async () => {
    const { written, out, status } = await run('erf', '--scan', 'g=0.5:1.5:0.5', '--plot', 'scan.tex')
    expect(status).toBe(0)
    expect(out).toContain('quiescent')
    expect(out).toContain('chaotic')
    expect(String(written.get('scan.tex'))).toContain('tikzpicture')
    const lines = await run('erf', '--phase-diagram', 'noise=0:0.5:0.5', '--format', 'json')
    const { chaos } = JSON.parse(lines.out) as { readonly chaos: readonly number[] }
    expect(chaos[0]).toBe(1)
    expect(chaos[1]).toBeCloseTo(1.6229541740932263, 7)
  })

  it('is the curve at the points that are asked for', async () => {
    const { out } = await run(
      'linear',
      '--g',
      '0.6',
      '--noise',
      '1',
      '--until',
      '2',
      '--step',
      '0.5',
      '--format',
      'json',
    )
    const { curve } = JSON.parse(out) as {
      readonly curve: { readonly tau: readonly number[]; readonly c: readonly number[] }
    }
    expect(curve.tau).toEqual([0, 0.5, 1, 1.5, 2])
    curve.c.forEach((c, k) => expect(c).toBeCloseTo(0.625 * Math.exp(-0.4 * k), 8))
  })

  it.each([
    [['linear', '--g', '1'], 'fluctuations grow without bound'],
    [['tanh', '--g', '-1'], 'a coupling strength from 0'],
    [['tanh'], 'one of a coupling strength g'],
    [['tanh', '--g', '1', '--transition'], '--transition: expected nothing beside it but'],
    [['tanh', '--scan', '1:2:1'], 'g=from:to:step'],
    [['relu', '--transition', '--noise', '1'], 'which has none'],
    [['tanh', '--transition', '--plot', 'a.svg'], 'received --plot'],
    [['exp(x)', '--g', '1'], 'finite everywhere'],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { status, err, out } = await run(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  it('says that what has not converged has not', async () => {
    const { status, err } = await run('cbrt(x)', '--g', '2', '--noise', '0.1', '--format', 'json')
    expect(status).toBe(1)
    expect(err).toContain('not converged')
  })
})

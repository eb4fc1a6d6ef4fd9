import { describe, expect, it } from 'vitest'
import { actionCertificates } from '../../src/montecarlo/check/certificates.js'
import { checkNetwork } from '../../src/montecarlo/check/checkNetwork.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { jsonOf, runWith, words } from './run.js'

interface Result {
  readonly quantity: string
  readonly estimate: number
  readonly z: number
  readonly verdict: string
}

interface ActionJson {
  readonly latex: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly certificate: {
    readonly unchecked?: string
    readonly samples: number
    readonly seed: number
    readonly formulas: Readonly<
      Record<string, Readonly<Record<string, { verdict: string; quantities: readonly string[]; text: string }>>>
    >
    readonly results: readonly Result[]
  }
}

const formulasOf = (out: string): readonly string[] =>
  out.split('\n').filter((line) => line !== '' && !line.startsWith('%'))

describe('the certificate of a formula', () => {
  it.each([
    [0, 'leading order'],
    [1, 'order 1/N'],
    [2, 'order 1/N^2'],
  ])('at order %d follows the parts of the value, whose digits are those that count', async (order, name) => {
    const { out } = await runWith(words(`action cos-net --at 0.3 --field 0.8 --samples 0 --order ${order}`))
    const [title, , , ...parts] = out.split('\n')
    expect(title).toBe(`action of cos-net to ${name}, up to a constant`)
    expect(parts.slice(0, -5).map((line) => line.trim().split(/ +/)[0])).toEqual(
      [['gaussian'], ['gaussian', 'g2', 'g4'], ['gaussian', 'g2', 'g4', 'g6']][order]?.concat('S'),
    )
    expect(parts[0]).toMatch(/^gaussian +0\.64$/)
    expect(parts.at(-4)).toMatch(/^sizes by order in 1\/N: 0\.64/)
    expect(parts.slice(-3)).toEqual(['', 'certificate: left out (--samples 0)', ''])
  })

  it('has the digits of the check with the same samples and seed', async () => {
    const { certificate } = (await jsonOf('action cos-net --samples 400 --seed 5')) as ActionJson
    const check = (await jsonOf('check cos-net --samples 400 --seed 5 --estimator kernel')) as {
      results: readonly Result[]
    }
    expect(certificate).toMatchObject({ samples: 400, seed: 5 })
    expect(certificate.results).toEqual(check.results)
    const slope = check.results.find(({ quantity }) => quantity === 'Schwinger–Dyson slope, f = φ φᵀK⁻¹φ') as Result
    // With f = φ a common factor of the couplings is not seen, and the slope is no evidence.
    expect(certificate.formulas['couplings']?.['g4']?.quantities).toEqual([slope.quantity])
    expect(certificate.formulas['couplings']?.['g4']?.text).toContain(`${slope.quantity} ${slope.estimate.toFixed(3)}`)
  })

  it('stands under every formula that is printed', async () => {
    for (const network of ['cos-net', 'gauss-net', 'phi4-net', 'cos-net --param alpha=0.1', 'cos-net --order 2']) {
      const { latex, certificate } = (await jsonOf(`action ${network} --samples 100`)) as ActionJson
      for (const kind of ['couplings', 'units', 'momentum', 'operators'])
        for (const name of Object.keys(latex[kind] ?? {})) {
          const { verdict, text } = certificate.formulas[kind]?.[name] as { verdict: string; text: string }
          expect(text.startsWith(`${verdict}: `)).toBe(true)
          if (verdict !== 'unchecked') expect(text).toContain('seed 1')
        }
    }
  })

  it('is a comment of LaTeX, and is left out where nobody wants it', async () => {
    const [certified, plain] = await Promise.all(
      ['100', '0'].map((samples) => runWith(words(`action cos-net --format latex --samples ${samples}`))),
    )
    expect(certified?.out).toContain('% certificate of g2 and g4: ')
    expect(certified?.out).toContain('% points of the certificates: correlators at x1 = (0), ')
    expect(plain?.out).toContain('% certificates: left out (--samples 0)')
    expect(plain?.out).not.toContain('certificate of')
    expect(formulasOf(certified?.out ?? '')).toEqual(formulasOf(plain?.out ?? ''))
    expect(((await jsonOf('action cos-net --samples 0')) as ActionJson).certificate).toEqual({
      unchecked: 'left out (--samples 0)',
    })
  })

  it('of the value on points is sampled there', async () => {
    const { status, out } = await runWith(words('action cos-net --at 0,1.5 --field 0.8,0.1 --samples 100 --order 2'))
    expect(status).toBe(0)
    expect(out).toMatch(
      /certificate: \w+: Schwinger–Dyson slope, f = φ .* seed 1\. Terms beyond order 1\/N are not sampled\./,
    )
    expect(await jsonOf('action cos-net --at 0,1.5 --field 0.8,0.1 --samples 100')).toMatchObject({
      certificate: { actionPoints: [[0], [1.5]], formulas: { value: {} } },
    })
    expect((await runWith(words('action cos-net --at 0.2 --field 0.8 --samples 100 --order 0'))).out).toContain(
      'certificate: agrees: G2(x1, x1)',
    )
  })

  it('says what cannot be checked, of coupled neurons and of deep networks', async () => {
    const coupled = (await runWith(words('action cos-net --param alpha=0.1 --samples 100'))).out
    expect(coupled).toContain('The N-slope of the action is left out')
    expect(coupled).toContain('that the part linear in alpha follows from them is not sampled')
    expect((await runWith(words('action tanh-net --param depth=2'))).out).toContain(
      '\ncertificates: none: correlators of deep networks are known from samples only',
    )
  })

  it('of a wrong action says that it differs', () => {
    const wrong = (N: number): ReturnType<typeof cosNet> => {
      const { correlatorsOn, combinations, ...network } = cosNet({ N, d: 1, sigma0: 1, sigma1: 1 })
      expect([correlatorsOn, combinations]).not.toContain(undefined)
      return { ...network, correlator: (at) => (at.length === 4 ? -1 : 1) * network.correlator(at) }
    }
    const options = { samples: 1000, seed: 1, estimators: ['kernel'] as const, sigmas: 4 }
    const check = checkNetwork(
      { network: wrong(20), points: [[0]], atWidth: wrong, actionPoints: [[-1.2], [0], [1.5]] },
      options,
    )
    const { couplings } = actionCertificates({ couplings: [2, 4, 6] }, 1, check)
    expect([...(couplings?.values() ?? [])].map(({ verdict }) => verdict)).toEqual(['differs', 'differs', 'unchecked'])
  })
})

describe('heavy tails', () => {
  it('of the Gauss-net with wide biases are warned of, and nothing is decided', async () => {
    const { status, out } = await runWith(words('check gauss-net --param sigmab=1 --samples 5000'))
    // As documented: 0 only where every quantity agrees.
    expect(status).toBe(1)
    expect(out).toMatch(
      /Warning: G4c\(x1, x1, x1, x1\), kernel estimator: a few rare samples make up the error \(heavy tails\); it is not to be trusted\./,
    )
    expect(out).toMatch(/\d+ undecided, none differs\. Undecided: .*heavy tails \(\d+\)\./)
    const { agreed, results } = (await jsonOf('check gauss-net --param sigmab=1 --samples 5000')) as {
      agreed: boolean
      results: readonly Result[]
    }
    expect(agreed).toBe(false)
    const verdicts = results
      .filter(({ quantity }) => quantity.startsWith('G4c') || quantity.includes('slope'))
      .map(({ verdict }) => verdict)
    expect(new Set(verdicts)).toEqual(new Set(['undecided']))
  })
})

import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit/audit.js'
import { derivative, moment } from '../../src/audit/gaussianPolynomial.js'
import type { FindingVerdict } from '../../src/audit/finding.js'
import * as Q from '../../src/algebra/rational.js'
import { jsonOf, runWith } from '../cli/run.js'
import { known } from '../known/known.js'

/** What an independent derivation says of each formula; the audit must find it by itself. */
const EXPECTED: Readonly<Record<string, FindingVerdict>> = {
  'cumulant-scaling': 'right',
  'independence-breaking-w': 'right',
  edgeworth: 'right',
  'edgeworth-imaginary': 'restricted',
  'gaussian-action-half': 'right',
  'gaussian-action': 'wrong',
  'source-formula': 'wrong',
  'feynman-rules': 'wrong',
  'g4-leading-1/N': 'wrong',
  'action-leading-1/N': 'wrong',
  'g4-leading-alpha': 'wrong',
  'cos-net-action': 'wrong',
  'cos-net-g4c': 'restricted',
  'cos-net-g4c-alpha': 'wrong',
  'tanh-two-point': 'undecided',
  'phi4-network': 'restricted',
}

const findings = audit()
const finding = (id: string): (typeof findings)[number] =>
  findings.find((each) => each.id === id) as (typeof findings)[number]
const values = (id: string): readonly { readonly printed: number; readonly computed: number }[] =>
  finding(id).evidence.map(({ printed, computed }) => ({ printed: Number(printed), computed: Number(computed) }))

describe('the audit', () => {
  it.each(Object.entries(EXPECTED))('%s is %s', (id, verdict) => {
    expect(finding(id).verdict).toBe(verdict)
  })

  it('has evidence for every verdict, and no formula beside these', () => {
    expect(findings.map(({ id }) => id)).toEqual(Object.keys(EXPECTED))
    for (const { verdict, evidence, source } of findings) {
      expect(source).not.toBe('')
      if (verdict === 'undecided') expect(evidence).toEqual([])
      else expect(evidence.length).toBeGreaterThan(0)
    }
  })

  it('the imaginary factor holds for r divisible by four, and only there', () => {
    expect(
      finding('edgeworth-imaginary')
        .evidence.filter(({ agrees }) => agrees)
        .map(({ of }) => of),
    ).toEqual(['r = 4', 'r = 8'])
  })

  it('says why', () => {
    expect(finding('feynman-rules').remark).toBe(
      'every sign is reversed, as in −S instead of S; and the sign (−1) of each internal line is left out',
    )
    expect(finding('g4-leading-1/N').remark).toMatch(/^every sign is reversed/)
    expect(finding('source-formula').remark).toMatch(/has all of these values/)
    expect(finding('g4-leading-alpha').evidence[2]?.printed).toMatch(/expected one line end at y6/)
  })
})

describe('the numbers of the audit, from programs that share nothing with it', () => {
  it('source formula', () => {
    const { source_side, free } = known<{
      readonly source_side: readonly { readonly r: number; readonly dZdg_exact: number }[]
      readonly free: { readonly Z0_exact: number; readonly slide_exp_minus_JDJ: number }
    }>('signs.json')
    const [first, ...rest] = values('source-formula')
    expect(first?.computed).toBeCloseTo(free.Z0_exact, 6)
    expect(first?.printed).toBeCloseTo(free.slide_exp_minus_JDJ, 6)
    for (const { r, dZdg_exact } of source_side) expect(rest[r - 3]?.computed).toBeCloseTo(dZdg_exact, 5)
  })

  it('Cos-net action between wave packets', () => {
    const reference = known<
      readonly {
        readonly exact: { readonly quad: number; readonly quartic: number }
        readonly quad_printed: number
        readonly quartic_printed_with_deltas: number
      }[]
    >('cos_action_smeared.json')[1]
    const [quadratic, quartic] = values('cos-net-action')
    expect(quadratic?.computed).toBeCloseTo(reference?.exact.quad ?? 0, 7)
    expect(quadratic?.printed).toBeCloseTo(reference?.quad_printed ?? 0, 6)
    expect(quartic?.computed).toBeCloseTo(reference?.exact.quartic ?? 0, 8)
    expect(quartic?.printed).toBeCloseTo(reference?.quartic_printed_with_deltas ?? 0, 5)
  })

  it('four-point function of the Cos-net and its slope in α', () => {
    interface Check {
      readonly N: number
      readonly points: readonly (readonly number[])[]
      readonly G4c_alpha0_exact: number
      readonly derived_dG4c: number
      readonly dG4c_dalpha_exact_quadrature: number
      readonly printed_B7_dG4c_cyclic: number
      readonly printed_B7_G4c0_lexicographic: number
    }
    const { exact_checks } = known<{ readonly exact_checks: readonly Check[] }>('cos_independence_breaking.json')
    const check = exact_checks.find(({ N, points }) => N === 3 && points[3]?.[0] === 1.1) as Check
    const [cyclic, lexicographic] = values('cos-net-g4c')
    expect(cyclic?.computed).toBeCloseTo(check.G4c_alpha0_exact, 8)
    expect(lexicographic?.printed).toBeCloseTo(check.printed_B7_G4c0_lexicographic, 7)
    const [slope, coincident] = values('cos-net-g4c-alpha')
    expect(slope?.computed).toBeCloseTo(check.derived_dG4c, 7)
    expect(slope?.computed).toBeCloseTo(check.dG4c_dalpha_exact_quadrature, 5)
    expect(slope?.printed).toBeCloseTo(check.printed_B7_dG4c_cyclic, 7)
    expect(coincident?.computed).toBeCloseTo(0, 12)
  })

  it('Gaussian moments', () => {
    let p: Parameters<typeof derivative>[0] = [Q.one]
    for (let k = 0; k < 3; k++) p = derivative(p)
    // (d/dφ)³ e^{−φ²/2} = (3φ − φ³) e^{−φ²/2}, and ∫ φ³ of it is −3!.
    expect(p).toEqual([Q.zero, Q.rational(3), Q.zero, Q.rational(-1)])
    expect(moment(p, 3)).toEqual(Q.rational(-6))
  })
})

describe('edgewick audit', () => {
  it('prints every verdict with its evidence', async () => {
    const { status, out } = await runWith(['audit'])
    expect(status).toBe(0)
    for (const [id, verdict] of Object.entries(EXPECTED)) expect(out).toContain(`${verdict}: ${id}\n`)
    expect(await jsonOf('audit')).toEqual(JSON.parse(JSON.stringify(findings)))
  })
})

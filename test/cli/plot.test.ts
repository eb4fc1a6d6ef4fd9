import { describe, expect, it } from 'vitest'
import { compiled, hasPdflatex } from '../render/pdflatex.js'
import { runWith, words } from './run.js'

describe('check --plot', () => {
  it('draws z-scores, convergence, the N-dependence and histograms as SVG', async () => {
    const { status, err, written } = await runWith(
      words('check cos-net --samples 4000 --seed 2 --histogram --plot check.svg'),
    )
    expect({ status: status < 2, err }).toEqual({ status: true, err: '' })
    const svg = written.get('check.svg') ?? ''
    expect(svg).toMatch(/^<svg /)
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1])
    for (const text of [
      'Deviation from the prediction in standard errors',
      'G4c(x1, x2, x3, x4), direct',
      'G4c(x1, x2, x3, x4), kernel estimator: estimate over prediction, with its standard error',
      'Schwinger–Dyson violation of the action; dashed: N to the power −1, as of a wrong action',
      'Histogram of φ(x1) relative to the Gaussian: samples with errors, Edgeworth density (steps)',
    ])
      expect(texts).toContain(text)
    expect(texts.filter((text) => text?.includes('slope −') === true)).toHaveLength(2)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('draws as PNG, of coupled neurons too', async () => {
    const { bytes } = await runWith(
      words('check cos-net --param alpha=0.5 --param N=3 --samples 400 --at 0 --plot check.png'),
    )
    expect(String.fromCharCode(...bytes.subarray(1, 4))).toBe('PNG')
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)).toBeGreaterThan(600)
  })

  it('writes a document for pdflatex with the same plots', async () => {
    const { status, written } = await runWith(words('check cos-net --samples 400 --histogram --plot check.tex'))
    expect(status).toBeLessThan(2)
    const tex = written.get('check.tex') ?? ''
    expect(tex.split('\\begin{axis}')).toHaveLength(6)
    if (hasPdflatex('pgfplots.sty')) expect(compiled(tex)).toEqual({ written: true, complaints: [] })
  })

  it('refuses other endings before it samples', async () => {
    const { status, err } = await runWith(words('check cos-net --samples 1e9 --plot check.jpg'))
    expect({ status, err }).toEqual({
      status: 2,
      err: "edgewick: --plot: expected a file name that ends in .svg, .png or .tex, received 'check.jpg'\n",
    })
  })
})

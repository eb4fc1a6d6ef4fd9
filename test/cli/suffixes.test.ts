import { describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'

const D = 'diagrams phi4 --legs 2 --vertices 1'
const G = 'expand edgeworth-even --legs 4 --order 1'

describe('the name of a file says its format', () => {
  it.each([
    [`${D} -o d.svg`, '<svg '],
    [`${D} -o d.JSON`, '{"theory":"phi4"'],
    [`${D} -o d.ndjson`, '{"id":'],
    [`${D} -o d.dot`, 'graph '],
    [`${D} -o d.html`, '<!doctype html>'],
    [`${D} -o d.tex`, '% phi4'],
    [`${D} -o d.txt`, 'phi4, 2 legs'],
    [`${D} -o d`, 'phi4, 2 legs'],
    [`${D} -o d.2`, 'phi4, 2 legs'],
    [`${D} --format svg -o d.svg.old`, '<svg '],
    [`${D} --format text -o d.foo`, 'phi4, 2 legs'],
    [`${D} --format json -o d`, '{"theory":"phi4"'],
    [`${G} -o g.tex`, 'g_{4}'],
    [`${G} --equation -o g.tex`, '% edgeworth-even'],
    [`${G} --at-a-point -o g.py`, 'from sympy'],
    ["explain phi4 'eeee|' -o e.json", '{"theory":"phi4"'],
    ['slurm check cos-net --array 2 -o check.sh', '#!/usr/bin/env bash'],
  ])('%s', async (command, begin) => {
    const { status, err, written } = await runWith(words(command))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const [text = ''] = written.values()
    expect(text.slice(0, begin.length)).toBe(begin)
  })

  it.each([
    [`${D} -o d.pdf`, 'expected a file name that ends in .txt, .md, .json'],
    [`${D} -o d.docx`, 'expected a file name that ends in .txt, .md, .json'],
    [`${D} -o d.foo`, 'expected a file name that ends in .txt, .md, .json'],
    [`${D} -o d.svg.old`, 'expected a file name that ends in .txt, .md, .json'],
    ["explain phi4 'eeee|' -o e.texx", 'expected a file name that ends in .txt, .md, .tex, .ltx, .json'],
    ['report cos-net --samples 1e9 -o x.foo', 'expected a file name that ends in .html, .htm, .tex, .ltx, .txt, .pdf'],
    [`${D} --format svg -o d.png`, 'expected a file name that ends in .svg, for --format svg'],
    [`${D} --format json -o d.ndjson`, 'expected a file name that ends in .json, for --format json'],
    [`${G} --format text -o d.html`, 'expected a file name that ends in .txt, .md, for --format text'],
    ["explain phi4 'eeee|' -o e.svg", 'expected a file name that ends in .txt, .md, .tex, .ltx, .json'],
    ['check cos-net --samples 1e9 -o table.txt', 'expected a file name that ends in .json, for the sums of a check'],
    ['merge part-0.json -o sums.svg', 'expected a file name that ends in .json, for the sums of a check'],
    ['slurm check cos-net --array 2 -o check.html', 'expected a file name that ends in .sh, .bash, .txt, for a script'],
    ['report cos-net --samples 1e9 -o x.docx', 'expected a file name that ends in .html, .htm, .tex, .ltx, .txt, .pdf'],
    [
      'report cos-net --samples 1e9 --tex -o x.pdf',
      'expected a file name that ends in .tex, .ltx, .txt, for --format latex',
    ],
    ['report cos-net --samples 1e9 --pdf -o x.html', 'expected a file name that ends in .pdf, for a PDF'],
  ])('%s is refused beforehand', async (command, sentence) => {
    const { status, out, err, written } = await runWith(words(command))
    expect(err).toContain(`edgewick: -o: ${sentence}`)
    expect({ status, out, written: written.size, lines: err.split('\n').length }).toEqual({
      status: 2,
      out: '',
      written: 0,
      lines: 2,
    })
  })
})

describe('what took long to compute', () => {
  it('is saved elsewhere when its file cannot be written, and the table is printed', async () => {
    const whole = await runWith(words('check cos-net --samples 400 --param N=5 -o whole.json'))
    const { status, out, err, written } = await runWith(
      words('check cos-net --samples 400 --param N=5 -o /full/part.json'),
    )
    expect({ status, out, err }).toEqual({
      status: 2,
      out: whole.out,
      err: 'edgewick: /full/part.json: expected a path that can be written, received a full disk; the sums are in /tmp/edgewick-1/part.json instead\n',
    })
    expect(written.get('/tmp/edgewick-1/part.json')).toBe(whole.written.get('whole.json'))
  })

  it('of a run that is stopped never takes the place of the sums of another', async () => {
    const { err, written } = await runWith(
      words('check cos-net --samples 3000 --param N=20'),
      { 'edgewick-check.part.json': 'of another' },
      100,
    )
    expect([...written.keys()]).toEqual(['edgewick-check-2.part.json'])
    expect(err).toContain('--resume edgewick-check-2.part.json')
  })
})

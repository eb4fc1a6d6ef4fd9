import { readFileSync } from 'node:fs'
import { expand } from '../../src/expansion/expand.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { babble, changedText } from './changes.js'
import { commandRun } from './commandRun.js'
import { heavyFormulas } from './heavyFormulas.js'
import { kind } from './kind.js'
import type { Kind } from './kind.js'

const claims = (
  [
    ['edgeworth', 4, 1],
    ['edgeworth-even', 4, 2],
    ['phi4', 2, 2],
    ['phi4', 4, 1],
    ['phi3', 1, 1],
    ['yukawa', 2, 2],
    ['action', 3, 1],
  ] as const
).map(([name, legs, order]) => {
  const expansion = expand(
    theory(name),
    name === 'yukawa' ? { legFields: ['φ', 'φ'], legs: 2, select: { order } } : { legs, select: { order } },
  )
  const command = `verify formula --against ${name} --legs ${name === 'yukawa' ? 'J,J' : legs} --order ${order}`
  return { command, plain: expansionPlain(expansion), latex: expansionLatex(expansion) }
})

const hand = readFileSync('docs/formulas/g4.txt', 'utf8')
const PLAIN =
  'Δ (x1,x2) (y,y) λ g iG Gc 4 1/2 + - * / ^ ^2 ! !! ( ) [ ] = sum prod ∫ dy, N^-1 + 2 perms Comb. O(λ) ... n! 1/24 x1 y1 z'.split(
    ' ',
  )
const LATEX =
  '\\Delta (x_1,x_2) \\left( \\right) \\frac{1}{2} \\frac \\int \\mathrm{d} y \\, \\lambda ^{2} _{1} { } + - \\sum_{a=1}^{3} \\prod \\cdot \\times G_c^{(4)} ^{-1} \\text{perms} \\ldots & \\\\ \\begin{aligned} \\end{aligned} \\over \\operatorname{Gc} ! n!'.split(
    ' ',
  )

interface Formula {
  readonly command: string
  readonly text: string
}

function formulas(way: 'plain' | 'latex', words: readonly string[]): Kind {
  const texts = [...claims.map((each) => each[way]), ...(way === 'plain' ? [hand] : [])]
  return kind<Formula>({
    make: (draw) => {
      if (draw.chance(0.02))
        return { command: 'verify formula --against phi4 --legs 2 --order 1', text: draw.pick(heavyFormulas) }
      const claim = draw.pick(claims)
      return {
        command: `${claim.command} --input ${way}`,
        text: draw.chance(0.2) ? babble(words, draw) : changedText(draw.chance(0.1) ? hand : claim[way], draw, texts),
      }
    },
    read: ({ command, text }) => commandRun(command.split(' '), { formula: text }),
    show: ({ command, text }) => `edgewick ${command}\n${text}`,
  })
}

export const plainFormulas: Kind = formulas('plain', PLAIN)
export const latexFormulas: Kind = formulas('latex', LATEX)

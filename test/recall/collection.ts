import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { answerCumulant, answerMoment } from '../../src/requests/moment.js'
import { partitionSumLatex } from '../../src/requests/partitionSum.js'
import { answerWick } from '../../src/requests/wick.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { known } from '../known/known.js'

/** A formula of which it is known whether it is right, with what a comment says before it. */
export interface KnownFormula {
  readonly id: string
  /** `phi4 action`, `moments`: under which the table counts it. */
  readonly group: string
  readonly said: string
  readonly right: boolean
  readonly tex: string
}

/** Formulas of papers and lecture notes, typed as they are printed, with their truth. */
export function paperFormulas(): readonly KnownFormula[] {
  const formulas = known<
    readonly {
      readonly id: string
      readonly kind: string
      readonly theory?: string
      readonly truth: string
      readonly tex: string
    }[]
  >('paperFormulas.json')
  return formulas.map(({ id, kind, theory: of = '', truth, tex }) => ({
    id,
    group: kind,
    // `phi4 --legs 2 --up-to 1` says what a comment says as `theory=phi4 legs=2 up-to=1`.
    said: of === '' ? '' : `theory=${of.replaceAll(/ --([a-z-]+) /g, ' $1=')}`,
    right: truth.startsWith('right'),
    tex: tex.replaceAll(/\\(?:begin|end)\{equation\}/g, '').trim(),
  }))
}

/** What Edgewick prints: theory, legs, orders. */
const PRINTED: readonly (readonly [string, number, ExpansionRequest['select'], string])[] = [
  ['phi4', 2, { upTo: 2 }, 'up-to=2'],
  ['phi4', 4, { upTo: 2 }, 'up-to=2'],
  ['phi3', 2, { upTo: 2 }, 'up-to=2'],
  ['phi3', 3, { upTo: 3 }, 'up-to=3'],
  ['phi6', 4, { upTo: 1 }, 'up-to=1'],
  ['edgeworth-even', 2, { upTo: 2 }, 'up-to=2'],
  ['edgeworth-even', 4, { upTo: 2 }, 'up-to=2'],
  ['edgeworth-even', 6, { order: 2 }, 'order=2'],
  ['edgeworth', 2, { order: 1 }, 'order=1'],
  ['solvable', 2, { upTo: 2 }, 'up-to=2'],
  ['action', 2, { upTo: 1 }, 'up-to=1'],
]

/** Its own formulas: right by construction, each read back from its LaTeX. */
export async function printedFormulas(): Promise<readonly KnownFormula[]> {
  const expansions = PRINTED.map(([name, legs, select, said]): KnownFormula => {
    const expansion = expand(theory(name), { legs, select })
    return {
      id: `${name} ${legs} ${said}`,
      group: 'printed by expand',
      said: `theory=${name} legs=${legs} ${said}`,
      right: true,
      tex: expansionLatex(expansion, 'counted', { layout: 'inline' }).replaceAll(/^\$|\$$/g, ''),
    }
  })
  const points = ['1', '2', '3', '4']
  const sums = [
    ...[2, 3, 4].map((n) => ['moment', answerMoment({ points: points.slice(0, n) })] as const),
    ...[2, 3, 4].map((n) => ['cumulant', answerCumulant({ points: points.slice(0, n) })] as const),
    ['wick', answerWick({ points })] as const,
  ]
  const moments = await Promise.all(
    sums.map(async ([name, answer], i): Promise<KnownFormula> => {
      return {
        id: `${name} ${i}`,
        group: 'printed by moment, cumulant, wick',
        said: '',
        right: true,
        tex: partitionSumLatex(await answer).trim(),
      }
    }),
  )
  return [...expansions, ...moments]
}

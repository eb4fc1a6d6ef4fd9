import { SEES } from '../text/resultsText.js'
import { checkTable } from './checkTable.js'
import { formula, heading, math, paragraph, text } from './content.js'
import type { Section } from './content.js'
import type { NetworkReport } from './reportData.js'
import { pointLatex } from './pointText.js'

const MOMENTS = 'M_{12 \\ldots n} = E[h(x_1) h(x_2) \\cdots h(x_n)]'

/** The network, its correlators in closed form, and their check. */
export function correlatorSection({ network, unit = [], correlators, symbols, check, points }: NetworkReport): Section {
  const places = points.flatMap((point, i) => [i === 0 ? '' : ', ', math(`x_{${i + 1}} = ${pointLatex(point)}`)])
  return {
    title: 'The network and its connected correlators',
    blocks: [
      ...(unit.length === 0
        ? []
        : [
            paragraph(text`The hidden unit of independent neurons, and how its weights are drawn:`),
            ...unit.map(formula),
          ]),
      paragraph(
        symbols.includes('variance')
          ? text`${network.title}. Exact at every N, with ${math('v = \\sigma_{0}^2/d')}:`
          : text`${network.title}. Exact at every N:`,
      ),
      ...correlators.map(formula),
      ...(symbols.includes('moments')
        ? [
            paragraph(
              text`${math(MOMENTS)}: the moments of one hidden unit h at the points, averages over its weights${network.parameters['sigmab'] === undefined ? '' : ' and its bias'}.`,
              'soft',
            ),
          ]
        : []),
      heading(text`Check: sampled networks`),
      paragraph(
        [
          'At ',
          ...places,
          '. The kernel estimator averages the readout weights exactly and samples the hidden layer; the direct estimator uses the output alone and is noisier by a factor of order N.',
        ],
        'soft',
      ),
      checkTable('Predicted and sampled correlators', check.correlators),
      paragraph([SEES], 'soft'),
    ],
  }
}

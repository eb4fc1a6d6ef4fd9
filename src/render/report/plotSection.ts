import { paragraph } from './content.js'
import type { Plot, Section } from './content.js'

/** What was measured, drawn. */
export function plotSection(plots: readonly Plot[]): Section {
  return {
    title: 'Plots',
    blocks: [
      paragraph(
        [
          'Of right predictions 95 in 100 deviate by less than two standard errors, each taken by itself: the shaded strip. The verdicts take all comparisons together, so that a right one may stand outside.',
        ],
        'soft',
      ),
      ...plots,
    ],
  }
}

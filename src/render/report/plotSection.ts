import type { Plot, Section } from './content.js'

/** What was measured, drawn. */
export function plotSection(plots: readonly Plot[]): Section {
  return { title: 'Plots', blocks: plots }
}

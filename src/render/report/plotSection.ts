import type { Plots, Section } from './content.js'

/** What was measured, drawn. */
export function plotSection(plots: Plots): Section {
  return { title: 'Plots', blocks: [plots] }
}

import type { Command } from 'commander'
import { documentClasses } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import { readChoice } from './options.js'

export interface StandaloneOption {
  readonly standalone?: true | string
}

/** Formulas and pictures for LaTeX can be asked for as a whole document. */
export function standaloneOption(command: Command): Command {
  return command.option('--standalone [class]', 'with latex and TikZ formats: a whole document for pdflatex, article (default) or revtex')
}

/** @throws InputError for a class of documents that we do not know */
export function readStandalone({ standalone }: StandaloneOption): DocumentClass | undefined {
  if (standalone === undefined) return undefined
  return standalone === true ? 'article' : readChoice(standalone, Object.keys(documentClasses) as DocumentClass[], '--standalone')
}

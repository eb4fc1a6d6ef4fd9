import type { Kind } from './kind.js'

/** Where each kind of input lives; only what runs is loaded. */
export const kinds: Readonly<Record<string, () => Promise<Kind>>> = {
  rules: async () => (await import('./ruleFiles.js')).ruleFiles,
  plain: async () => (await import('./formulas.js')).plainFormulas,
  latex: async () => (await import('./formulas.js')).latexFormulas,
  papers: async () => (await import('./papers.js')).paperDocuments,
  json: async () => (await import('./diagrams.js')).jsonDiagrams,
  dot: async () => (await import('./diagrams.js')).dotDiagrams,
  qgraf: async () => (await import('./diagrams.js')).qgrafDiagrams,
  graphology: async () => (await import('./diagrams.js')).graphologyDiagrams,
  nickel: async () => (await import('./diagrams.js')).nickelNames,
  parts: async () => (await import('./parts.js')).partFiles,
  npy: async () => (await import('./samples.js')).arrayFiles,
  text: async () => (await import('./samples.js')).textFiles,
  commands: async () => (await import('./commandLines.js')).commandLines,
}

/** Kinds of one case, at the edge of what is begun. */
const edges: typeof kinds = {
  crowded: async () => (await import('./diagrams.js')).crowdedPictures,
}

/** Kinds that must be caught. */
const faulty: typeof kinds = {
  hanging: async () => (await import('./faulty.js')).hanging,
  swelling: async () => (await import('./faulty.js')).swelling,
}

/** What a process can be asked for by name: the kinds, and those of the tests of fuzzing itself. */
export const namedKinds: typeof kinds = { ...kinds, ...edges, ...faulty }

import { InputError } from './errors.js'

/**
 * The largest amounts of work and memory that are begun without being asked for twice, and where methods end. What a
 * user gives sets a size (legs, orders, samples, points); it is estimated before the work starts and compared with
 * these, so that a request ends in an answer or in one sentence, not in a full memory. docs/sizes.md lists them.
 */
export const largest = {
  /** Diagrams that are listed; a flag or an option allows more. */
  listed: 1e6,
  /** Diagrams that are counted; likewise. */
  counted: 1e8,
  /** Pictures on a sheet; likewise. */
  pictures: 2000,
  /** Vertices, lines and legs of one picture: nobody can read more, and the work grows with their square. */
  drawn: 200,
  /** Terms of an expansion, which stay in memory; likewise. */
  terms: 1e5,
  /** Vertices of a diagram: sets of them are kept as the bits of one integer. */
  vertices: 32,
  /** Legs of a diagram: beside 32 vertices more are of no use. */
  legs: 256,
  /** Half-edges of a vertex. Beyond the 32 vertices of a diagram no valence is of practical use. */
  valence: 256,
  /** Half-edges of each field of a member of a family, whose rule file must not be able to fill the memory. */
  membersLegs: 1000,
  /** Characters of a rule file, entries of its lists, characters of one text in it. */
  ruleFile: 65_536,
  ruleEntries: 64,
  ruleText: 2000,
  /** Characters of an answer to a tool of `mcp`. */
  toolText: 100_000,
  /** Half-edges of a vertex that a formula names or a rule file lists. */
  namedValence: 64,
  /** Diagrams that a formula in momentum space is compared with, and choices of loop momenta in one. */
  momentumDiagrams: 300,
  momentumChoices: 8000,
  /** Characters of a file of claims beside a document. */
  claimsFile: 1e6,
  /** Commands, letters, digits and signs of a formula, sums and products written out. */
  formulaSymbols: 120_000,
  /** Characters of a formula that is read as a tree; longer ones are sums of diagrams, or nothing. */
  treeCharacters: 20_000,
  /** Brackets within brackets of a formula in plain writing. */
  nestedBrackets: 64,
  /** Parts of formulas that are evaluated for the verdict on one that is no sum of diagrams. */
  identitySteps: 2e5,
  /** Variables that a cumulant in it joins. */
  joinedVariables: 10,
  /** Ways to combine vertices that power counting looks at, and sets of vertices that it keeps. */
  ways: 2e5,
  sets: 2e4,
  /** Ways in which the vertices of a diagram join the indices of their half-edges. */
  joinings: 1e6,
  /** Ways to attach legs that carry several things. */
  attached: 1000,
  /** Vertices of a general term: each place of lines multiplies what is looked at by five. */
  generalVertices: 3,
  /** Diagrams that the laws of a theory are tried on. */
  tried: 5000,
  /** Hidden units times points of a sampled network. */
  hidden: 1e7,
  /** Random numbers and hidden units of a sampling that can be looked at and stopped, and of one that cannot. */
  drawnInAll: 1e13,
  drawnAtOnce: 1e10,
  /** Coordinates of the points that a network is tried on. */
  inputs: 1000,
  /** Hidden layers. */
  layers: 1000,
  /** Tuples of neurons that a sum over all of them has. */
  tuples: 1e5,
  /** Entries of a tensor on points. */
  entries: 2e6,
  /** Numbers of any tensor: 800 MB. */
  floats: 1e8,
  /** Points of a correlator in closed form, the number of whose terms grows like that of set partitions. */
  closedPoints: 12,
  /** Legs of a correlator at points, from moments of all sets of them: some 3ⁿ/4 products. */
  correlatorLegs: 16,
  /** Lines of a graph of sites, that is the order in the couplings: a node of eight ends has 4140 ways to split. */
  bondLines: 8,
  /** Ising spins whose states are enumerated, and spins of a Gibbs free energy: matrices of that size, some forty. */
  enumeratedSpins: 20,
  meanFieldSpins: 3000,
  /** States of a scan, points of a phase diagram; points of a correlation in time. */
  scanned: 1000,
  curvePoints: 1e5,
  /** Units of a simulated random network: its couplings take 100 MB. */
  networkUnits: 5000,
  /** Populations of a random network, whose correlations are iterated together. */
  populations: 10,
  /** Factors J of an average of traces. */
  traceLetters: 20,
  /** Loops of an effective potential: six have some 2400 diagrams with vertices of every valence. */
  loops: 5,
  /** Vertices of a diagram with time integrals, which are sums over sets of them. */
  timeVertices: 16,
  /** Order of a stochastic equation that is begun. */
  timeOrder: 12,
  /** Spins of a pairwise model that is fitted to data, whose covariances are inverted, and values of such data. */
  fittedSpins: 500,
  /** The same to sixth order, with sums over quadruples for each of twenty parts. */
  quadrupleSpins: 100,
  spinValues: 1e9,
  /** Power of a Hermite polynomial. */
  hermite: 1000,
  /** Independent signs whose product is averaged: eight would be an integral over three dimensions of pairs of pairs. */
  signs: 6,
  /** Factors of an orthant moment: the highest are those of single variables, with many more ways to reach them. */
  orthantFactors: 64,
  /** Hidden parameters of a network of one's own in a quadrature: more make too many nodes for product rules. */
  hiddenParameters: 3,
  /** Digits in which the correlators of combinations of fields are computed; more take seconds for each. */
  digits: 400,
  /** Points of a correlator whose symmetries are looked for. */
  symmetricPoints: 6,
  /** Correlators that the terms of a deformed one need, and fields in such a term. */
  deformedTerms: 1e7,
  deformedFields: 14,
  /** Nodes of the integral of a deformation, in all directions. */
  insertions: 4096,
  /** Points of a moment or cumulant: twelve different ones have 4,213,597 partitions. */
  partitionPoints: 12,
  /** Columns of a table, a row of which is held in memory; characters of a line of text; bytes of an NPY header. */
  tableColumns: 1e5,
  lineCharacters: 1e6,
  headerBytes: 65_536,
  /** Threads. */
  workers: 256,
  /** Shards of a check: a sampling has at most this many pieces, so that further ones would be empty. */
  shards: 1e4,
  /** Ways to leave half-edges free at a vertex, for each of which a search keeps tables. */
  states: 1e4,
} as const

/** A size that is known, or estimated, before the work starts. */
export interface Size {
  readonly code: string
  /** The number that sets it, or raises its limit: `legs`, `--limit`. */
  readonly at: string
  /** What is counted, in the plural. */
  readonly of: string
  readonly needed: number | bigint
  readonly most: number
  /** How well `needed` is known; default: exactly. */
  readonly known?: 'about' | 'more than'
  /** What to ask for instead. */
  readonly instead?: string
  /** What allows more, in words: `a larger --limit allows more`; default: nothing, and the refusal says so. */
  readonly raised?: string
}

/**
 * Refuses what is too large, in one sentence.
 *
 * @throws InputError when more is needed than the most
 * @example
 * requireSize({ code: 'networks.size', at: 'N', of: 'neurons', needed: 1e12, most: 1e7 }) // N: expected at most 10000000 neurons (no flag allows more), received 1.00e+12
 */
export function requireSize(size: Size): void {
  if (!(size.needed <= size.most)) throw tooLarge(size)
}

/** The refusal itself, for work that finds out on the way. */
export function tooLarge({
  code,
  at,
  of,
  needed,
  most,
  known,
  instead,
  raised = 'no flag allows more',
}: Size): InputError {
  const expected = `at most ${most} ${of} (${instead === undefined ? '' : `${instead}; `}${raised})`
  return new InputError({ code, at, expected, received: `${known === undefined ? '' : `${known} `}${written(needed)}` })
}

/** Small numbers in full, large ones by three digits. */
function written(amount: number | bigint): string {
  if (amount < 1e7) return typeof amount === 'number' && !Number.isInteger(amount) ? amount.toPrecision(3) : `${amount}`
  if (typeof amount === 'number') return amount.toPrecision(3)
  const digits = `${amount}`
  return digits.length < 300 ? Number(amount).toPrecision(3) : `10^${digits.length - 1}`
}

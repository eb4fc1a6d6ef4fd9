import fc from 'fast-check'

/**
 * The door to fast-check for every law. Laws are tried on the same cases in every run, so that a run says something of
 * the change and not of the draw; `npm run laws` tries others: EDGEWICK_LAW_SEED is their seed, EDGEWICK_LAW_FACTOR
 * says how many times as many.
 */
const { EDGEWICK_LAW_SEED = '13', EDGEWICK_LAW_FACTOR = '1' } = process.env

/** How often a law is tried that can afford `cases` in the tests of every day. */
export const runs = (cases: number): number => Math.ceil(cases * Number(EDGEWICK_LAW_FACTOR))

/** Whether cases that take long are tried too. */
export const isThorough: boolean = Number(EDGEWICK_LAW_FACTOR) > 1

fc.configureGlobal({ seed: Number(EDGEWICK_LAW_SEED), numRuns: runs(100) })

export default fc

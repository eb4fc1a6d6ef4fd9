// Inputs that nobody would write: valid ones with changes, and words at random, for every reader.
//   npm run fuzz                           10,000 cases of every kind: rules, plain, latex, papers, json, dot, qgraf, graphology, nickel, parts, npy, text, commands
//   npm run fuzz -- latex 500 7            500 cases of one kind with a seed
//   npm run fuzz -- latex 500 7 31         case 31 of them, with its text
// A fault is: an exception that is no InputError, more than 2 s of processor time or 512 MB for a case, a number that
// is none or a control character in what is printed, a file written by a run that refused, code that was run.
import { runBundled } from './bundled.mjs'

await runBundled('fuzz', {
  fuzz: 'test/fuzz/fuzz.ts',
  samplingWorker: 'src/samplingWorker.ts',
  diagramWorker: 'src/diagramWorker.ts',
})

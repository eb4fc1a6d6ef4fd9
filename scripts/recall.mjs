// How much the referee sees: every right formula of the collection and of what the program prints is judged, and again
// with one error planted in each of its terms. Renews the tables of docs/recall.md; what is judged falsely is printed.
//   npm run recall
import { runBundled } from './bundled.mjs'

await runBundled('recall', { recall: 'test/recall/main.ts' })

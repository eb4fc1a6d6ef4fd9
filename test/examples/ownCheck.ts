import { ownArchitecture } from '../../src/doors/networks.js'
import { answerCheck, answerReport, checkText, partText, reportPage, reportPaper } from '../../src/doors/requests.js'
import type { CheckPart } from '../../src/doors/montecarlo.js'

// h(w, x) = sin(wx + w + 0.3) with a normal weight w.
const sine = ownArchitecture({
  name: 'sine-net',
  N: 10,
  d: 1,
  sigma1: 1,
  densities: [{ kind: 'normal', deviation: 1 }],
  hidden: ([w = 0], [x = 0]) => Math.sin(w * x + w + 0.3),
})
const request = { network: sine, points: [[0], [0.7]], actionPoints: [[-1], [0.5]], samples: 2000, seed: 7 }

const answer = await answerCheck(request)
export const agreed: boolean = answer.check.agreed
export const table: string = checkText(answer)

// A check that is stopped leaves its sums, from which another goes on to the same digits.
const enough = new AbortController()
let sums: CheckPart | undefined
const stopped = answerCheck(request, {
  signal: enough.signal,
  onProgress: ({ done }) => {
    if (done >= 1000) enough.abort(new Error('later'))
  },
  onSums: (part) => (sums = part),
})
export const reason: string = await stopped.then(() => 'not stopped', String)
export const file: string = sums === undefined ? '' : await partText(sums)
export const resumed: string = checkText(await answerCheck(request, { known: sums }))

// All of it in one document, as a page and on paper; the style sheet of KaTeX sets the page's formulas.
const report = await answerReport({ ...request, order: 2 })
export const page: string = await reportPage(report, '/* katex.min.css */')
export const paper: string = reportPaper(report, 'revtex')

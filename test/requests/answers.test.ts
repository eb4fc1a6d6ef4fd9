import { withFonts } from '../../src/cli/withFonts.js'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lazy } from '../../src/algebra/lazy.js'
import { explainJson } from '../../src/render/explain/explainJson.js'
import { explainLatex } from '../../src/render/explain/explainLatex.js'
import { jsonText } from '../../src/render/jsonText.js'
import { generalTermText } from '../../src/render/text/generalTermText.js'
import { randomStream } from '../../src/random/philox.js'
import { symmetriesText } from '../../src/render/text/symmetriesText.js'
import { answerAction } from '../../src/requests/action.js'
import { actionOfDataJson, actionOfDataText, answerActionOfData } from '../../src/requests/actionOfData.js'
import { actionJson, actionLatex, actionText } from '../../src/requests/actionReadings.js'
import { answerAudit } from '../../src/requests/audit.js'
import { isThorough } from '../fastCheck.js'
import { katexStyle } from '../../src/cli/katexStyle.js'
import { answerCheck, checkPart } from '../../src/requests/check.js'
import { checkPlot } from '../../src/requests/checkPlot.js'
import { checkJson, checkText, samplesNeededJson, samplesNeededText } from '../../src/requests/checkReadings.js'
import { answerMerge } from '../../src/requests/merge.js'
import { mergeJson, mergePlot, mergeText } from '../../src/requests/mergeReadings.js'
import { partText } from '../../src/requests/partFile.js'
import { answerReport } from '../../src/requests/report.js'
import { reportPage, reportPaper } from '../../src/requests/reportReadings.js'
import { answerCheckTheory, checkTheoryJson, checkTheoryText } from '../../src/requests/checkTheory.js'
import { answerCorrelator } from '../../src/requests/correlator.js'
import { correlatorJson, correlatorLatex, correlatorText } from '../../src/requests/correlatorReadings.js'
import { answerCost } from '../../src/requests/cost.js'
import { costText } from '../../src/requests/costReadings.js'
import { answerDiagrams } from '../../src/requests/diagrams.js'
import {
  diagramsDot,
  diagramsJson,
  diagramsNdjson,
  diagramsQgraf,
  diagramsText,
} from '../../src/requests/diagramsReadings.js'
import { answerExpand } from '../../src/requests/expand.js'
import { answerGamma } from '../../src/requests/gamma.js'
import { gammaAs } from '../../src/requests/gammaReadings.js'
import { expandAs } from '../../src/requests/expandFormats.js'
import { answerExplain, explanationText } from '../../src/requests/explain.js'
import { answerGeneralTerm, generalTermsLatex } from '../../src/requests/generalTerm.js'
import { answerList, listJson, listText } from '../../src/requests/list.js'
import { answerCumulant, answerMoment } from '../../src/requests/moment.js'
import { partitionSumJson, partitionSumLatex, partitionSumText } from '../../src/requests/partitionSum.js'
import { diagramsPicture, expandEquation, expandPicture } from '../../src/requests/pictures.js'
import { readRequest } from '../../src/requests/readRequest.js'
import type { Requests } from '../../src/requests/requests.js'
import { refereeJson, refereeText } from '../../src/requests/referee/readings.js'
import { refereePage, refereePaper } from '../../src/requests/referee/refereePage.js'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { answerSchema, schemaJson, schemaMarkdown } from '../../src/requests/schema.js'
import { answerSymmetries, symmetriesJson } from '../../src/requests/symmetries.js'
import { answerSde } from '../../src/requests/sde.js'
import { answerEffective, effectiveText } from '../../src/requests/sdeEffective.js'
import { answerSdeFrequency, sdeFrequencyJson } from '../../src/requests/sdeFrequency.js'
import { sdeJson } from '../../src/requests/sdeReadings.js'
import { answerSelfEnergy, selfEnergyJson } from '../../src/requests/sdeSelfEnergy.js'
import { answerDmft } from '../../src/requests/dmft.js'
import { dmftJson, dmftText } from '../../src/requests/dmftReadings.js'
import { answerDmftDerive, dmftDeriveJson } from '../../src/requests/dmftDerive.js'
import { answerDmftPopulations, dmftPopulationsJson } from '../../src/requests/dmftPopulations.js'
import { answerDmftTrace, dmftTraceJson } from '../../src/requests/dmftTrace.js'
import { answerTap } from '../../src/requests/tap.js'
import { answerTapData } from '../../src/requests/tapData.js'
import { tapDataJson } from '../../src/requests/tapDataReadings.js'
import { tapJson, tapText } from '../../src/requests/tapReadings.js'
import { answerVerify } from '../../src/requests/verify.js'
import { verifyJson, verifyText } from '../../src/requests/verifyReadings.js'
import { answerWick, pairingsNdjson, pairingsText } from '../../src/requests/wick.js'
import { runWith, words } from '../cli/run.js'

const phi4 = readFileSync('rules/phi4.yaml', 'utf8')
const couplings = [
  [0, 0.3],
  [0.3, 0],
]
const magnetisations = [0.1, -0.5]
const spikes = Array.from({ length: 300 }, (_, i) => [i % 2, i % 3 === 0 ? 1 : 0])
const g4 = readFileSync('docs/formulas/g4.txt', 'utf8')

/** The request as another program would send it. */
async function sent<Kind extends keyof Requests>(kind: Kind, request: Requests[Kind]): Promise<Requests[Kind]> {
  return readRequest(kind, JSON.parse(JSON.stringify(request)))
}

async function whole(parts: string | Iterable<string> | AsyncIterable<string>): Promise<string> {
  if (typeof parts === 'string') return parts
  let text = ''
  for await (const part of parts) text += part
  return text
}

const diagrams = async (request: Requests['diagrams'], write: typeof diagramsText) =>
  whole(write(await answerDiagrams(await sent('diagrams', request))))
const expansion = async (request: Requests['expand'], format: Parameters<typeof expandAs>[1]) =>
  `${expandAs(await answerExpand(await sent('expand', request)), format)}\n`
const gamma = async (request: Requests['gamma'], format: Parameters<typeof expandAs>[1]) =>
  `${gammaAs(await answerGamma(await sent('gamma', request)), format)}\n`
const verify = async (request: Requests['verify']) => answerVerify(await sent('verify', request))
const explain = async (request: Requests['explain']) => answerExplain(await sent('explain', request))
const general = async (request: Requests['general-term']) => answerGeneralTerm(await sent('general-term', request))
const laws = async (request: Requests['check-theory']) => answerCheckTheory(await sent('check-theory', request))
const wick = async (request: Requests['wick']) => answerWick(await sent('wick', request))

const action = async (request: Requests['action']) => answerAction(await sent('action', request))
const ofData = async (request: Requests['action-data']) => answerActionOfData(await sent('action-data', request))
const correlator = async (request: Requests['correlator']) => answerCorrelator(await sent('correlator', request))
const symmetries = async (request: Requests['symmetries']) => answerSymmetries(await sent('symmetries', request))

const stream = randomStream(7, 0)
const draws = Array.from({ length: 400 }, () => Array.from({ length: 3 }, () => stream.uniform() ** 2))
const atField = { network: 'cos-net', points: [[0.3], [1.5]], field: [0.8, -0.1] } as const
const pair = { network: 'cos-net', n: 2, points: [[0], [0.4]] } as const
const deep = { ...pair, network: 'erf-net', parameters: { depth: 2 } } as const
const plane = { network: 'cos-net', parameters: { d: 2 } } as const
const vertices4 = { theory: 'phi4', legs: 2, vertices: 4 } as const
const g2 = {
  theory: 'edgeworth-even',
  legs: 2,
  order: 1,
  formula: '1/2 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)',
  file: 'f',
} as const
const independence = { theory: 'independence-breaking', order: 1 } as const

const check = async (request: Requests['check']) => answerCheck(await sent('check', request))
const few = { network: 'cos-net', parameters: { N: 5 }, samples: 400, seed: 7 } as const
const parts = await Promise.all(
  [0, 1].map(async (index) => ({
    file: `p${index}`,
    text: await partText(await checkPart(await sent('check', { ...few, shard: [index, 2] }))),
  })),
)
const merge = async () => answerMerge(await sent('merge', { parts }))
const report = async (command: string) => answerReport(await sent('report', { ...few, order: 2, command }))
const paper = readFileSync('docs/formulas/paper.tex', 'utf8')
const audit = lazy(async () => answerAudit(await sent('audit', {})))
const referee = async () => answerReferee(await sent('referee', { document: paper, file: 'paper.tex' }))
const files = {
  'network.yaml':
    'phi: erf\nnoise: 0.5\npopulations:\n  E: { fraction: 0.5 }\n  I: { fraction: 0.5 }\ng: [[1, 0.5], [0.5, 1]]\n',
  'paper.tex': paper,
  f: g2.formula,
  g4,
  'phi4.yaml': phi4,
  'K.json': JSON.stringify(couplings),
  'm.json': JSON.stringify(magnetisations),
  'spikes.csv': spikes.map((row) => `${row.join(',')}\n`).join(''),
  'draws.csv': draws.map((draw) => `${draw.join(',')}\n`).join(''),
  ...Object.fromEntries(parts.map(({ file, text }) => [file, text])),
}

/** What each command prints, and the same from a request that was JSON on its way. */
const cases: readonly (readonly [command: string, answer: () => Promise<string>])[] = [
  ['diagrams phi4 --legs 2 --vertices 4', () => diagrams(vertices4, diagramsText)],
  ['diagrams phi4 --legs 2 --vertices 4 --unlabelled', () => diagrams({ ...vertices4, labels: 'free' }, diagramsText)],
  ['diagrams phi4 --legs 2 --vertices 4 --format json', () => diagrams(vertices4, diagramsJson)],
  [
    'diagrams phi4 --legs 2 --vertices 4 --format ndjson --shard 1/3',
    () => diagrams({ ...vertices4, shard: [1, 3] }, diagramsNdjson),
  ],
  ['diagrams phi4 --legs 2 --vertices 4 --format dot', () => diagrams(vertices4, diagramsDot)],
  ['diagrams phi4 --legs 2 --vertices 4 --format qgraf', () => diagrams(vertices4, diagramsQgraf)],
  ['diagrams phi4 --legs 2 --vertices 4 --count', () => diagrams({ ...vertices4, want: 'count' }, diagramsText)],
  [
    'diagrams phi4 --legs 2 --vertices 4 --count --format json',
    () => diagrams({ ...vertices4, want: 'count' }, diagramsJson),
  ],
  [
    'diagrams phi4 --legs 2 --vertices 2 --disconnected',
    () => diagrams({ theory: 'phi4', legs: 2, vertices: 2, parts: 'any' }, diagramsText),
  ],
  [
    'diagrams edgeworth --legs 4 --order 1..3/2 --filter 1pi,onepi --max-parallel 2',
    () =>
      diagrams(
        { theory: 'edgeworth', legs: 4, from: '1', upTo: '3/2', filters: ['1pi', '1pi'], maxParallel: 2 },
        diagramsText,
      ),
  ],
  [
    'diagrams edgeworth --legs 2 --loops 1-2 --format json',
    () => diagrams({ theory: 'edgeworth', legs: 2, loops: [1, 2] }, diagramsJson),
  ],
  [
    'diagrams phi4 --legs 3 --vertices 1',
    () => diagrams({ theory: 'phi4', legs: 3, vertices: { 4: 1 } }, diagramsText),
  ],
  [
    'diagrams phi4 --legs 2 --vertices 4 --dry-run',
    async () =>
      whole(costText(await answerCost(await sent('cost', { diagrams: { theory: 'phi4', legs: 2, vertices: 4 } })))),
  ],
  [
    'diagrams msrdj-quadratic --legs J,J --order 1',
    () => diagrams({ theory: 'msrdj-quadratic', legs: ['J', 'J'], order: 1 }, diagramsText),
  ],
  [
    'diagrams phi4.yaml --legs 2 --vertices 4',
    () => diagrams({ ...vertices4, theory: { rules: phi4, file: 'phi4.yaml' } }, diagramsText),
  ],
  [
    'diagrams phi4 --legs 2 --vertices 2 --format svg --vertex-style dot',
    // The command line puts the fonts in.
    async () =>
      withFonts(
        await diagramsPicture(
          await answerDiagrams(await sent('diagrams', { theory: 'phi4', legs: 2, vertices: 2 })),
          'svg',
          { style: 'dot' },
        ),
      ),
  ],
  ['expand edgeworth --legs 4 --order 1', () => expansion({ theory: 'edgeworth', legs: 4, order: '1' }, 'text')],
  [
    'expand edgeworth --legs 4 --order 1 --format unicode',
    () => expansion({ theory: 'edgeworth', legs: 4, order: 1 }, 'unicode'),
  ],
  ['gamma solvable --legs 0 --order 4', () => gamma({ theory: 'solvable', legs: 0, order: '4' }, 'text')],
  ['gamma phi4 --legs 4 --loops 0-1', () => gamma({ theory: 'phi4', legs: 4, loops: [0, 1] }, 'text')],
  [
    'expand phi4 --legs 2 --order 2 --functional gamma --format latex',
    () => expansion({ theory: 'phi4', functional: 'Γ', legs: 2, order: '2' }, 'latex'),
  ],
  [
    'expand phi4 --legs 2 --order 2 --format json --perms written',
    () => expansion({ theory: 'phi4', legs: 2, order: 2, permutations: 'written' }, 'json'),
  ],
  [
    'expand phi4 --legs 2 --order 2 --space momentum',
    () => expansion({ theory: 'phi4', legs: 2, order: 2, space: 'momentum' }, 'text'),
  ],
  [
    'expand edgeworth-even --legs 4 --order 2 --at-a-point --format sympy',
    () => expansion({ theory: 'edgeworth-even', legs: 4, order: 2, space: 'point' }, 'sympy'),
  ],
  [
    "expand edgeworth --legs 4 --order 1 --format latex --perms sum --rename 'x=z,G_c=\\kappa'",
    () =>
      expansion(
        { theory: 'edgeworth', legs: 4, order: 1, permutations: 'sum', rename: { x: 'z', G_c: '\\kappa' } },
        'latex',
      ),
  ],
  [
    'expand phi4 --legs 2 --order 1 --format terminal --equation',
    async () =>
      expandEquation(await answerExpand(await sent('expand', { theory: 'phi4', legs: 2, order: 1 })), 'terminal'),
  ],
  [
    'expand phi4 --legs 2 --order 1 --format tikz --standalone',
    async () =>
      expandPicture(await answerExpand(await sent('expand', { theory: 'phi4', legs: 2, order: 1 })), 'tikz', {
        document: 'article',
      }),
  ],
  ['referee paper.tex', async () => `${refereeText(await referee())}\n`],
  ['referee paper.tex --format html', async () => refereePage(await referee(), await katexStyle('all'))],
  ['referee paper.tex --format latex', async () => refereePaper(await referee())],
  ['referee paper.tex --format json', async () => `${refereeJson(await referee())}\n`],
  ['verify f --against edgeworth-even --legs 2 --order 1', async () => `${verifyText(await verify(g2))}\n`],
  [
    'verify f --against edgeworth-even --legs 2 --order 1 --format json',
    async () => `${jsonText(verifyJson(await verify(g2)))}\n`,
  ],
  [
    'verify g4 --against edgeworth --legs 4 --order 1 --seed 3',
    async () =>
      `${verifyText(await verify({ theory: 'edgeworth', legs: 4, order: 1, formula: g4, file: 'g4', seed: 3 }))}\n`,
  ],
  ["explain phi4 'e111|e|'", async () => explanationText(await explain({ theory: 'phi4', diagram: 'e111|e|' }))],
  [
    "explain phi4 'e111|e|' --format latex",
    async () => `${explainLatex(await explain({ theory: 'phi4', diagram: 'e111|e|' }))}\n`,
  ],
  [
    "explain phi4 'e111|e|' --format json",
    async () => `${jsonText(explainJson(await explain({ theory: 'phi4', diagram: 'e111|e|' })))}\n`,
  ],
  [
    'general-term independence-breaking --order 1 --legs 2',
    async () => `${generalTermText((await general({ ...independence, legs: 2 })).terms)}\n`,
  ],
  [
    'general-term independence-breaking --order 1 --legs any --format latex',
    async () => generalTermsLatex(await general({ ...independence, legs: 'any' })),
  ],
  ['check-theory phi4 --up-to 1', async () => `${checkTheoryText(await laws({ theory: 'phi4', upTo: 1 }))}\n`],
  [
    'check-theory phi4 --up-to 1 --legs 2 --format json',
    async () => `${checkTheoryJson(await laws({ theory: 'phi4', upTo: '1', legs: 2 }))}\n`,
  ],
  [
    'wick 1,1,2,2 --mean',
    async () => whole(partitionSumText(await wick({ points: ['1', '1', '2', '2'], mean: true }))),
  ],
  ['wick a,b,a,b --pairings', async () => whole(pairingsText(await wick({ points: ['a', 'b', 'a', 'b'] })))],
  ['wick a,b --pairings --format json', async () => whole(pairingsNdjson(await wick({ points: ['a', 'b'] })))],
  [
    'moment 1,1,2 --central',
    async () =>
      whole(partitionSumText(await answerMoment(await sent('moment', { points: ['1', '1', '2'], central: true })))),
  ],
  [
    'moment 1,1,2 --format latex',
    async () => partitionSumLatex(await answerMoment(await sent('moment', { points: ['1', '1', '2'] }))),
  ],
  [
    'action cos-net --samples 200 --seed 3',
    async () => actionText(await action({ network: 'cos-net', samples: 200, seed: 3 })),
  ],
  [
    'action gauss-net --order 2 --samples 200 --format json',
    async () => actionJson(await action({ network: 'gauss-net', order: 2, samples: 200 })),
  ],
  [
    'action tanh-net --param depth=2 --format latex',
    async () => actionLatex(await action({ network: 'tanh-net', parameters: { depth: 2 } })),
  ],
  [
    'action cos-net --param alpha=0.1 --samples 0',
    async () => actionText(await action({ network: 'cos-net', parameters: { alpha: 0.1 }, samples: 0 })),
  ],
  [
    'action cos-net --param alpha=0.1 --samples 0 --format json',
    async () => actionJson(await action({ network: 'cos-net', parameters: { alpha: 0.1 }, samples: 0 })),
  ],
  [
    'action cos-net --at 0.3,1.5 --field 0.8,-0.1 --samples 200',
    async () => actionText(await action({ ...atField, samples: 200 })),
  ],
  [
    'action cos-net --at 0.3,1.5 --field 0.8,-0.1 --samples 200 --format json',
    async () => actionJson(await action({ ...atField, samples: 200 })),
  ],
  [
    'action cos-net --at 0.3,1.5 --field 0.8,-0.1 --samples 0 --param alpha=0.2',
    async () => actionText(await action({ ...atField, samples: 0, parameters: { alpha: 0.2 } })),
  ],
  [
    'action cos-net --at 0.3,1.5 --field 0.8,-0.1 --samples 0 --param alpha=0.2 --format json',
    async () => actionJson(await action({ ...atField, samples: 0, parameters: { alpha: 0.2 } })),
  ],
  [
    'action --data draws.csv --sigmas 3',
    async () => `${actionOfDataText(await ofData({ data: draws, file: 'draws.csv', sigmas: 3 }))}\n`,
  ],
  [
    'action --data draws.csv --columns 3,1 --order 2 --field 0.1,0.2 --format json',
    async () => `${actionOfDataJson(await ofData({ data: draws, columns: [3, 1], order: 2, field: [0.1, 0.2] }))}\n`,
  ],
  ['correlator cos-net --n 4', async () => correlatorText(await correlator({ network: 'cos-net', n: 4 }))],
  [
    'correlator phi4-net --n 4 --format latex',
    async () => correlatorLatex(await correlator({ network: 'phi4-net', n: 4 })),
  ],
  [
    'correlator cos-net --n 2 --at 0,0.4 --param N=20 --samples 100 --seed 3',
    async () => correlatorText(await correlator({ ...pair, parameters: { N: 20 }, samples: 100, seed: 3 })),
  ],
  [
    'correlator cos-net --n 2 --at 0,0.4 --samples 100 --format json',
    async () => correlatorJson(await correlator({ ...pair, samples: 100 })),
  ],
  [
    'correlator cos-net --n 2 --param alpha=0.1',
    async () => correlatorText(await correlator({ network: 'cos-net', n: 2, parameters: { alpha: 0.1 } })),
  ],
  [
    'correlator cos-net --n 2 --at 0,0.4 --param alpha=0.1',
    async () => correlatorText(await correlator({ ...pair, parameters: { alpha: 0.1 } })),
  ],
  [
    'correlator cos-net --n 2 --at 0,0.4 --param alpha=0.1 --format json',
    async () => correlatorJson(await correlator({ ...pair, parameters: { alpha: 0.1 } })),
  ],
  [
    'correlator cos-net --n 2 --param alpha=0.1 --format latex',
    async () => correlatorLatex(await correlator({ network: 'cos-net', n: 2, parameters: { alpha: 0.1 } })),
  ],
  [
    'correlator erf-net --param depth=2 --n 2 --at 0,0.4 --samples 100',
    async () => correlatorText(await correlator({ ...deep, samples: 100 })),
  ],
  [
    'correlator erf-net --param depth=2 --n 2 --at 0,0.4 --format json',
    async () => correlatorJson(await correlator(deep)),
  ],
  [
    'correlator erf-net --param depth=2 --n 2 --at 0,0.4 --format latex',
    async () => correlatorLatex(await correlator(deep)),
  ],
  [
    'correlator cos-net --n 2 --at 0,0.4 --deform lambda=0.2,nodes=4',
    async () => correlatorText(await correlator({ ...pair, deform: { lambda: 0.2, nodes: 4 } })),
  ],
  [
    'correlator cos-net --n 2 --at 0,0.4 --deform lambda=0.2,power=2,from=0,to=2,nodes=3 --samples 100 --format json',
    async () =>
      correlatorJson(
        await correlator({ ...pair, deform: { lambda: 0.2, power: 2, from: 0, to: 2, nodes: 3 }, samples: 100 }),
      ),
  ],
  [
    'symmetries cos-net --n 2 --param d=2 --seed 3',
    async () => `${symmetriesText(await symmetries({ ...plane, orders: [2], seed: 3 }))}\n`,
  ],
  [
    'dmft erf --g 1.2 --noise 0.1 --format json',
    async () => `${dmftJson(await answerDmft(await sent('dmft', { phi: 'erf', g: 1.2, noise: 0.1 })))}\n`,
  ],
  [
    'dmft network.yaml --format json --until 2 --step 1',
    async () =>
      `${dmftPopulationsJson(await answerDmftPopulations(await sent('dmft-populations', { network: files['network.yaml'], file: 'network.yaml', until: 2, step: 1 })))}\n`,
  ],
  [
    'dmft --derive mean,populations --format json',
    async () =>
      `${dmftDeriveJson(await answerDmftDerive(await sent('dmft-derive', { parts: ['mean', 'populations'] })))}\n`,
  ],
  [
    "dmft --trace '(J J^T)^2, J J' --tau tau --format json --param N=3,g=1,tau=0.5",
    async () =>
      `${dmftTraceJson(await answerDmftTrace(await sent('dmft-trace', { trace: '(J J^T)^2, J J', tau: 'tau', parameters: { N: 3, g: 1, tau: 0.5 } })))}\n`,
  ],
  [
    'dmft erf --noise 0.5 --transition',
    async () => `${dmftText(await answerDmft(await sent('dmft', { phi: 'erf', noise: 0.5, transition: true })))}\n`,
  ],
  [
    'tap --couplings K.json --magnetisations m.json --order 3 --format json',
    async () => `${tapJson(await answerTap(await sent('tap', { couplings, magnetisations, order: 3 })))}\n`,
  ],
  [
    "sde 'dx = -x + eps x^2/2, noise D' --order 2 --format json --at 0,1 --param eps=0.1,D=1",
    async () =>
      `${sdeJson(await answerSde(await sent('sde', { equation: 'dx = -x + eps x^2/2, noise D', quantity: 'correlation', order: 2, at: [0, 1], parameters: { eps: 0.1, D: 1 } })))}\n`,
  ],
  [
    "sde 'dx = -x + eps x^2/2, noise D' --order 2 --in frequency --format json --at 0,1 --param eps=0.1,D=1",
    async () =>
      `${sdeFrequencyJson(await answerSdeFrequency(await sent('sde-frequency', { equation: 'dx = -x + eps x^2/2, noise D', quantity: 'correlation', order: 2, at: [0, 1], parameters: { eps: 0.1, D: 1 } })))}\n`,
  ],
  [
    "sde 'dx = -x + eps x^2/2, noise D' --order 2 --quantity self-energy --format json",
    async () =>
      `${selfEnergyJson(await answerSelfEnergy(await sent('sde-self-energy', { equation: 'dx = -x + eps x^2/2, noise D', order: 2 })))}\n`,
  ],
  [
    "sde 'dx = -x + eps x^2/2, noise D' --effective --up-to 3",
    async () =>
      `${effectiveText(answerEffective(await sent('sde-effective', { equation: 'dx = -x + eps x^2/2, noise D', upTo: 3 })))}\n`,
  ],
  [
    'tap --data spikes.csv --order 1 --format json',
    async () =>
      `${tapDataJson(await answerTapData(await sent('tap-data', { data: spikes, file: 'spikes.csv', order: 1 })))}\n`,
  ],
  [
    'tap --couplings K.json --fields m.json --exact',
    async () => `${tapText(await answerTap(await sent('tap', { couplings, fields: magnetisations, exact: true })))}\n`,
  ],
  [
    "symmetries relu-net --n 4 --at '0.1;0.3;-0.7;1.1' --param d=1 --samples 200 --format json",
    async () =>
      `${symmetriesJson(await symmetries({ network: 'relu-net', parameters: { d: 1 }, points: [[0.1], [0.3], [-0.7], [1.1]], orders: [4], samples: 200 }))}\n`,
  ],
  ['list', async () => `${listText(await answerList(await sent('list', {})))}\n`],
  ['list networks', async () => `${listText(await answerList(await sent('list', { what: 'networks' })))}\n`],
  [
    'list theories --format json',
    async () => `${listJson(await answerList(await sent('list', { what: 'theories' })))}\n`,
  ],
  ['audit --format json', async () => `${refereeJson(await audit())}\n`],
  ...(isThorough
    ? [
        [
          'audit --format html',
          async (): Promise<string> => refereePage(await audit(), await katexStyle('all')),
        ] as const,
      ]
    : []),
  ['schema', async () => `${schemaJson(await answerSchema(await sent('schema', {})))}\n`],
  ['schema --format markdown', async () => `${schemaMarkdown(await answerSchema(await sent('schema', {})))}\n`],
  ['check cos-net --samples 400 --seed 7 --param N=5', async () => `${checkText(await check(few))}\n`],
  [
    'check cos-net --samples 400 --seed 7 --param N=5 --at 0,0.5 --histogram --estimator neuron --sigmas 3 --format json',
    async () =>
      `${checkJson(await check({ ...few, points: [[0], [0.5]], histogram: true, estimators: ['neuron'], sigmas: 3 }))}\n`,
  ],
  [
    'check cos-net --seed 7 --param N=5 --error 0.1',
    async () => `${samplesNeededText(await check({ ...few, samples: 4000 }), 0.1)}\n`,
  ],
  [
    'check cos-net --seed 7 --param N=5 --error 0.1 --format json',
    async () => `${samplesNeededJson(await check({ ...few, samples: 4000 }), 0.1)}\n`,
  ],
  ['merge p0 p1', async () => `${mergeText(await merge())}\n`],
  ['merge p1 p0 --format json', async () => `${mergeJson(await merge())}\n`],
  [
    'report cos-net --samples 400 --seed 7 --param N=5 --order 2 -o r.html',
    async () => `${checkText(await report(''))}\nThe action with its diagrams, closed forms and checks: r.html\n`,
  ],
  [
    'cumulant 1,2,3 --format json',
    async () => whole(partitionSumJson(await answerCumulant(await sent('cumulant', { points: ['1', '2', '3'] })))),
  ],
]

describe('requests answer what the command line prints', () => {
  it.each(cases)('%s', async (command, answer) => {
    const { out, err } = await runWith(words(command), files)
    expect(err).toBe('')
    expect(await answer()).toBe(out)
  })

  it.each([
    ['check cos-net --param N=5 --samples 400 --seed 7 -o part.json', 'part.json', () => checkPart(few).then(partText)],
    ['check cos-net --param N=5 --samples 400 --seed 7 --shard 1/2 -o p', 'p', () => Promise.resolve(parts[1]?.text)],
    [
      'check cos-net --param N=5 --samples 400 --seed 7 --plot p.svg',
      'p.svg',
      async () => checkPlot(await check(few), 'svg'),
    ],
    ['merge p0 p1 --plot p.tex', 'p.tex', async () => mergePlot(await merge(), 'tex')],
    [
      'report cos-net --param N=5 --samples 400 --seed 7 --estimator both --sigmas 4 --order 2 -o r.html',
      'r.html',
      async (command) => reportPage(await report(command), await katexStyle()),
    ],
    [
      'report cos-net --param N=5 --samples 400 --seed 7 --estimator both --sigmas 4 --order 2 --class revtex -o r.tex',
      'r.tex',
      async (command) => reportPaper(await report(command), 'revtex'),
    ],
  ] as readonly (readonly [string, string, (command: string) => Promise<string | undefined>])[])(
    'and what it writes: %s',
    async (command, file, answer) => {
      const { written } = await runWith(words(command), files)
      expect(written.get(file)).toBe(await answer(`edgewick ${command}`))
    },
  )

  it('of every kind', async () => {
    const commands = new Set(
      cases.map(
        ([command]) =>
          command
            .replace(/^.* --dry-run$/, 'cost')
            .replace(/ --(data|derive|trace)\b/, '-$1')
            .replace(' network.yaml', '-populations')
            .replace(/^sde .* --(?:in |quantity )?(frequency|self-energy|effective)\b/, 'sde-$1')
            .split(' ')[0],
      ),
    )
    const kinds = /one of (.*), received/.exec(
      String(await readRequest('none' as 'wick', {}).catch((error: unknown) => error)),
    )?.[1]
    expect(kinds?.split(', ').sort()).toEqual([...commands].sort())
  })
})

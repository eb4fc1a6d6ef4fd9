import type { ExpandAnswer } from '../expand.js'
import type { GammaAnswer, SolvableAnswer } from '../gamma.js'
import type { PartitionSum } from '../partitionSum.js'
import type { Answers, Writers } from '../readings.js'
import type { Requests } from '../requests.js'

type Kinds =
  | 'diagrams'
  | 'expand'
  | 'gamma'
  | 'cost'
  | 'explain'
  | 'general-term'
  | 'check-theory'
  | 'moment'
  | 'cumulant'
  | 'wick'

/** Diagrams, their sums and weights, theories, and sums over partitions. */
export const diagramAnswers: Answers<Pick<Requests, Kinds>> = {
  diagrams: async (request, running) => {
    const [{ answerDiagrams }, read] = await Promise.all([import('../diagrams.js'), import('../diagramsReadings.js')])
    const answer = await answerDiagrams(request, running)
    const picture = async (form: 'svg' | 'tikz'): Promise<string> =>
      (await import('../pictures.js')).diagramsPicture(answer, form, answer.momenta ? { lineLabels: 'momenta' } : {})
    return {
      json: (writing) => read.diagramsJson(answer, writing),
      text: (writing) => read.diagramsText(answer, writing),
      ...(answer.want === 'count'
        ? {}
        : {
            ndjson: (writing) => read.diagramsNdjson(answer, writing),
            dot: (writing) => read.diagramsDot(answer, writing),
            qgraf: (writing) => read.diagramsQgraf(answer, writing),
            svg: () => picture('svg'),
            tikz: () => picture('tikz'),
          }),
    }
  },
  expand: async (request, running) => {
    const { answerExpand } = await import('../expand.js')
    return expandReadings(await answerExpand(request, running))
  },
  gamma: async (request, running) => {
    const { answerGamma } = await import('../gamma.js')
    const answer = await answerGamma(request, running)
    if ('dyson' in answer) return dysonReadings(answer)
    if (!('solvable' in answer)) return expandReadings(answer)
    const { gammaAs } = await import('../gammaReadings.js')
    const { exportLanguages } = await import('../../render/exports/languages.js')
    const formats = ['json', 'text', 'latex', 'unicode', ...(answer.space === 'point' ? exportLanguages : [])] as const
    return {
      ...byFormat(formats, (format) => gammaAs(answer, format)),
      ...(answer.space === 'point' ? {} : sheets(answer)),
    }
  },
  cost: async (request, running) => {
    const [{ answerCost }, { costJson, costText }] = await Promise.all([
      import('../cost.js'),
      import('../costReadings.js'),
    ])
    const answer = await answerCost(request, running)
    return { json: () => costJson(answer), text: () => costText(answer) }
  },
  explain: async (request, running) => {
    const [{ answerExplain, explanationText }, { explainJson }, { explainLatex }, { jsonText }] = await Promise.all([
      import('../explain.js'),
      import('../../render/explain/explainJson.js'),
      import('../../render/explain/explainLatex.js'),
      import('../../render/jsonText.js'),
    ])
    const answer = await answerExplain(request, running)
    return {
      json: () => jsonText(explainJson(answer)),
      text: () => explanationText(answer),
      latex: () => explainLatex(answer),
    }
  },
  'general-term': async (request, running) => {
    const { answerGeneralTerm, generalTermsJson, generalTermsLatex } = await import('../generalTerm.js')
    const { generalTermText } = await import('../../render/text/generalTermText.js')
    const answer = await answerGeneralTerm(request, running)
    return {
      json: () => generalTermsJson(answer),
      latex: () => generalTermsLatex(answer),
      ...(answer.legs === 'any' ? {} : { text: () => generalTermText(answer.terms) }),
    }
  },
  'check-theory': async (request, running) => {
    const { answerCheckTheory, checkTheoryJson, checkTheoryText } = await import('../checkTheory.js')
    const answer = await answerCheckTheory(request, running)
    return { json: () => checkTheoryJson(answer), text: () => checkTheoryText(answer) }
  },
  moment: async (request, running) => {
    const { answerMoment } = await import('../moment.js')
    return partitionReadings(await answerMoment(request, running))
  },
  cumulant: async (request, running) => {
    const { answerCumulant } = await import('../moment.js')
    return partitionReadings(await answerCumulant(request, running))
  },
  wick: async (request, running) => {
    const { answerWick, pairingsNdjson, pairingsText } = await import('../wick.js')
    const answer = await answerWick(request, running)
    return {
      ...(await partitionReadings(answer)),
      pairings: () => pairingsText(answer),
      ndjson: () => pairingsNdjson(answer),
    }
  },
}

function byFormat<F extends string>(formats: readonly F[], write: (format: F) => string): Writers {
  return Object.fromEntries(formats.map((format) => [format, () => write(format)]))
}

async function expandReadings(answer: ExpandAnswer): Promise<Writers> {
  const { expandAs, formatsIn } = await import('../expandFormats.js')
  return {
    ...byFormat(formatsIn(answer.space), (format) => expandAs(answer, format)),
    ...(answer.space === 'point' ? {} : sheets(answer)),
    ...(answer.space === 'point'
      ? {}
      : { equation: async () => (await import('../pictures.js')).expandEquation(answer, 'svg') }),
  }
}

/** Pictures beside a formula in momentum space have its momenta. */
function isInMomenta(answer: ExpandAnswer | SolvableAnswer): boolean {
  return !('solvable' in answer) && answer.space === 'momentum'
}

function sheets(answer: ExpandAnswer | SolvableAnswer): Writers {
  const sheet = async (form: 'svg' | 'tikz'): Promise<string> =>
    (await import('../pictures.js')).expandPicture(answer, form, isInMomenta(answer) ? { lineLabels: 'momenta' } : {})
  return { svg: () => sheet('svg'), tikz: () => sheet('tikz') }
}

async function dysonReadings(answer: GammaAnswer): Promise<Writers> {
  const { dysonFormats, gammaAs } = await import('../gammaReadings.js')
  return byFormat(dysonFormats, (format) => gammaAs(answer, format))
}

async function partitionReadings(answer: PartitionSum): Promise<Writers> {
  const { partitionSumJson, partitionSumLatex, partitionSumText } = await import('../partitionSum.js')
  return {
    json: () => partitionSumJson(answer),
    text: () => partitionSumText(answer),
    latex: () => partitionSumLatex(answer),
  }
}

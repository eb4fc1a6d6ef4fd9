import type { Part } from '../../montecarlo/check/shards.js'
import type { Divisible } from '../divisible.js'
import type { Answers, Writers } from '../readings.js'
import type { Requests } from '../requests.js'
import type { RefereeAnswer } from '../referee/referee.js'

type Kinds =
  | 'correlator'
  | 'action'
  | 'action-data'
  | 'check'
  | 'merge'
  | 'report'
  | 'symmetries'
  | 'verify'
  | 'referee'
  | 'audit'
  | 'list'
  | 'schema'

/** Networks, their actions and checks; formulas judged; what ships. */
export const networkAnswers: Answers<Pick<Requests, Kinds>> = {
  correlator: async (request, running) => {
    const [{ answerCorrelator }, read] = await Promise.all([
      import('../correlator.js'),
      import('../correlatorReadings.js'),
    ])
    const answer = await answerCorrelator(request, running)
    return {
      json: () => read.correlatorJson(answer),
      text: () => read.correlatorText(answer),
      ...(answer.kind === 'deformed' ? {} : { latex: () => read.correlatorLatex(answer) }),
    }
  },
  action: async (request, running) => {
    const [{ answerAction }, read] = await Promise.all([import('../action.js'), import('../actionReadings.js')])
    const answer = await answerAction(request, running)
    return {
      json: () => read.actionJson(answer),
      text: () => read.actionText(answer),
      ...(answer.kind === 'value' ? {} : { latex: () => read.actionLatex(answer) }),
    }
  },
  'action-data': async (request, running) => {
    const { actionOfDataJson, actionOfDataLatex, actionOfDataText, answerActionOfData } =
      await import('../actionOfData.js')
    const answer = await answerActionOfData(request, running)
    return {
      json: () => actionOfDataJson(answer),
      text: () => actionOfDataText(answer),
      latex: () => actionOfDataLatex(answer),
    }
  },
  check: async (request, running) => {
    const { answerCheck, checkPart } = await import('../check.js')
    if (request.shard !== undefined) return partReadings(await checkPart(request, running))
    const answer = await answerCheck(request, running)
    const { checkJson, checkText } = await import('../checkReadings.js')
    return {
      json: () => checkJson(answer),
      text: () => checkText(answer),
      plot: async () => (await import('../checkPlot.js')).checkPlot(answer, 'svg'),
    }
  },
  merge: async (request, running) => {
    const { answerMerge } = await import('../merge.js')
    const answer = await answerMerge(request, running)
    const { mergeJson, mergePlot, mergeText } = await import('../mergeReadings.js')
    return {
      json: () => mergeJson(answer),
      text: () => mergeText(answer),
      ...(answer.of === 'dmft-populations' ? {} : { plot: () => mergePlot(answer, 'svg') }),
    }
  },
  report: async (request, running) => {
    const { answerReport } = await import('../report.js')
    const answer = await answerReport(request, running)
    const [{ checkJson, checkText }, { reportPage, reportPaper }] = await Promise.all([
      import('../checkReadings.js'),
      import('../reportReadings.js'),
    ])
    return {
      json: () => checkJson(answer),
      text: () => checkText(answer),
      plot: async () => (await import('../checkPlot.js')).checkPlot(answer, 'svg'),
      page: ({ katexCss = '' }) => reportPage(answer, katexCss),
      paper: () => reportPaper(answer),
    }
  },
  symmetries: async (request, running) => {
    const { answerSymmetries, symmetriesJson } = await import('../symmetries.js')
    const { symmetriesText } = await import('../../render/text/symmetriesText.js')
    const answer = await answerSymmetries(request, running)
    return { json: () => symmetriesJson(answer), text: () => symmetriesText(answer) }
  },
  verify: async (request, running) => {
    const { answerVerify } = await import('../verify.js')
    const answer = await answerVerify(request, running)
    const { verifyJson, verifyText } = await import('../verifyReadings.js')
    const { jsonText } = await import('../../render/jsonText.js')
    return { json: () => jsonText(verifyJson(answer)), text: () => verifyText(answer) }
  },
  referee: async (request, running) => {
    const { answerReferee } = await import('../referee/referee.js')
    return refereeReadings(await answerReferee(request, running))
  },
  audit: async (request, running) => {
    const { answerAudit } = await import('../audit.js')
    return refereeReadings(await answerAudit(request, running))
  },
  list: async (request, running) => {
    const { answerList, listJson, listText } = await import('../list.js')
    const answer = await answerList(request, running)
    return { json: () => listJson(answer), text: () => listText(answer) }
  },
  schema: async (request, running) => {
    const { answerSchema, schemaJson, schemaMarkdown } = await import('../schema.js')
    const answer = await answerSchema(request, running)
    return { json: () => schemaJson(answer), text: () => schemaMarkdown(answer) }
  },
}

async function refereeReadings(answer: RefereeAnswer): Promise<Writers> {
  const { refereeJson, refereeText } = await import('../referee/readings.js')
  return {
    json: () => refereeJson(answer),
    text: () => refereeText(answer),
    page: async ({ katexCss = '' }) => (await import('../referee/refereePage.js')).refereePage(answer, katexCss),
    paper: async () => (await import('../referee/refereePage.js')).refereePaper(answer),
  }
}

/** The sums of a shard: `part` is the text that `merge` takes. */
export async function partReadings(part: Part<Divisible>): Promise<Writers> {
  const { partText } = await import('../partFile.js')
  return { json: () => partText(part), part: () => partText(part) }
}

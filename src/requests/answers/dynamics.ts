import type { Answers } from '../readings.js'
import type { Requests } from '../requests.js'
import { partReadings } from './networks.js'

type Kinds =
  | 'tap'
  | 'tap-data'
  | 'sde'
  | 'sde-frequency'
  | 'sde-self-energy'
  | 'sde-effective'
  | 'dmft'
  | 'dmft-derive'
  | 'dmft-populations'
  | 'dmft-trace'

/** Mean fields, stochastic equations, random networks. */
export const dynamicsAnswers: Answers<Pick<Requests, Kinds>> = {
  tap: async (request, running) => {
    const { answerTap } = await import('../tap.js')
    const answer = await answerTap(request, running)
    const { tapJson, tapLatex, tapText } = await import('../tapReadings.js')
    const { tapPage, tapPaper } = await import('../tapPage.js')
    return {
      json: () => tapJson(answer),
      text: () => tapText(answer),
      latex: () => tapLatex(answer),
      page: ({ katexCss = '' }) => tapPage(answer, katexCss),
      paper: () => tapPaper(answer),
    }
  },
  'tap-data': async (request, running) => {
    const { answerTapData } = await import('../tapData.js')
    const answer = await answerTapData(request, running)
    const { tapDataJson, tapDataPlot, tapDataText } = await import('../tapDataReadings.js')
    const { tapDataPage, tapDataPaper } = await import('../tapDataPage.js')
    return {
      json: () => tapDataJson(answer),
      text: () => tapDataText(answer),
      ...(answer.exact === undefined ? {} : { plot: () => tapDataPlot(answer, 'svg') }),
      page: ({ katexCss = '' }) => tapDataPage(answer, katexCss),
      paper: () => tapDataPaper(answer),
    }
  },
  sde: async (request, running) => {
    const { answerSde, sdePart } = await import('../sde.js')
    if (request.simulate?.shard !== undefined) return partReadings(await sdePart(request, running))
    const answer = await answerSde(request, running)
    const { sdeJson, sdeLanguages, sdeLatex, sdePicture, sdeProgram, sdeText } = await import('../sdeReadings.js')
    const { sdePage, sdePaper } = await import('../sdePage.js')
    return {
      json: () => sdeJson(answer),
      text: () => sdeText(answer),
      latex: () => sdeLatex(answer),
      ...Object.fromEntries(sdeLanguages.map((language) => [language, () => sdeProgram(answer, language)])),
      svg: () => sdePicture(answer, 'svg'),
      tikz: () => sdePicture(answer, 'tikz'),
      plot: async () => (await import('../sdePlot.js')).sdePlot(answer, 'svg'),
      page: ({ katexCss = '' }) => sdePage(answer, katexCss),
      paper: () => sdePaper(answer),
    }
  },
  'sde-frequency': async (request, running) => {
    const read = await import('../sdeFrequency.js')
    const answer = await read.answerSdeFrequency(request, running)
    return {
      json: () => read.sdeFrequencyJson(answer),
      text: () => read.sdeFrequencyText(answer),
      latex: () => read.sdeFrequencyLatex(answer),
    }
  },
  'sde-self-energy': async (request, running) => {
    const read = await import('../sdeSelfEnergy.js')
    const answer = await read.answerSelfEnergy(request, running)
    return {
      json: () => read.selfEnergyJson(answer),
      text: () => read.selfEnergyText(answer),
      latex: () => read.selfEnergyLatex(answer),
    }
  },
  'sde-effective': async (request, { signal }) => {
    const read = await import('../sdeEffective.js')
    signal?.throwIfAborted()
    const answer = read.answerEffective(request)
    return {
      json: () => read.effectiveJson(answer),
      text: () => read.effectiveText(answer),
      latex: () => read.effectiveLatex(answer),
    }
  },
  dmft: async (request, running) => {
    const { answerDmft, dmftPart } = await import('../dmft.js')
    if (request.simulate?.shard !== undefined) return partReadings(await dmftPart(request, running))
    const answer = await answerDmft(request, running)
    const { dmftJson, dmftText } = await import('../dmftReadings.js')
    const { dmftPage, dmftPaper } = await import('../dmftPage.js')
    return {
      json: () => dmftJson(answer),
      text: () => dmftText(answer),
      ...(answer.kind === 'transition'
        ? {}
        : { plot: async () => (await import('../dmftPlot.js')).dmftPlot(answer, 'svg') }),
      ...(answer.kind === 'state'
        ? { page: ({ katexCss = '' }) => dmftPage(answer, katexCss), paper: () => dmftPaper(answer) }
        : {}),
    }
  },
  'dmft-derive': async (request, running) => {
    const read = await import('../dmftDerive.js')
    const answer = await read.answerDmftDerive(request, running)
    return {
      json: () => read.dmftDeriveJson(answer),
      text: () => read.dmftDeriveText(answer),
      latex: () => read.dmftDeriveLatex(answer),
    }
  },
  'dmft-populations': async (request, running) => {
    const read = await import('../dmftPopulations.js')
    if (request.simulate?.shard !== undefined) return partReadings(await read.dmftPopulationsPart(request, running))
    const answer = await read.answerDmftPopulations(request, running)
    return { json: () => read.dmftPopulationsJson(answer), text: () => read.dmftPopulationsText(answer) }
  },
  'dmft-trace': async (request, running) => {
    const read = await import('../dmftTrace.js')
    const answer = await read.answerDmftTrace(request, running)
    return {
      json: () => read.dmftTraceJson(answer),
      text: () => read.dmftTraceText(answer),
      latex: () => read.dmftTraceLatex(answer),
    }
  },
}

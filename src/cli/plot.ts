import { InputError } from '../errors.js'
import type { CheckAnswer } from '../requests/check.js'
import type { Io } from './io.js'

/** The kind of picture that a file name asks for. @throws InputError for other endings than .svg, .png and .tex */
export function plotKind(file: string): 'svg' | 'png' | 'tex' {
  const ending = /\.(svg|png|tex)$/i.exec(file)?.[1]?.toLowerCase()
  if (ending === 'svg' || ending === 'png' || ending === 'tex') return ending
  throw new InputError({
    code: 'cli.plot',
    at: '--plot',
    expected: 'a file name that ends in .svg, .png or .tex',
    received: `'${file}'`,
  })
}

/** Draws the plots of a check into a file, in the format that its name says. */
export async function writePlot(io: Io, answer: CheckAnswer, file: string): Promise<void> {
  const { checkPlot } = await import('../requests/checkPlot.js')
  await writeDrawn(io, file, (form) => checkPlot(answer, form))
}

/** Draws a plot into a file, in the format that its name says. */
export async function writeDrawn(io: Io, file: string, draw: (form: 'svg' | 'tex') => Promise<string>): Promise<void> {
  const kind = plotKind(file)
  const plot = await draw(kind === 'tex' ? 'tex' : 'svg')
  await io.writeFile(file, [kind === 'png' ? await (await import('./png.js')).toPng(plot) : plot])
}

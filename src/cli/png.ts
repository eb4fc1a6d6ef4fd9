import type * as ResvgModule from '@resvg/resvg-js'
import { InputError } from '../errors.js'
import { fontFile } from './withFonts.js'

/** Fonts of the labels: those that come with KaTeX, so that a picture is the same on every machine. */
const FONTS = ['Main-Regular', 'Math-Italic', 'AMS-Regular']

/**
 * An SVG picture of ours as PNG on white, with 2 dots per pixel.
 *
 * @throws InputError where the optional package that draws it is not installed
 */
export async function toPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await resvg()
  const fontFiles = FONTS.map(fontFile)
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'KaTeX_Main', serifFamily: 'KaTeX_Main' }
  return new Resvg(forOurFonts(svg), { background: '#fff', fitTo: { mode: 'zoom', value: 2 }, font }).render().asPng()
}

/** Names the one font of each part: letters that it lacks would else take their neighbours along to another. */
function forOurFonts(svg: string): string {
  return svg
    .replaceAll(/<title>.*?<\/title>/gs, '')
    .replaceAll(/ aria-[a-z]+="[^"]*"/g, '')
    .replaceAll('var(--edgewick-paper,none)', 'none')
    .replaceAll(/ font-family="([^",]*)[^"]*"/g, (_, first: string) =>
      first.startsWith('KaTeX_') ? ` font-family="${first}"` : '',
    )
    .replaceAll(/[α-ωϑϕϖϱϵς]+/gu, '<tspan font-family="KaTeX_Math" font-style="italic">$&</tspan>')
}

async function resvg(): Promise<typeof ResvgModule> {
  try {
    return await import('@resvg/resvg-js')
  } catch {
    throw new InputError({
      code: 'cli.png',
      at: '--format png',
      expected: 'the optional package @resvg/resvg-js (npm install @resvg/resvg-js)',
      received: 'an installation without it; --format svg needs nothing',
    })
  }
}

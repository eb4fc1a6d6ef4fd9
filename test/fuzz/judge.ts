import { InputError } from '../../src/errors.js'
import { draws } from './draw.js'
import { Fault } from './kind.js'
import type { Kind } from './kind.js'

/** What is wrong with what a case led to; undefined where nothing is. */
export async function judged(kind: Kind, seed: number, index: number): Promise<string | undefined> {
  const input = kind.make(draws(seed, index))
  const fault = await faultOf(kind, input)
  const traces = Object.keys(Object.prototype).length > 0 || 'edgewickFuzzed' in globalThis
  return fault ?? (traces ? 'code of the input was run, or it changed what all objects have' : undefined)
}

async function faultOf(kind: Kind, input: unknown): Promise<string | undefined> {
  try {
    return faultOfText(await kind.read(input), kind.show(input))
  } catch (error) {
    if (error instanceof Fault) return error.message
    if (error instanceof InputError) return faultOfMessage(error.message)
    const [name = '', ...places] = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n')
    return `${name} ${places.slice(0, 3).join(' ').replaceAll(/\s+/g, ' ')}`
  }
}

// eslint's rule against control characters means those written by mistake.
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]')
const LONGEST_MESSAGE = 1000

/** What an answer may not hold: control characters, numbers that are none, unless the input brought the word. */
function faultOfText(text: string, input: string): string | undefined {
  const control = CONTROL.exec(text)
  if (control !== null)
    return `control character U+${control[0].charCodeAt(0).toString(16).padStart(4, '0')} in ${JSON.stringify(text.slice(Math.max(0, control.index - 40), control.index + 20))}`
  // Three letters stand in the fonts and pictures of a page by chance.
  const said = text.replaceAll(/;base64,[\w+/=]*/g, '')
  const word = ['NaN', 'Infinity', 'undefined', '[object Object]'].find(
    (each) => said.includes(each) && !input.includes(each),
  )
  return word === undefined
    ? undefined
    : `${word} in ${JSON.stringify(said.slice(Math.max(0, said.indexOf(word) - 60), said.indexOf(word) + 40))}`
}

/** One sentence, short enough to be read, without characters that do things to a terminal. */
export function faultOfMessage(message: string): string | undefined {
  if (CONTROL.test(message) || message.includes('\n'))
    return `control character in the message ${JSON.stringify(message.slice(0, 200))}`
  return message.length > LONGEST_MESSAGE
    ? `a message of ${message.length} characters: ${message.slice(0, 100)}…`
    : undefined
}

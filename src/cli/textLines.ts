import { InputError } from '../errors.js'
import { largest } from '../sizes.js'

/** Lines of a text and the number of each, from 1. */
export interface Lines {
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
}

/**
 * The lines of a text as they come; one within quotation marks goes on over the end of the line (RFC 4180) and has the
 * number of its beginning.
 *
 * @throws InputError for a line that is too long, or quotation marks that are not closed
 */
export async function* textLines(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Lines> {
  const decoder = new TextDecoder()
  let [rest, line] = ['', 0]
  let open: { readonly text: string; readonly number: number } | undefined
  const read = (texts: readonly string[]): Lines => {
    const [whole, numbers]: [string[], number[]] = [[], []]
    for (const text of texts) {
      line++
      const isOdd = text.includes('"') && isUnclosed(text) && (open !== undefined || !/^\s*#/.test(text))
      if (open === undefined && !isOdd) {
        whole.push(text)
        numbers.push(line)
        continue
      }
      const begun: string = open === undefined ? text : `${open.text}\n${text}`
      const number: number = open?.number ?? line
      if (begun.length > largest.lineCharacters) refuse(number, begun.includes('\n'))
      // An odd number of marks opens a cell, and another one closes it.
      if ((open === undefined) === isOdd) open = { text: begun, number }
      else {
        open = undefined
        whole.push(begun)
        numbers.push(number)
      }
    }
    return { texts: whole, numbers }
  }
  const refuse = (number: number, isOpen: boolean): never => {
    throw new InputError({
      code: 'cli.samples',
      at: `${file}:${number}`,
      expected: isOpen ? 'quotation marks in pairs' : 'lines of numbers',
      received: isOpen ? 'one that is not closed' : `a line of more than ${largest.lineCharacters} characters`,
    })
  }
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk, { stream: true })
    // A line may end in one character or in two, of which the second is not there yet.
    const held = text.endsWith('\r') ? '\r' : ''
    const texts = withNewlines(text.slice(0, text.length - held.length)).split('\n')
    rest = `${texts.pop() ?? ''}${held}`
    if (rest.length > largest.lineCharacters) refuse(line + texts.length + 1, false)
    yield read(texts)
  }
  rest += decoder.decode()
  if (rest !== '') yield read([rest])
  if (open !== undefined) refuse(open.number, true)
}

function withNewlines(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

function isUnclosed(text: string): boolean {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++
  return count % 2 === 1
}

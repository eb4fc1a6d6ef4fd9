import { escapeXml } from '../svg/escapeXml.js'

/** A piece of HTML that needs no escaping. */
export interface Html {
  readonly html: string
}

/** Template tag: strings are escaped, pieces of HTML and lists of them are inserted as they are. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return {
    html: parts
      .map((part, i) => part + (i < values.length ? insert(values[i] as string | number | Html | readonly Html[]) : ''))
      .join(''),
  }
}

function insert(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeXml(`${value}`)
  return 'html' in value ? value.html : value.map((piece) => piece.html).join('')
}

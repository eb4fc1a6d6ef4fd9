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
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(`${value}`)
  return 'html' in value ? value.html : value.map((piece) => piece.html).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string)
}

import { html } from './html.js'
import type { Html } from './html.js'

/** A self-contained page. */
export interface Page {
  /** Plain text. */
  readonly title: string
  /** Style sheets, one after the other. */
  readonly styles: readonly string[]
  /** What is inside of the body. */
  readonly body: Html | readonly Html[]
  readonly script?: string
}

/** One HTML document that needs nothing else. */
export function page({ title, styles, body, script }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styles.map(
          (sheet) =>
            html`<style>
              ${{ html: sheet }}
            </style>`,
        )}
      </head>
      <body>
        ${body}
        ${
          script === undefined
            ? ''
            : html`<script>
                ${{ html: script }}
              </script>`
        }
      </body>
    </html> `.html
}

// Pictures of the package stand in the page itself: they have its colour, and the fonts of its formulas.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

export function drawings(md) {
  const image = md.renderer.rules.image
  md.renderer.rules.image = (tokens, i, options, env, self) => {
    const source = tokens[i].attrGet('src') ?? ''
    if (!source.endsWith('.svg')) return image(tokens, i, options, env, self)
    if (env.words) return ''
    const svg = readFileSync(resolve(dirname(env.realPath ?? env.path), source), 'utf8')
    return `<span class="drawing" role="group" aria-label="picture" tabindex="0" v-pre>${svg.replaceAll('\n', ' ')}</span>`
  }
}

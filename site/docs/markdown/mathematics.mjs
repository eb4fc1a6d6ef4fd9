// Formulas as forges have them: a fence of the language math, and $`…`$ in a line.
import katex from 'katex'

const typeset = (formula, displayMode) =>
  katex.renderToString(formula, { displayMode, trust: false, strict: 'error', throwOnError: true })

export function mathematics(md) {
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, i, options, env, self) => {
    if (tokens[i].info.trim() !== 'math') return fence(tokens, i, options, env, self)
    if (env.words) return ''
    return `<div class="formula" role="group" aria-label="formula" tabindex="0" v-pre>${typeset(tokens[i].content, true)}</div>\n`
  }

  md.inline.ruler.before('backticks', 'formula', (state, silent) => {
    const found = /^\$`([^`]+)`\$/.exec(state.src.slice(state.pos))
    if (found === null) return false
    if (!silent) state.push('formula', '', 0).content = found[1]
    state.pos += found[0].length
    return true
  })
  md.renderer.rules.formula = (tokens, i, _, env) =>
    env.words ? '' : `<span v-pre>${typeset(tokens[i].content, false)}</span>`
}

/** What the search is made of: words and code as it is, no letters of pictures and formulas. */
export const words = (source, env, md) => md.render(source, Object.assign(env, { words: true }))

/** Code is not coloured for the search, which takes most of the time. */
export function plainForSearch(md) {
  const { fence } = md.renderer.rules
  md.renderer.rules.fence = (tokens, i, options, env, self) =>
    env.words && tokens[i].info.trim() !== 'math'
      ? `<pre>${md.utils.escapeHtml(tokens[i].content)}</pre>`
      : fence(tokens, i, options, env, self)
}

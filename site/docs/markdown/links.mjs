// Links of the pages are those of the files, so that they work on the forge; here they become those of the site.
import { existsSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'
import { pages, root } from './pages.mjs'

const slashed = (path) => path.replaceAll('\\', '/')

/** The file that a link means: of a folder its README. */
function meant(target) {
  if (!existsSync(target)) return undefined
  return statSync(target).isDirectory() && existsSync(join(target, 'README.md')) ? join(target, 'README.md') : target
}

/**
 * A link between two pages leads to the other's place on the site. What is no page is shown as code: a file of the
 * repository, which has no address. A file that there is not is an error.
 */
export function links(md) {
  md.core.ruler.push('links of the repository', ({ tokens, env }) => {
    const page = env.realPath ?? env.path
    for (const { children } of tokens) {
      if (children === null) continue
      for (const [i, token] of children.entries()) {
        if (token.type !== 'link_open') continue
        const href = token.attrGet('href') ?? ''
        if (/^(?:[a-z][a-z+.-]*:|#|\/)/i.test(href)) continue
        const [path, anchor] = decodeURI(href).split('#')
        const file = meant(resolve(dirname(page), path))
        if (file === undefined) throw new Error(`${page}: there is no ${path}`)
        const there = pages.get(slashed(relative(root, file)))
        const here = pages.get(slashed(relative(root, page)))
        if (there === undefined) asCode(children, i)
        else
          token.attrSet(
            'href',
            `./${posix.relative(posix.dirname(here), there)}${anchor === undefined ? '' : `#${anchor}`}`,
          )
      }
    }
  })
}

function asCode(children, open) {
  const close = children.findIndex(({ type }, i) => i > open && type === 'link_close')
  const isCode = children.slice(open + 1, close).some(({ type }) => type === 'code_inline')
  for (const place of [open, close]) {
    const token = children[place]
    token.type = isCode ? 'text' : token.type.replace('link', 'code')
    token.tag = isCode ? '' : 'code'
    token.attrs = null
    token.nesting = isCode ? 0 : token.nesting
  }
}

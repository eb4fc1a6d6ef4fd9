import type { GalleryCase } from './cases.js'

/** `docs/gallery.md`: every case with its picture, its formula or its code. */
export function galleryPage(cases: readonly GalleryCase[]): string {
  const section = (heading: string, format: GalleryCase['format'], show: (each: GalleryCase) => string): string =>
    `## ${heading}\n\n${cases
      .filter((each) => each.format === format)
      .map((each) => `**${each.title}** (\`${each.name}\`)\n\n${show(each)}`)
      .join('\n\n')}\n`
  const image = (name: string, title: string): string => `![${title}](../test/golden/gallery/${name}.svg)`
  return [
    '# Gallery',
    '',
    'Every picture, formula and TikZ code here is made by the package and compared with `test/golden/gallery/` in the tests; `npm run gallery` makes',
    'them and this page anew. A change of a picture is a change of a file, to be looked at in review. [Pictures](pictures.md) says how to make your own.',
    '',
    section('Pictures', 'svg', ({ name, title }) => image(name, title)),
    section('TikZ', 'tex', ({ name, title, picture, content }) => {
      const shown = picture === undefined ? '' : `${image(picture, title)}\n\n`
      return `${shown}<details><summary>${name}.tex</summary>\n\n\`\`\`latex\n${content()}\`\`\`\n\n</details>`
    }),
    section('Formulas', 'latex', ({ content }) => `\`\`\`math\n${content()}\`\`\``),
    '',
    section('Formulas in the layouts of papers', 'display', ({ content }) => `\`\`\`latex\n${content()}\`\`\``),
  ].join('\n')
}

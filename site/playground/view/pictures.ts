/** KaTeX's fonts, each loaded when a picture has letters of it. */
const fonts = import.meta.glob<string>('../../../node_modules/katex/dist/fonts/*.woff2', {
  query: '?url',
  import: 'default',
})

const STYLES: Readonly<Record<string, string>> = {
  Regular: '',
  Italic: 'font-style:italic;',
  Bold: 'font-weight:bold;',
  BoldItalic: 'font-style:italic;font-weight:bold;',
}

/** The picture with the letters that it is written in, so that it looks the same elsewhere. */
async function withLetters(svg: string): Promise<string> {
  const families = new Set(svg.match(/KaTeX_\w+/g) ?? [])
  const faces = await Promise.all(
    Object.entries(fonts).map(async ([path, load]) => {
      const [, family = '', style = ''] = /(KaTeX_\w+)-(\w+)\.woff2$/.exec(path) ?? []
      if (!families.has(family)) return ''
      const bytes = await (await fetch(await load())).blob()
      return `@font-face{font-family:'${family}';${STYLES[style] ?? ''}src:url(${await dataUrl(bytes)}) format('woff2')}`
    }),
  )
  const style = faces.join('')
  return style === '' ? svg : svg.replace(/(<svg[^>]*>)/, (head) => `${head}<style>${style}</style>`)
}

/** A file of a picture. */
export async function svgFile(svg: string): Promise<Blob> {
  return new Blob([await withLetters(svg)], { type: 'image/svg+xml' })
}

/** How many dots of a PNG stand for one pixel of the picture. */
const DOTS = 3

/** The picture in black on white, for slides and texts. */
export async function pngFile(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = await dataUrl(await svgFile(svg.replace('<svg ', '<svg color="#000" ')))
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * DOTS
  canvas.height = image.naturalHeight * DOTS
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser draws no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('the picture is too large for a PNG')) : resolve(blob))),
  )
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(new Error('the file cannot be read'))
    reader.readAsDataURL(blob)
  })
}

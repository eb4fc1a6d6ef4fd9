// Pages are templates of Vue, to which two braces mean something; in LaTeX and YAML they are two braces.
export function braces(md) {
  const { text, code_inline: code } = md.renderer.rules
  md.renderer.rules.text = (...of) => text(...of).replaceAll('{{', '&#123;&#123;')
  md.renderer.rules.code_inline = (...of) => code(...of).replace(/^<code(?! v-pre)/, '<code v-pre')
}

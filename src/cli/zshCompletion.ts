import type { Completed, CompletedOption, Values } from './completed.js'

/** The completion of zsh: for each command what `_arguments` takes. */
export function zshCompletion(program: Completed): string {
  return `#compdef edgewick
# edgewick for zsh: source <(edgewick completion zsh), or as a file _edgewick in a folder of $fpath
_edgewick() {
  local context state line
  typeset -A opt_args
${chosen(program, '  ')}}
if [[ \${funcstack[1]} == _edgewick ]]; then _edgewick "$@"; else compdef _edgewick edgewick; fi
`
}

function chosen({ commands, options }: Completed, indent: string): string {
  return `${indent}if ((CURRENT == 2)); then
${indent}  local -a commands=(${commands.map((each) => quoted(`${lastWord(each)}:${each.description.replaceAll(':', String.raw`\:`)}`)).join(' ')})
${indent}  _describe command commands
${indent}  _arguments ${options.map(optionSpec).join(' ')}
${indent}  return
${indent}fi
${indent}shift words
${indent}((CURRENT--))
${indent}case $words[1] in
${commands.map((each) => `${indent}  ${lastWord(each)})\n${bodyOf(each, `${indent}    `)}${indent}    ;;\n`).join('')}${indent}esac
`
}

function bodyOf(command: Completed, indent: string): string {
  if (command.commands.length > 0) return chosen(command, indent)
  const { options, places, repeats } = command
  const specs = [
    ...options.map(optionSpec),
    ...places.map((values, i) =>
      quoted(`${repeats && i === places.length - 1 ? '*' : i + 1}:${values.name}:${action(values)}`),
    ),
  ]
  return `${indent}_arguments -S ${specs.join(` \\\n${indent}  `)}\n`
}

function optionSpec({ flags, description, values }: CompletedOption): string {
  const explained = `[${description.replaceAll(/[[\]\\:]/g, String.raw`\$&`)}]`
  const value = values === undefined ? '' : `:${values.name.replaceAll(':', ' ')}:${action(values)}`
  const excluded = flags.length > 1 ? `(${flags.join(' ')})` : ''
  return flags
    .map((flag) => quoted(`${excluded}${flag}${value === '' || !flag.startsWith('--') ? '' : '='}${explained}${value}`))
    .join(' ')
}

function action({ words, files, list }: Values): string {
  if (list === true && words.length > 0) return `_sequence compadd - ${words.join(' ')}`
  if (words.length > 0 && words.every((word) => word.endsWith('='))) return `{ compadd -S '' -- ${words.join(' ')} }`
  if (files) return words.length === 0 ? '_files' : `{ compadd -- ${words.join(' ')}; _files }`
  return words.length === 0 ? ' ' : `(${words.join(' ')})`
}

function lastWord({ name }: Completed): string {
  return name.split(' ').at(-1) ?? name
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

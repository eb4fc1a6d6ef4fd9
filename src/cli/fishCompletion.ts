import type { Completed, CompletedOption, Values } from './completed.js'

/** The completion of fish: a line for each command, option and place. */
export function fishCompletion(program: Completed): string {
  return `# edgewick for fish: edgewick completion fish | source
function __edgewick_in
    set -l words (commandline -opc)
    set -l last (math (count $argv) + 1)
    test (count $words) -ge $last; and test "$words[2..$last]" = "$argv"
end
function __edgewick_at
    set -l words (commandline -opc)
    test (count $words) -eq (math (count $argv) + 1); and __edgewick_in $argv
end
complete -c edgewick -f
complete -c edgewick -n 'test (count (commandline -opc)) -eq 1' -s h -l help
complete -c edgewick -n 'test (count (commandline -opc)) -eq 1' -s V -l version
${program.commands.flatMap((command) => linesOf(command, 'test (count (commandline -opc)) -eq 1')).join('\n')}
`
}

function linesOf(command: Completed, above: string): readonly string[] {
  const { name, description, commands, options, places } = command
  const inside = `__edgewick_in ${name}`
  const own = `complete -c edgewick -n ${quoted(above)} -a ${name.split(' ').at(-1) ?? name} -d ${quoted(description)}`
  if (commands.length > 0) return [own, ...commands.flatMap((each) => linesOf(each, `__edgewick_at ${name}`))]
  return [
    own,
    ...options.map((option) => `complete -c edgewick -n ${quoted(inside)} ${optionWords(option)}`),
    ...places.filter(isKnown).map((values) => `complete -c edgewick -n ${quoted(inside)} ${valueWords(values)}`),
  ]
}

function optionWords({ flags, description, values }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
  const value =
    values === undefined ? [] : [values.files ? '-r' : '-x', ...(isKnown(values) ? [valueWords(values)] : [])]
  return [...names, ...value, `-d ${quoted(description)}`].join(' ')
}

function valueWords({ words, files, list }: Values): string {
  const choices = list === true ? `(__fish_append , ${words.join(' ')})` : words.join(' ')
  return [...(files ? ['-F'] : []), ...(words.length === 0 ? [] : [`-a ${quoted(choices)}`])].join(' ')
}

function isKnown({ words, files }: Values): boolean {
  return files || words.length > 0
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`
}

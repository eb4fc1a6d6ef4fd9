import { allCommands } from './completed.js'
import type { Completed, Values } from './completed.js'

/** What stands for the names of files among words. */
const FILES = '@files'

/** The completion of bash: which command it is, in which place the word is, and what may stand there. */
export function bashCompletion(program: Completed): string {
  const commands = allCommands(program).filter(({ commands: below }) => below.length === 0)
  const groups = program.commands.filter(({ commands: below }) => below.length > 0)
  return `# edgewick for bash: source <(edgewick completion bash)
_edgewick() {
  local word=$2 before=$3 command=\${COMP_WORDS[1]-} first=2 i place=0 head=
  local options= valued= words= list= repeats=
  local -a places=()
  [[ $word == = ]] && word=
  [[ $before == = ]] && before=\${COMP_WORDS[COMP_CWORD - 2]}
  [[ $word == = || \${COMP_WORDS[COMP_CWORD]} == = ]] && before=\${COMP_WORDS[COMP_CWORD - 1]}
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W ${quoted([...program.commands.map(({ name }) => name), ...flagsOf(program)])} -- "$word"))
    return
  fi
  case $command in
${groups
  .map(
    ({ name, commands: below }) =>
      `    ${name}) if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W ${quoted(below.map((each) => lastWord(each.name)))} -- "$word")); return; fi; command+=" \${COMP_WORDS[2]}" first=3 ;;\n`,
  )
  .join('')}  esac
  case $command in
${commands.map(tableOf).join('')}    *) return ;;
  esac
  for ((i = first; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      =) ((i++)) ;;
      -*) [[ $valued == *" \${COMP_WORDS[i]} "* ]] && { ((i++)); [[ \${COMP_WORDS[i]-} == = ]] && ((i++)); } ;;
      *) ((place++)) ;;
    esac
  done
  if [[ $valued == *" $before "* ]]; then
    case "$command $before" in
${commands.flatMap(valuesOfOptions).join('')}    esac
  elif [[ $word == -* ]]; then
    words=$options
  else
    [[ -n $repeats ]] && ((place >= \${#places[@]})) && place=$((\${#places[@]} - 1))
    words=\${places[place]-}
  fi
  if [[ -n $list && $word == *,* ]]; then head=\${word%,*}, word=\${word##*,}; fi
  COMPREPLY=()
  if [[ " $words " == *" ${FILES} "* ]]; then
    words=\${words//${FILES}/}
    compopt -o filenames 2> /dev/null
    while IFS= read -r i; do COMPREPLY+=("$i"); done < <(compgen -f -- "$word")
  fi
  while IFS= read -r i; do COMPREPLY+=("$head$i"); done < <(compgen -W "$words" -- "$word")
  [[ \${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2> /dev/null
}
complete -F _edgewick edgewick
`
}

function tableOf({ name, options, places, repeats }: Completed): string {
  const valued = options.filter(({ values }) => values !== undefined).flatMap(({ flags }) => flags)
  return `    ${quoted([name])})
      options=${quoted(flagsOf({ options }))}
      valued=${quoted([' ', ...valued, ' '])}
      places=(${places.map((values) => quoted(wordsIn(values))).join(' ')})
${repeats ? '      repeats=1\n' : ''}      ;;
`
}

function valuesOfOptions({ name, options }: Completed): readonly string[] {
  return options.flatMap(({ flags, values }) => {
    if (values === undefined || wordsIn(values).length === 0) return []
    const cases = flags.map((flag) => quoted([name, flag])).join(' | ')
    return [`      ${cases}) words=${quoted(wordsIn(values))}${values.list === true ? ' list=1' : ''} ;;\n`]
  })
}

function wordsIn({ words, files }: Values): readonly string[] {
  return [...words, ...(files ? [FILES] : [])]
}

function flagsOf({ options }: Pick<Completed, 'options'>): readonly string[] {
  return options.flatMap(({ flags }) => flags)
}

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? name
}

/** Words as one argument of the shell: names of ours, without quotes in them. */
function quoted(words: readonly string[]): string {
  return `'${words.join(' ').replaceAll("'", String.raw`'\''`)}'`
}

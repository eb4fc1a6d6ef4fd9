import type { Argument, Command, Option } from 'commander'

/** What a shell completes a command with. */
export interface Completed {
  /** The words by which it is called: `slurm check`. */
  readonly name: string
  readonly description: string
  readonly commands: readonly Completed[]
  readonly options: readonly CompletedOption[]
  readonly places: readonly Values[]
  /** The last place may be filled several times. */
  readonly repeats: boolean
}

export interface CompletedOption {
  readonly flags: readonly string[]
  readonly description: string
  /** None for a flag without a value. */
  readonly values?: Values
}

/** What may stand in a place. */
export interface Values {
  readonly name: string
  readonly words: readonly string[]
  readonly files: boolean
  /** Several of the words, separated by commas. */
  readonly list?: true
}

/** Names that may stand in a place of this name. */
export type Names = Readonly<Record<string, readonly string[]>>

/** Places that take one of some words, which their explanation lists. */
const CHOICES = [
  'format',
  'name',
  'form',
  'space',
  'list',
  'class',
  'places',
  'style',
  'layout',
  'way',
  'what',
  'shell',
]

/** Places that take a path. */
const PATHS = ['file', 'files', 'folder', 'theory', 'network', 'equation', 'phi']

/** A command with those below it, from its own table of options and arguments. */
export function completed(command: Command, names: Names, above: readonly string[] = []): Completed {
  const words = [...above, command.name()]
  return {
    name: words.slice(1).join(' '),
    description: command.description(),
    commands: command.commands.map((each) => completed(each, names, words)),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => completedOption(option, names)),
    places: command.registeredArguments.map((argument) => argumentValues(argument, names)),
    repeats: command.registeredArguments.at(-1)?.variadic === true,
  }
}

/** The command and all below it, each with its own options. */
export function allCommands(command: Completed): readonly Completed[] {
  return [command, ...command.commands.flatMap(allCommands)]
}

function completedOption(option: Option, names: Names): CompletedOption {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined)
  const name = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1]
  const { description } = option
  return { flags, description, ...(name === undefined ? {} : { values: valuesOf(name, description, names) }) }
}

function argumentValues(argument: Argument, names: Names): Values {
  return valuesOf(argument.name(), argument.description, names)
}

function valuesOf(name: string, description: string, names: Names): Values {
  return {
    name,
    words: names[name] ?? (CHOICES.includes(name) ? wordsOf(description) : []),
    files: PATHS.includes(name),
    ...(name === 'list' ? { list: true } : {}),
  }
}

/** The words that an explanation lists: `text, latex (of closed forms) or json; default: text` has three. */
export function wordsOf(description: string): readonly string[] {
  const pieces = description.replaceAll(/\s*\([^()]*\)/g, '').split(/[,;]\s*(?:or\s+)?|\s+or\s+/)
  const words = pieces.map((piece) => piece.replace(/^.*:\s+/, '').trim())
  return [...new Set(words.filter((word) => /^[a-z0-9][a-z0-9-]*$/.test(word)))]
}

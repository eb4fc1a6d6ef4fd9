import { readdirSync } from 'node:fs'
import ts from 'typescript'
import * as everything from '../everything.js'
import * as requests from '../../src/doors/requests.js'
import { asPlain, claimed } from './claims.js'

/** All that the doors give out, by name, in an example's reach. */
export const given: Readonly<Record<string, unknown>> = { ...everything, ...requests }

/** A value that a door gives out, as its declaration tells of it. */
export interface Told {
  readonly name: string
  /** The doc comment without its tags. */
  readonly sentence: string
  readonly example: string | undefined
}

/** Every value of the doors, told by the compiler. */
export function told(): readonly Told[] {
  const files = readdirSync('src/doors').map((file) => `src/doors/${file}`)
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)).config,
    ts.sys,
    '.',
  )
  const program = ts.createProgram([...files, 'src/yaml.d.ts'], options)
  const checker = program.getTypeChecker()
  return files.flatMap((file) => {
    const door = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile) as ts.Symbol
    return checker.getExportsOfModule(door).flatMap((exported): readonly Told[] => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      if (!(symbol.flags & ts.SymbolFlags.Value)) return []
      const example = symbol.getJsDocTags(checker).find(({ name }) => name === 'example')?.text
      return [
        {
          name: exported.name,
          sentence: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
          example: example === undefined ? undefined : ts.displayPartsToString(example),
        },
      ]
    })
  })
}

/** What an example says that a value is, and what it was; undefined where it says so in words. */
export interface Outcome {
  readonly text: string
  readonly value: unknown
  readonly claim: unknown
}

/**
 * Runs an example with what is in its reach. Each of its expressions may be followed by `// value` or `// value: why`.
 */
export async function run(example: string, reach: Readonly<Record<string, unknown>>): Promise<readonly Outcome[]> {
  const file = ts.createSourceFile('example.js', example, ts.ScriptTarget.Latest)
  const texts: string[] = []
  const body = file.statements.map((statement) => {
    const text = statement.getText(file)
    if (!ts.isExpressionStatement(statement)) return text
    texts.push(/^[^\S\n]*\/\/ (.*)/.exec(example.slice(statement.end))?.[1] ?? '')
    return `$told.push(${text.replace(/;$/, '')})`
  })
  const values: unknown[] = []
  const names = Object.keys(reach)
  const AsyncFunction = (async () => Promise.resolve()).constructor as new (
    ...text: string[]
  ) => (...values: unknown[]) => Promise<void>
  // A block of its own: an example may use a name that is one of ours.
  await new AsyncFunction('$told', ...names, `{\n${body.join('\n')}\n}`)(values, ...names.map((name) => reach[name]))
  return texts.map((text, i) => ({ text, value: asPlain(values[i]), claim: claimed(text) }))
}

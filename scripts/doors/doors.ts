import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { MEANINGS, PURE, shapesFrom, words } from './shapes.js'

// Those who bundle this file into a configuration run in the folder of the package.
const root = process.cwd()
const index = join(root, 'src/index.ts')
const rooms = join(root, 'src/doors/')

/** The module of what the functions take, which has no file. */
export const SIGNATURES: string = join(rooms, 'signatures.ts')

/** A value that a door gives out. */
interface Given {
  readonly name: string
  /** Its name in the file that it comes from. */
  readonly own: string
  readonly from: string
  readonly type: ts.Type
}

/**
 * The doors, `src/index.ts` and `src/doors`, with every function that they give out guarded by shapes of its types:
 * JavaScript by path, `SIGNATURES` among it. The files stay plain lists of names, for people and for the compiler;
 * this is what runs. `docs/decisions/0018-arguments.md`.
 */
export function guardedDoors(): ReadonlyMap<string, string> {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
      },
    },
  )
  const files = ts.sys.readDirectory(rooms, ['.ts'])
  const program = ts.createProgram([index, ...files, join(root, 'src/yaml.d.ts')], config?.options ?? {})
  const checker = program.getTypeChecker()
  const shapes = shapesFrom(checker, join(root, 'src/'))
  const givenBy = (file: string): readonly Given[] => valuesOf(program.getSourceFile(file) as ts.SourceFile, checker)

  const doors = new Map<string, string>()
  const signatures = new Map<string, string>()
  const doorOf = new Map<string, string>()
  for (const file of files) {
    const lines = givenBy(file).map(({ name, own, from, type }) => {
      const calls = type.getCallSignatures()
      if (calls.length === 0) return `export { ${own} as ${name} } from '${from}'`
      signatures.set(name, signatureText(calls, checker, shapes.of))
      return `import { ${own} as $${name} } from '${from}'\nexport const ${name} = ${PURE}guarded($${name}, signatures.${name})`
    })
    for (const { name } of givenBy(file)) doorOf.set(name, `./doors/${file.slice(rooms.length, -3)}.js`)
    doors.set(
      file,
      [`import { guarded } from '../guard/guard.js'`, `import * as signatures from './signatures.js'`, ...lines].join(
        '\n',
      ),
    )
  }
  // The same function, not one guarded twice, where a room has it too.
  doors.set(
    index,
    givenBy(index)
      .map(({ name, from }) => `export { ${name} } from '${doorOf.get(name) ?? from}'`)
      .join('\n'),
  )
  doors.set(
    SIGNATURES,
    [
      `import { ${guardNames().join(', ')} } from '../guard/guard.js'`,
      ...Object.values(MEANINGS).map(({ check, from }) => `import { ${check} } from '${from}'`),
      ...[...shapes.constants].map(([name, shape]) => `const ${name} = ${shape}`),
      ...[...signatures].map(([name, text]) => `const $${name} = ${text}`),
      `export { ${[...signatures.keys()].map((name) => `$${name} as ${name}`).join(', ')} }`,
    ].join('\n'),
  )
  return doors
}

/** What `src/guard/guard.ts` makes shapes with. */
function guardNames(): readonly string[] {
  const text = readFileSync(join(root, 'src/guard/guard.ts'), 'utf8')
  return [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name)
}

/** The values among the export lines of a door; classes stay as they are. */
function valuesOf(file: ts.SourceFile, checker: ts.TypeChecker): readonly Given[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly || statement.exportClause === undefined) return []
    if (!ts.isNamedExports(statement.exportClause) || statement.moduleSpecifier === undefined) return []
    const from = (statement.moduleSpecifier as ts.StringLiteral).text
    return statement.exportClause.elements.map((element) => {
      const symbol = checker.getAliasedSymbol(checker.getSymbolAtLocation(element.name) as ts.Symbol)
      const name = element.name.text
      return { name, own: element.propertyName?.text ?? name, from, type: checker.getTypeOfSymbol(symbol) }
    })
  })
}

/** What a function takes; where it has several signatures, an argument fits one of them. */
function signatureText(
  calls: readonly ts.Signature[],
  checker: ts.TypeChecker,
  shapeOf: (type: ts.Type) => string,
): string {
  const longest = calls.reduce((a, b) => (b.parameters.length > a.parameters.length ? b : a))
  const entries = longest.parameters.map((parameter, i) => {
    const declaration = parameter.valueDeclaration as ts.ParameterDeclaration
    const shapes = calls.map(({ parameters }) => {
      const other = parameters[i]
      return other === undefined ? 'nothing' : shapeOf(checker.getTypeOfSymbol(other))
    })
    const distinct = [...new Set(shapes)]
    const shape = distinct.length === 1 ? (distinct[0] as string) : `${PURE}either(${distinct.join(', ')})`
    const canMiss = declaration.questionToken !== undefined || declaration.initializer !== undefined
    const isRest = declaration.dotDotDotToken !== undefined
    const type = checker.getTypeOfSymbol(parameter)
    const name = ts.isIdentifier(declaration.name) ? declaration.name.text : lastWord(type)
    return {
      name,
      isRest,
      type,
      shape: canMiss && !shape.startsWith(`${PURE}optional(`) ? `${PURE}optional(${shape})` : shape,
    }
  })
  const written = entries.filter(({ isRest }) => !isRest).map(({ name, shape }) => `['${name}', ${shape}]`)
  const rest = entries.find(({ isRest }) => isRest)
  const restType = rest === undefined ? undefined : checker.getTypeArguments(rest.type as ts.TypeReference)[0]
  const later = longest.getReturnType().getSymbol()?.name === 'Promise'
  return `{ parameters: [${written.join(', ')}]${restType === undefined ? '' : `, rest: ['${rest?.name ?? ''}', ${shapeOf(restType)}]`}${later ? ', later: true' : ''} }`
}

/** A name for an argument that is taken apart: `options` of `ExpandOptions`. */
function lastWord(type: ts.Type): string {
  const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? '__'
  return name.startsWith('__') ? 'options' : (words(name).split(' ').at(-1) as string)
}

import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** What a page leaves to the reader: their own results, and the functions of the test runner. */
const GIVEN = `
declare global {
  var expect: typeof import('vitest').expect
  var expansion: import('edgewick').Expansion
  var other: import('edgewick').Expansion
  var estimate: import('edgewick').Estimate
  var prediction: number
}
export {}
`

it('every program in the pages is TypeScript under strict rules, with the names that the package exports', () => {
  const pages = ['README.md', ...readdirSync('docs').flatMap((file) => (file.endsWith('.md') ? [`docs/${file}`] : []))]
  const programs = new Map(
    pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(
        ([, program = ''], i) => [resolve(`${page}.${i + 1}.ts`), `${program}\nexport {}\n`] as const,
      ),
    ),
  )
  expect(programs.size).toBeGreaterThan(10)
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(
      ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)).config,
      ts.sys,
      '.',
    ).options,
    isolatedDeclarations: false,
    noUnusedLocals: false,
    paths: {
      edgewick: [resolve('src/index.ts')],
      'edgewick/vitest': [resolve('src/vitest.ts')],
      'edgewick/threads': [resolve('src/threads.ts')],
      'edgewick/*': [resolve('src/doors/*.ts')],
    },
  }
  const sources = new Map([...programs, [resolve('given.ts'), GIVEN]])
  const disk = ts.createCompilerHost(options)
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => sources.has(file) || disk.fileExists(file),
    getSourceFile: (file, language, ...rest) => {
      const source = sources.get(file)
      return source === undefined
        ? disk.getSourceFile(file, language, ...rest)
        : ts.createSourceFile(file, source, language, true)
    },
  }
  const whole = ts.createProgram([...sources.keys(), resolve('src/yaml.d.ts')], options, host)
  const complaints = [...programs.keys()].flatMap((file) => {
    const source = whole.getSourceFile(file)
    return [...whole.getSyntacticDiagnostics(source), ...whole.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
  })
  expect(complaints).toEqual([])
})

import { LineCounter, isMap, isNode, isScalar, parseDocument, visit } from 'yaml'
import type { Document, Node } from 'yaml'
import type { ZodMiniType, core } from 'zod/mini'
import { InputError } from '../errors.js'
import { expectationOf, firstIssue, formsOf, inheritedKey, keyReceived, keysExpected, pathText } from './issues.js'
import { backslashRefused, requirePrintable } from './requirePrintable.js'
import { keysAt } from './schemaKeys.js'

type Path = readonly PropertyKey[]

/** A parsed YAML text that can say where in its file a value stands. */
export interface Source {
  readonly value: unknown
  /** `rules/my.yaml:7:15: vertices[0].legs` */
  readonly place: (path: Path, named?: Path) => string
  /** The place of a key of the map at the path, which it names. */
  readonly keyPlace: (path: Path, key: string) => string
  /** What stands there, as written. */
  readonly received: (path: Path) => string
}

/** Uses of YAML aliases in a file. */
const MOST_ALIASES = 20

/**
 * @param file name shown in errors
 * @throws InputError for text that is no YAML
 */
export function readSource(text: string, file: string): Source {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const position = (offset: number): string => {
    const { line, col } = counter.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const [problem] = document.errors
  if (problem?.code === 'BAD_DQ_ESCAPE')
    throw backslashRefused(position(problem.pos[0]), `'${text.slice(problem.pos[0], problem.pos[0] + 2)}'`)
  if (problem !== undefined) {
    throw new InputError({
      code: 'theory.yaml',
      at: position(problem.pos[0]),
      expected: 'valid YAML',
      received: firstSentence(problem.message),
    })
  }
  const placed = (offset: number, named: Path): string =>
    `${position(offset)}: ${named.length === 0 ? 'the file' : pathText(named)}`
  let aliases = 0
  visit(document, {
    Scalar: (_, node) => requirePrintable(node, text, position),
    Alias: (_, node, inside) => {
      // Looking one up takes as long as the document is; a document with more of them is refused below.
      if (++aliases > MOST_ALIASES) return visit.BREAK
      const meant = node.resolve(document)
      if (inside.some((each) => each === meant))
        throw new InputError({
          code: 'theory.alias',
          at: position(node.range?.[0] ?? 0),
          expected: 'a value that is not part of itself',
          received: `'*${node.source}'`,
        })
      return undefined
    },
  })
  const value = toPlain(document, file)
  const inherited = inheritedKey(value)
  if (inherited !== undefined)
    throw new InputError({
      code: 'theory.key',
      at: `${position(offsetOf(document, inherited))}: ${pathText(inherited)}`,
      expected: 'a name',
      received: "'__proto__'",
    })
  return {
    value,
    place: (path, named = path) => placed(offsetOf(document, path), named),
    keyPlace: (path, key) => placed(keyOffset(document, path, key), path),
    received: (path) => {
      const node = path.length === 0 ? document.contents : document.getIn(path, true)
      const range = (node as Node | null | undefined)?.range
      return range === undefined || range === null ? 'nothing' : shorten(text.slice(range[0], range[1]).trim())
    },
  }
}

/** Keys and values by which a file would ask for fields that do not commute. */
const STATISTICS = /statist|grassmann|fermi|ghost|spin|commut|berezin|dirac|majorana|weyl/i

/** The first problem that zod found, as an InputError with its place; what asks for fermions before any other. */
export function inputErrorOf(issues: readonly core.$ZodIssue[], source: Source, schema: ZodMiniType): InputError {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const asks = (key: string): boolean =>
      STATISTICS.test(key) || STATISTICS.test(source.received([...issue.path, key]))
    const key = issue.keys.find(asks)
    if (key === undefined) continue
    return new InputError({
      code: 'theory.statistics',
      at: source.keyPlace(issue.path, key),
      expected: 'fields that commute (fermions and ghosts are not supported yet)',
      received: `'${key}'`,
    })
  }
  const issue = firstIssue(issues)
  const path = issue.path
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return new InputError({
      code: 'theory.key',
      at: source.keyPlace(path, key),
      expected: keysExpected(keysAt(schema, path)),
      received: keyReceived(key, keysAt(schema, path)),
    })
  }
  return new InputError({
    code: `theory.${issue.code}`,
    at: source.place(path),
    expected: expectationOf(issue, formsOf(issue, 'one of the forms that docs/theories.md lists')),
    received: source.received(path),
  })
}

/** YAML aliases can multiply; the parser's own bound on them becomes a sentence. */
function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    throw new InputError({
      code: 'theory.aliases',
      at: file,
      expected: `at most ${MOST_ALIASES} uses of YAML aliases`,
      received: firstSentence(error.message),
    })
  }
}

/**
 * The offset of the value at the path; of the key when the value is a map's; of the nearest parent when there is
 * nothing.
 */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    const range = (node as Node | null | undefined)?.range
    if (range === undefined || range === null) continue
    return range[0]
  }
  const { contents } = document
  return isMap(contents) ? (contents.range?.[0] ?? 0) : 0
}

/** The offset of a key of the map at the path; that of its value where the key is not to be found. */
function keyOffset(document: Document, path: Path, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  const found = isMap(map) ? map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) : undefined
  const range = isNode(found?.key) ? found.key.range : undefined
  return range?.[0] ?? offsetOf(document, [...path, key])
}

function firstSentence(message: string): string {
  return shorten(message.split('\n')[0] ?? message)
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

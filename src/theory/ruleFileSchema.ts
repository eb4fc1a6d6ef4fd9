import { toJSONSchema } from 'zod/mini'
import { ruleFile } from './schema.js'

/** JSON Schema of a rule file, as far as it is used here. */
interface Schema {
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly (string | number)[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema | boolean
  readonly anyOf?: readonly Schema[]
}

/**
 * The JSON Schema of rule files, for editors: `# yaml-language-server: $schema=…` in the first line of a file gives
 * completion and checks while typing. It comes from the definition that validates files.
 */
export function ruleFileSchema(): object {
  return { title: 'A theory for edgewick', ...toJSONSchema(ruleFile) }
}

/** The keys of rule files with their meaning as a Markdown table, from the same definition. */
export function ruleFileTable(): string {
  const rows = keysOf('', ruleFileSchema())
  return ['| key | meaning |', '|---|---|', ...rows.map(({ key, meaning }) => `| \`${key}\` | ${meaning} |`)].join('\n')
}

interface Row {
  readonly key: string
  readonly meaning: string
}

function keysOf(path: string, { properties = {}, required = [], additionalProperties, items }: Schema): readonly Row[] {
  const named = Object.entries(properties).flatMap(([key, schema]) => [
    { key: `${path}${key}`, meaning: `${schema.description ?? ''}${required.includes(key) ? '' : ' (optional)'}` },
    ...inside(`${path}${key}`, schema),
  ])
  const any = typeof additionalProperties === 'object' && path !== '' ? keysOf(path, additionalProperties) : []
  const listed = typeof items === 'object' ? keysOf(path, items) : []
  return [...named, ...any, ...listed]
}

/** The keys below a key: of an object, of the entries of a list, or under any name. */
function inside(path: string, schema: Schema): readonly Row[] {
  if (schema.type === 'array') return keysOf(`${path}[].`, schema)
  if (typeof schema.additionalProperties === 'object' && schema.additionalProperties.properties !== undefined)
    return keysOf(`${path}.*.`, schema)
  return schema.properties === undefined ? [] : keysOf(`${path}.`, schema)
}

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

/** The keys of rule files with their meaning as a Markdown table, from their JSON Schema. */
export function ruleFileTable(schema: object): string {
  const rows = keysOf('', schema)
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

import type { ZodMiniType } from 'zod/mini'

/** What a schema is made of, as far as keys are concerned. */
interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, ZodMiniType>>
  readonly innerType?: ZodMiniType
  readonly element?: ZodMiniType
  readonly valueType?: ZodMiniType
  readonly options?: readonly ZodMiniType[]
}

/**
 * The keys that a value may have at a path, in the order in which the schema lists them; none where it has no keys of
 * its own, or any. `$schema`, which is for editors, is left out.
 */
export function keysAt(schema: ZodMiniType, path: readonly PropertyKey[]): readonly string[] {
  const there = path.reduce<readonly Definition[]>(
    (all, step) => all.flatMap((each) => inside(each, step)),
    plain(schema),
  )
  const keys = there.flatMap(({ shape }) => Object.keys(shape ?? {}))
  return [...new Set(keys)].filter((key) => key !== '$schema')
}

/** Without what may be left out, and each of several forms. */
function plain(schema: ZodMiniType): readonly Definition[] {
  const definition = schema._zod.def as unknown as Definition
  const { innerType, options } = definition
  if (innerType !== undefined) return plain(innerType)
  return options === undefined ? [definition] : options.flatMap(plain)
}

function inside({ shape, element, valueType }: Definition, step: PropertyKey): readonly Definition[] {
  const key = String(step)
  const schema = shape === undefined ? (element ?? valueType) : Object.hasOwn(shape, key) ? shape[key] : undefined
  return schema === undefined ? [] : plain(schema)
}

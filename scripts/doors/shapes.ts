import ts from 'typescript'

/** So that bundles leave out shapes that they do not use. */
export const PURE = '/* @__PURE__ */ '

/** A check of what a type does not say, and its module from `src/doors`. */
export interface Meaning {
  readonly check: string
  readonly from: string
}

/** By the names of their types. */
export const MEANINGS: Readonly<Record<string, Meaning>> = {
  Diagram: { check: 'unsoundDiagram', from: '../diagrams/unsoundDiagram.js' },
  Rational: { check: 'unsoundRational', from: '../algebra/unsoundRational.js' },
  Theory: { check: 'unsoundTheory', from: '../theory/unsoundTheory.js' },
}

/** The shapes that a set of types needs: an expression for each of them, and constants for those with a name. */
export interface Shapes {
  /** The shape of a type, as an expression over what `src/guard/guard.ts` exports and the constants below. */
  readonly of: (type: ts.Type) => string
  /** The constants by name, `const Theory = object(…)`. */
  readonly constants: ReadonlyMap<string, string>
}

/**
 * Writes types as shapes (`src/guard/guard.ts`). A type with a name becomes a constant, so that types may name themselves;
 * what no shape can say (generic places, templates of texts, types of other packages) is let through.
 */
export function shapesFrom(checker: ts.TypeChecker, sources: string): Shapes {
  const constants = new Map<string, string>()
  const names = new Map<ts.Type, string>()

  const of = (type: ts.Type): string => {
    const known = names.get(type)
    if (known !== undefined) return known
    const named = nameOf(type)
    if (named === undefined) return written(type)
    let name = named
    for (let i = 2; [...names.values()].includes(name); i++) name = `${named}${i}`
    names.set(type, name)
    // After those that it is made of.
    const shape = written(type)
    constants.set(
      name,
      Object.hasOwn(MEANINGS, named) ? `${PURE}meaning(${shape}, ${(MEANINGS[named] as Meaning).check})` : shape,
    )
    return name
  }

  /** Interfaces and objects with a name of this package that have no type arguments. */
  const nameOf = (type: ts.Type): string | undefined => {
    const symbol = type.aliasSymbol ?? type.getSymbol()
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0 || type.isUnion()
    if (symbol === undefined || !isObject || symbol.name.startsWith('__') || !isOwn(symbol)) return undefined
    if (checker.isArrayType(type) || checker.isTupleType(type) || type.getCallSignatures().length > 0) return undefined
    return symbol.name
  }

  const isOwn = (symbol: ts.Symbol): boolean =>
    symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.startsWith(sources)) ?? false

  const written = (type: ts.Type): string => {
    const { flags } = type
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return 'anything'
    if (flags & ts.TypeFlags.TypeParameter || flags & ts.TypeFlags.IndexedAccess || flags & ts.TypeFlags.Conditional) {
      const constraint = checker.getBaseConstraintOfType(type)
      return constraint === undefined || constraint === type ? 'anything' : of(constraint)
    }
    if (type.isUnion()) return ofUnion(type)
    if (type.isLiteral()) return `${PURE}oneOf(${JSON.stringify(type.value)})`
    if (flags & ts.TypeFlags.BooleanLiteral) return `${PURE}oneOf(${checker.typeToString(type)})`
    if (flags & ts.TypeFlags.NumberLike) return 'number'
    if (flags & ts.TypeFlags.BigIntLike) return 'bigint'
    if (flags & ts.TypeFlags.StringLike) return 'string'
    if (flags & ts.TypeFlags.BooleanLike) return 'boolean'
    if (flags & ts.TypeFlags.ESSymbolLike) return 'symbol'
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return 'nothing'
    if (flags & ts.TypeFlags.Null) return 'nil'
    if (flags & ts.TypeFlags.NonPrimitive) return 'someObject'
    return ofObject(type)
  }

  const ofUnion = (union: ts.UnionType): string => {
    const literals = union.types.filter((type) => type.isLiteral() || type.flags & ts.TypeFlags.BooleanLiteral)
    const others = union.types.filter((type) => !literals.includes(type))
    const booleans = literals.filter((type) => type.flags & ts.TypeFlags.BooleanLiteral)
    const texts = literals.filter((type) => booleans.length < 2 || !booleans.includes(type))
    const parts = [
      ...(booleans.length === 2 ? ['boolean'] : []),
      ...(texts.length > 0 ? [`${PURE}oneOf(${texts.map((type) => literalText(type)).join(', ')})`] : []),
    ]
    const isOptional = others.some((type) => type.flags & ts.TypeFlags.Undefined)
    const objects = others.filter((type) => !(type.flags & ts.TypeFlags.Undefined))
    const tag = parts.length === 0 && objects.length > 1 ? tagOf(objects) : undefined
    if (tag !== undefined) {
      const kinds = objects.flatMap((type) =>
        tagValues(type, tag).map((value) => `[${literalText(value)}, ${of(type)}]`),
      )
      parts.push(
        `${PURE}tagged('${words(union.aliasSymbol?.name ?? 'Object')}', '${tag}', () => [${kinds.join(', ')}])`,
      )
    } else parts.push(...new Set(objects.map(of)))
    const whole = parts.length === 1 ? (parts[0] as string) : `${PURE}either(${parts.join(', ')})`
    return isOptional ? `${PURE}optional(${whole})` : whole
  }

  const literalText = (type: ts.Type): string =>
    type.isLiteral() ? JSON.stringify(type.value) : checker.typeToString(type)

  /** The entry by which all of these objects tell what they are. */
  const tagOf = (types: readonly ts.Type[]): string | undefined =>
    types[0]
      ?.getProperties()
      .map(({ name }) => name)
      .find((name) => {
        const values = types.map((type) => tagValues(type, name))
        const all = values.flat().map(literalText)
        return values.every((each) => each.length > 0) && new Set(all).size === all.length
      })

  const tagValues = (type: ts.Type, name: string): readonly ts.Type[] => {
    const property = type.getProperty(name)
    if (property === undefined || property.flags & ts.SymbolFlags.Optional) return []
    const value = checker.getTypeOfSymbol(property)
    const values = value.isUnion() ? value.types : [value]
    return values.every((each) => each.isLiteral() || each.flags & ts.TypeFlags.BooleanLiteral) ? values : []
  }

  const ofObject = (type: ts.Type): string => {
    if (checker.isArrayType(type)) return `${PURE}list(${of(argumentsOf(type)[0] as ts.Type)})`
    if (checker.isTupleType(type)) return ofTuple(type as ts.TupleTypeReference)
    if (type.getCallSignatures().length > 0) return ofFunction(type)
    const symbol = type.getSymbol()
    if (symbol !== undefined && !symbol.name.startsWith('__') && !isOwn(symbol)) return ofForeign(type, symbol)
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String)
    const properties = type.getProperties()
    if (properties.length === 0) return index === undefined ? 'someObject' : `${PURE}table(${of(index)})`
    const entries = properties.map((property) => {
      const shape = of(checker.getTypeOfSymbol(property))
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0 && !shape.startsWith(`${PURE}optional(`)
      return `${JSON.stringify(property.name)}: ${isOptional ? `${PURE}optional(${shape})` : shape}`
    })
    const expected = words([type.aliasSymbol, symbol].find((each) => each !== undefined && isOwn(each))?.name ?? '__')
    const whole = `${PURE}object('${expected}', () => ({ ${entries.join(', ')} }))`
    return index === undefined ? whole : `${PURE}both(${whole}, ${PURE}table(${of(index)}))`
  }

  /** A function of one signature, with what it gives; what comes later or is not looked at is let through. */
  const ofFunction = (type: ts.Type): string => {
    const [signature, other] = type.getCallSignatures()
    const result = signature?.getReturnType()
    if (result === undefined || other !== undefined || result.flags & ts.TypeFlags.Void) return 'callable'
    const parts = result.isUnion() ? result.types : [result]
    if (parts.some((part) => part.getSymbol()?.name === 'Promise')) return 'callable'
    const shape = of(result)
    return shape === 'anything' ? 'callable' : `${PURE}giving(() => ${shape})`
  }

  const argumentsOf = (type: ts.Type): readonly ts.Type[] => checker.getTypeArguments(type as ts.TypeReference)

  const ofTuple = (type: ts.TupleTypeReference): string => {
    const { elementFlags } = type.target
    const entries = argumentsOf(type)
    if (elementFlags.some((flag) => flag & ts.ElementFlags.Variable))
      return `${PURE}list(${entries.length === 1 ? of(entries[0] as ts.Type) : `${PURE}either(${[...new Set(entries.map(of))].join(', ')})`})`
    const spare = elementFlags.filter((flag) => flag & ts.ElementFlags.Optional).length
    return `${PURE}tuple([${entries.map(of).join(', ')}], ${spare})`
  }

  /** Types of the language, of its surroundings, of other packages. */
  const ofForeign = (type: ts.Type, { name, declarations = [] }: ts.Symbol): string => {
    if (['Iterable', 'IterableIterator', 'Generator', 'IteratorObject'].includes(name))
      return `${PURE}iterable(${of(argumentsOf(type)[0] as ts.Type)})`
    const own = /\/(?:typescript\/lib|@types\/node)\//
    if (!declarations.some((declaration) => own.test(declaration.getSourceFile().fileName))) return 'someObject'
    if (name === 'AsyncIterable' || name === 'ArrayLike') return 'someObject'
    return `${PURE}instance('${name.replace(/^Readonly(?=Map|Set)/, '')}')`
  }

  return { of, constants }
}

/** `ExpansionRequest`: an expansion request. */
export function words(name: string): string {
  if (name.startsWith('__')) return 'an object'
  const text = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase()
  if (/[^s]s$/.test(text)) return text
  return `${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`
}

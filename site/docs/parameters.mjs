// A parameter that is taken apart in the signature has no name; it gets that of its type: `expansion` of an Expansion.
import { Converter, ReflectionKind } from 'typedoc'

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE, (_, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Parameter) || !/^__\d*namedParameters/.test(reflection.name)) return
    const name = reflection.type?.name ?? 'options'
    reflection.name = `${name[0].toLowerCase()}${name.slice(1)}`
  })
}

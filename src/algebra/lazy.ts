/** The value of a function that is called when it is first needed. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** A function of an object that is computed once for each, and forgotten with it. */
export function onceEach<Asked extends object, Told>(tell: (asked: Asked) => Told): (asked: Asked) => Told {
  const told = new WeakMap<Asked, { readonly value: Told }>()
  return (asked) => {
    const known = told.get(asked)
    if (known !== undefined) return known.value
    const value = tell(asked)
    told.set(asked, { value })
    return value
  }
}

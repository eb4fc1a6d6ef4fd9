/** What is needed of the global of that name, whose types come with browsers only. */
interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: object }
}

/**
 * What a program in WebAssembly exports, from its bytes in base64; undefined where there is none of it: no SIMD, or a page
 * that forbids it.
 */
export function webAssembly(base64: string): object | undefined {
  const { WebAssembly } = globalThis as { readonly WebAssembly?: WebAssemblyLike }
  if (WebAssembly === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports
  } catch {
    return undefined
  }
}

/** Documents that ship with the package are taken in as text when it is built. */
declare module '*.tex' {
  const text: string
  export default text
}

declare module '*.claims' {
  const text: string
  export default text
}

/**
 * Rule files and network files are parsed when the package is built, so that the core needs neither a file system nor a
 * parser for them. What they are, each list of them says; the tests hold every file to its schema.
 */
declare module '*.yaml' {
  const file: never
  export default file
}

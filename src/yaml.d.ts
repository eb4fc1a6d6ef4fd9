/**
 * Rule files are parsed when the package is built, so that the core needs neither a file system nor a parser for them.
 */
declare module '*.yaml' {
  const file: import('./theory/ruleFile.js').RuleFile
  export default file
}

/** Rule files are bundled as text, so that the core needs no file system. */
declare module '*.yaml' {
  const text: string
  export default text
}

/**
 * What is wrong with a text that a rule file gives, arithmetic or LaTeX; `offset` counts characters from 0. Its reader
 * knows the place of the text.
 */
export class Misread extends Error {
  override readonly name = 'Misread'
  constructor(
    readonly offset: number,
    readonly expected: string,
    readonly received: string,
  ) {
    super(`expected ${expected}, received ${received}`)
  }
}

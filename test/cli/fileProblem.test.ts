import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fileProblem } from '../../src/cli/fileProblem.js'

const problemOf = async (path: string): Promise<unknown> =>
  readFile(path, 'utf8').catch((error: unknown) => fileProblem(path, 'a readable file', error))

describe('what the operating system says of a file', () => {
  it.each([
    ['nowhere.json', 'no such file or folder'],
    ['nowhere/part-*.json', 'a pattern that no file matches'],
    ['part-?.json', 'a pattern that no file matches'],
    ['test', 'a directory'],
    ['package.json/x', 'a path that leads through a file'],
    ['x'.repeat(300), 'a name that is too long'],
  ])('%s: %s', async (path, words) => {
    expect(String(await problemOf(path))).toBe(`InputError: ${path}: expected a readable file, received ${words}`)
  })

  it('leaves errors of other kinds as they are', () => {
    const error = new TypeError('a bug')
    expect(fileProblem('x', 'a readable file', error)).toBe(error)
  })
})

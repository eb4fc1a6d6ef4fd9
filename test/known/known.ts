import { readFileSync } from 'node:fs'

/** The content of a file of reference numbers. */
export function known<T>(file: string): T {
  return JSON.parse(readFileSync(`test/known/${file}`, 'utf8')) as T
}

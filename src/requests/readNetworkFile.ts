import type { core } from 'zod/mini'
import { InputError } from '../errors.js'
import { fileArchitecture } from '../networks/files/fileArchitecture.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import { largest, requireSize } from '../sizes.js'
import { expectationOf, firstIssue, keyReceived, keysExpected } from '../theory/issues.js'
import { keysAt } from '../theory/schemaKeys.js'
import { readSource } from '../theory/source.js'
import type { Source } from '../theory/source.js'
import { requireOwnName } from './networkSubject.js'
import { networkFile } from './networkFileSchema.js'

/**
 * A network from the text of a YAML file; `docs/networks.md` lists the keys.
 *
 * @param file name shown in messages
 * @throws InputError with line and column for what is no such file
 * @example
 * readNetworkFile('name: mine\nhidden: tanh(z)', 'mine.yaml').name // 'mine'
 */
export function readNetworkFile(text: string, file: string): NetworkFile {
  requireSize({
    ...{ code: 'networks.file', at: file, of: 'characters' },
    ...{ needed: text.length, most: largest.ruleFile },
  })
  const source = readSource(text, file)
  const parsed = networkFile.safeParse(source.value)
  if (!parsed.success) throw problemOf(firstIssue(parsed.error.issues), source)
  requireOwnName(fileArchitecture(parsed.data, source.place), source.place(['name']))
  return parsed.data
}

function problemOf(issue: core.$ZodIssue, { place, keyPlace, received }: Source): InputError {
  const { path } = issue
  const [density] = path
  if (
    (density === 'weights' || density === 'biases' || density === 'readout') &&
    path.length === 1 &&
    issue.code === 'invalid_type'
  )
    return new InputError({
      code: 'networks.file',
      at: place(path),
      expected: `a density by its key, ${keysAt(networkFile, path).join(', ')}, such as { normal: 1 }`,
      received: received(path),
    })
  if (issue.code !== 'unrecognized_keys')
    return new InputError({
      code: 'networks.file',
      at: place(path),
      expected: expectationOf(issue, 'a number or an expression'),
      received: received(path),
    })
  const [key = ''] = issue.keys
  return new InputError({
    code: 'networks.file',
    at: keyPlace(path, key),
    expected: keysExpected(keysAt(networkFile, path)),
    received: keyReceived(key, keysAt(networkFile, path)),
  })
}

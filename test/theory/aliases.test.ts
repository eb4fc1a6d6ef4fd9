import { Alias } from 'yaml'
import { expect, it, vi } from 'vitest'
import { InputError } from '../../src/errors.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { ruleFile } from '../../src/theory/schema.js'
import { keysAt } from '../../src/theory/schemaKeys.js'

it.each(['&a [*a]', 'name: &a [*a]', 'a: &a { b: *a }', 'a: &a { b: [1, { c: *a }] }'])(
  '%s: a value that is part of itself is refused at its place',
  (text) => {
    expect(() => parseTheory(text, 'r.yaml')).toThrow(InputError)
    expect(() => parseTheory(text, 'r.yaml')).toThrow(
      /^r\.yaml:1:\d+: expected a value that is not part of itself, received '\*a'$/,
    )
  },
)

it('many are refused without looking each of them up', () => {
  const looked = vi.spyOn(Alias.prototype, 'resolve')
  for (const first of ['a: &a 1\nb: [', 'a: &a [ &a 1, '])
    expect(() => parseTheory(`${first}${'*a,'.repeat(2000)}]`, 'r.yaml')).toThrow(
      'r.yaml: expected at most 20 uses of YAML aliases',
    )
  expect(looked.mock.calls.length).toBeLessThan(100)
  looked.mockRestore()
})

it('another alias is what it means', () => {
  expect(() => parseTheory('name: &a x\ntitle: *a', 'r.yaml')).not.toThrow('part of itself')
})

it('names that every object has are no keys', () => {
  for (const name of ['__proto__', 'constructor']) expect(keysAt(ruleFile, [name])).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { checkCommandOf, commandOf, programOf } from '../../site/playground/state/elsewhere.js'
import { checkRequest, requestOf } from '../../site/playground/state/requests.js'
import { fromHash, initial, toHash } from '../../site/playground/state/state.js'
import type { State } from '../../site/playground/state/state.js'
import { pathAt } from '../../site/playground/view/pathAt.js'
import { segments } from '../../site/playground/view/segments.js'
import { answerTo } from '../../src/requests/answerTo.js'
import { runWith, words } from '../cli/run.js'
import fc from '../fastCheck.js'

const states: readonly Partial<State>[] = [
  {},
  { theory: 'phi4', legs: '2', by: 'vertices', amount: '2', quantity: 'connected', filters: 'no-self-loop' },
  { theory: 'phi3-phi4', legs: '2', by: 'vertices', amount: '3=2,4=1' },
  { theory: 'yukawa', legs: 'J,J', by: 'loops', amount: '1' },
  { theory: 'loops', legs: '2', by: 'loops', amount: '1-2', quantity: 'Γ' },
  { theory: 'edgeworth', legs: '3', by: 'order', amount: '3/2' },
  { theory: 'phi4', legs: '4', amount: '2', space: 'momentum' },
  { theory: 'edgeworth-even', legs: '4', amount: '2', space: 'point' },
  { view: 'network', network: 'relu-net', parameters: 'N=30, d=2', order: '1' },
]

describe('a state of the playground', () => {
  it('is in its link, whatever its texts are', () => {
    expect(toHash(initial)).toBe('')
    fc.assert(
      fc.property(
        fc.record({
          rules: fc.string({ unit: 'binary' }),
          formula: fc.string({ unit: 'grapheme' }),
          by: fc.constantFrom('order', 'upTo', 'vertices', 'loops'),
          view: fc.constantFrom('theory', 'network', 'formula'),
        }),
        (part) => {
          const state = { ...initial, ...part } as State
          expect(fromHash(`#${toHash(state)}`)).toEqual(state)
        },
      ),
    )
  })

  it('is as in the beginning where a link says nothing of use', () => {
    expect(fromHash('#view=nonsense&by=1&unknown=2&__proto__=3')).toEqual(initial)
    expect(fromHash(`#formula=${'x'.repeat(100_001)}`)).toEqual(initial)
  })

  it.each(states)('%j: the command prints what the page has', async (part) => {
    const state = { ...initial, ...part }
    const { kind, request } = requestOf(state)
    const readings = await answerTo(kind, request)
    const { status, out, err } = await runWith(words(commandOf(state).replace('edgewick ', '')))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.trim()).toBe((await readings['latex']?.())?.trim())
  })

  it('of a formula is a command too', async () => {
    const state: State = {
      ...initial,
      view: 'formula',
      formula: '1/2 iG(x1,x2)',
      theory: 'edgeworth-even',
      legs: '2',
      by: 'order',
      amount: '0',
    }
    const { out } = await runWith(words(commandOf(state).replace('edgewick ', '')), { 'formula.tex': state.formula })
    const readings = await answerTo('verify', requestOf(state).request)
    expect(out.split('\n')[0]).toBe((await readings['text']?.())?.split('\n')[0])
    expect(commandOf({ ...state, against: 'nothing' })).toBe('edgewick verify formula.tex')
  })

  it('of a check is a command and a program', () => {
    const state: State = { ...initial, view: 'network', parameters: 'N=10', samples: '400', seed: '3' }
    expect(checkCommandOf(state)).toBe('edgewick check cos-net --param N=10 --samples 400 --seed 3')
    expect(checkRequest(state).request).toEqual({ network: 'cos-net', parameters: { N: 10 }, samples: 400, seed: 3 })
    expect(programOf(state, checkRequest(state))).toContain(
      "import { answerCheck, checkText } from 'edgewick/requests'",
    )
  })

  it('keeps a shell from reading more than words', () => {
    expect(commandOf({ ...initial, theory: "a'; rm -rf /" })).toBe(
      String.raw`edgewick expand 'a'\''; rm -rf /' --legs 4 --up-to 1 --format latex`,
    )
  })
})

describe('the path of a key that is being written', () => {
  const text = 'name: a\nfields:\n  φ: { latex: \\phi }\nvertices:\n  - name: g\n    legs: [φ^3]\n'
  it.each([
    ['name', 0, []],
    ['at the end', text.length, []],
    ['a field of a map in a list', text.indexOf('legs:'), ['vertices', 0]],
    ['in braces', text.indexOf('latex'), ['fields', 'φ']],
    ['of a map', text.indexOf('φ'), ['fields']],
    ['a value has none', text.indexOf('g\n    legs'), undefined],
  ])('%s', (_, offset, path) => {
    expect(pathAt(text, offset)).toEqual(path)
  })
})

describe('a formula in stretches', () => {
  it('is itself, each term from its place to the sign of the next', () => {
    const text = 'f = 1/2 a\n - b + c'
    const found = segments(text, [
      { line: 2, column: 4, differs: 'sign' },
      { line: 1, column: 5, differs: undefined },
      { line: 2, column: 8, differs: undefined },
    ])
    expect(found.map((each) => each.text).join('')).toBe(text)
    expect(found.filter(({ differs }) => differs !== undefined)).toEqual([{ text: 'b', differs: 'sign' }])
  })

  it('without places is one', () => {
    expect(segments('a + b', [])).toEqual([{ text: 'a + b', differs: undefined }])
  })
})

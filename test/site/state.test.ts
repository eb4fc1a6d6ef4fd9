import { describe, expect, it } from 'vitest'
import { checkCommandOf, commandOf, programOf } from '../../site/playground/state/elsewhere.js'
import { checkRequest, requestOf } from '../../site/playground/state/requests.js'
import { fromHash, initial, toHash } from '../../site/playground/state/state.js'
import { isAtStart, startOf } from '../../site/playground/state/starts.js'
import type { State } from '../../site/playground/state/state.js'
import { troubleOf } from '../../site/playground/state/trouble.js'
import { pathAt } from '../../site/playground/view/pathAt.js'
import { segments } from '../../site/playground/view/segments.js'
import { InputError } from '../../src/errors.js'
import { answerTo } from '../../src/requests/answerTo.js'
import { shippedTheories } from '../../src/theory/shippedRules.js'
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

  it.each([
    { by: 'order', amount: '1..2' },
    { by: 'order', amount: '0-1' },
    { by: 'order', amount: '1…2' },
    { by: 'order', amount: '3/2' },
    { by: 'order', amount: '5e-1' },
    { amount: '.5' },
    { amount: '1.5' },
    { amount: ' 1 ' },
    { amount: 'N=1' },
    { amount: 'M=1' },
    { amount: 'N=1=2' },
    { amount: '' },
    { theory: 'loops', legs: '2', by: 'loops', amount: '0..1' },
    { theory: 'phi4', legs: '2', by: 'loops', amount: '1 - 2' },
    { theory: 'phi4', legs: '2', by: 'loops', amount: '2-1' },
    { by: 'vertices', amount: '3=2' },
    { by: 'vertices', amount: '3=2, 4=0' },
    { by: 'vertices', amount: '3=two' },
    { by: 'vertices', amount: '4' },
    { legs: ' 4 ' },
    { legs: '1e0' },
    { legs: 'φ, φ' },
    { legs: 'φ,ψ' },
    { legs: '-2' },
    { legs: 'three' },
    { legs: '' },
    { filters: '1PI' },
    { filters: 'onepi , No-Tadpole' },
    { filters: ',' },
    { filters: 'tree,' },
    { filters: ' ' },
    { filters: 'nonsense' },
    { theory: 'nonsense' },
    { quantity: 'nonsense' },
    { quantity: 'full' },
    { theory: 'phi4', legs: '2', quantity: 'Γ', filters: 'TREE' },
    { theory: 'phi4', legs: '2', by: 'order', amount: '1-2', space: 'momentum' },
    { theory: 'phi4', legs: '2', by: 'order', amount: '1..2', space: 'point' },
    { view: 'network', order: '2' },
    { view: 'network', order: '1.5' },
    { view: 'network', order: '3' },
    { view: 'network', parameters: 'N=sqrt(16), d = 2' },
    { view: 'network', parameters: 'N=.5' },
    { view: 'network', parameters: 'N=10,' },
    { view: 'network', parameters: 'M=10' },
    { view: 'network', parameters: 'N=10=2' },
  ] as readonly Partial<State>[])(
    '%j: the command accepts what the page does, and refuses what it refuses',
    async (part) => {
      const state = { ...initial, ...part }
      const asked = async (): Promise<string> => {
        const { kind, request } = requestOf(state)
        const readings = await answerTo(kind, kind === 'action' ? { ...request, samples: 0 } : request)
        return (await readings['latex']?.()) ?? ''
      }
      const page = await asked().catch((error: unknown) => error as Error)
      const command = commandOf(state).replace('edgewick ', '')
      const { status, out, err } = await runWith(words(`${command}${state.view === 'network' ? ' --samples 0' : ''}`))
      if (page instanceof Error) {
        expect(page).toBeInstanceOf(InputError)
        expect(status).toBe(2)
        // The place is a flag, or a key of the request.
        expect(err.slice(err.indexOf(': expected'))).toBe(`${page.message.slice(page.message.indexOf(': expected'))}\n`)
      } else {
        expect({ status, err }).toEqual({ status: 0, err: '' })
        expect(out.trim()).toBe(page.trim())
      }
    },
  )

  it.each(shippedTheories)('of %s has diagrams in the beginning', async (theory) => {
    const state = { ...initial, theory, ...startOf(theory) }
    expect(isAtStart(state)).toBe(true)
    const { kind, request } = requestOf(state)
    const { terms } = JSON.parse((await (await answerTo(kind, request))['json']?.()) as string) as { terms: unknown[] }
    expect(terms.length).toBeGreaterThan(0)
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

describe('what is wrong', () => {
  it.each<[Partial<State>, field: string, sentence: string]>([
    [{ legs: 'three' }, 'legs', "legs, leg 1: expected one of φ, received 'three'"],
    [{ legs: '' }, 'legs', "legs: expected a natural number, received ''"],
    [{ legs: '300' }, 'legs', 'legs: expected at most 256 legs (no more is possible), received 300'],
    [{ amount: 'x' }, 'amount', "highest order: expected an exact number such as 2, 3/2 or 1.5, received 'x'"],
    [{ amount: 'M=1' }, 'amount', "highest order: expected one of N, received 'M'"],
    [
      { theory: 'phi4', by: 'vertices', amount: '40' },
      'amount',
      'number of vertices: expected at most 32 vertices (no more is possible), received 40',
    ],
    [
      { theory: 'phi4', by: 'order', amount: '20' },
      'amount',
      'order: expected at most 100000 diagrams (the command allows more, with a larger --limit), received more than 2.09e+15',
    ],
    [{ by: 'loops', amount: '3-1' }, 'amount', 'number of loops: expected a range from a smaller'],
    [{ filters: 'x' }, 'filters', 'only diagrams that pass: expected one of 1pi,'],
    [{ quantity: 'full' }, 'quantity', 'quantity: expected a theory that expands W for full functions'],
    [{ theory: 'x' }, 'theory', 'theory: expected one of edgeworth,'],
    [{ theory: '', rules: 'name: a' }, 'rules', 'rules, line 1, column 1, title: expected text, received nothing'],
    [{ view: 'network', order: '3' }, 'order', 'order in 1/N: expected an order of at most 2, received 3'],
    [{ view: 'network', network: 'x' }, 'network', 'network: expected one of cos-net'],
    [{ view: 'network', parameters: 'M=3' }, 'parameters', 'parameters: expected one of N, d'],
    [{ view: 'network', parameters: 'N=-1' }, 'parameters', 'parameters, N: expected a positive integer, received -1'],
    [{ view: 'network', parameters: 'N=x' }, 'parameters', 'parameters, N: expected a number or a closed expression'],
    [
      { view: 'formula', formula: '1/2 iG(x1,x2' },
      'formula',
      "your formula, LaTeX or plain, line 1, column 13: expected ')', received the end",
    ],
    [{ view: 'formula', formula: 'a = b', against: 'nothing' }, 'formula', 'your formula, LaTeX or plain: expected a'],
  ])('%j is said of its field, in the words of the page', async (part, field, sentence) => {
    const state = { ...initial, ...part }
    const asked = async (): Promise<unknown> => {
      const { kind, request } = requestOf(state)
      return answerTo(kind, kind === 'action' ? { ...request, samples: 0 } : request)
    }
    const problem: unknown = await asked().catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(InputError)
    const trouble = troubleOf(problem as InputError, state)
    expect(trouble.field).toBe(field)
    expect(trouble.sentence.slice(0, sentence.length)).toBe(sentence)
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
  it('has no ends of lines or displays in its terms', () => {
    const text = '\\begin{aligned} f ={}& a \\\\ & - b \\Bigr] \\, \\end{aligned}'
    const places = [text.indexOf('a \\'), text.indexOf('b \\')].map((at) => ({
      line: 1,
      column: at + 1,
      differs: 'yes',
    }))
    const found = segments(text, places)
    expect(found.map((each) => each.text).join('')).toBe(text)
    expect(found.flatMap((each) => (each.differs === undefined ? [] : [each.text]))).toEqual(['a', 'b \\Bigr]'])
  })

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

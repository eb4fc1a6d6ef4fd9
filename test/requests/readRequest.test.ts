import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { answerAction } from '../../src/requests/action.js'
import { answerActionOfData } from '../../src/requests/actionOfData.js'
import { answerCorrelator } from '../../src/requests/correlator.js'
import { correlatorLatex } from '../../src/requests/correlatorReadings.js'
import { answerDiagrams } from '../../src/requests/diagrams.js'
import { answerExpand } from '../../src/requests/expand.js'
import { readRequest } from '../../src/requests/readRequest.js'
import type { Requests } from '../../src/requests/requests.js'
import { answerSymmetries } from '../../src/requests/symmetries.js'

const phi4 = { theory: 'phi4', legs: 2 }

describe('a request from outside', () => {
  it.each<[kind: keyof Requests, json: unknown, message: string]>([
    ['diagrams', undefined, 'request: expected keys with values, received nothing'],
    ['diagrams', [], 'request: expected keys with values, received []'],
    [
      'diagrams',
      { legs: 2 },
      'request.theory: expected the name of a theory, or { "rules": the text of a rule file, "file": its name }, received nothing',
    ],
    ['diagrams', { ...phi4, legs: -1 }, 'request.legs: expected at least 0 (number), received -1'],
    [
      'diagrams',
      { ...phi4, legs: '2' },
      "request.legs: expected a number of legs, or a list of what each carries, received '2'",
    ],
    [
      'diagrams',
      { ...phi4, legs: [1] },
      'request.legs: expected a number of legs, or a list of what each carries, received [1]',
    ],
    [
      'diagrams',
      { ...phi4, order: true },
      'request.order: expected an exact number such as 2, "3/2" or 1.5, or one for each small parameter by its name, received true',
    ],
    ['diagrams', { ...phi4, limit: 2.5 }, 'request.limit: expected a whole number, received 2.5'],
    ['diagrams', { ...phi4, shard: [0, 1, 2] }, 'request.shard: expected at most 2 (array), received [0,1,2]'],
    [
      'diagrams',
      { ...phi4, filters: ['3pi'] },
      "request.filters[0]: expected one of 1pi, no-self-loop, no-tadpole, no-snail, bipartite, acyclic, tree, 2pi, simple, on-shell, no-sigma, 1pr, tadpole, snail, not-bipartite, not-simple, off-shell, sigma, received '3pi'",
    ],
    [
      'diagrams',
      { ...phi4, output: '/etc/passwd' },
      "request: expected only the keys theory, legs, order, upTo, from, vertices, loops, filters, maxSelfLoops, maxParallel, maxValence, functional, quantity, labels, parts, want, momenta, shard, limit, received 'output'",
    ],
    [
      'diagrams',
      JSON.parse('{ "theory": "phi4", "legs": 2, "vertices": { "__proto__": 1 } }'),
      "request.vertices.__proto__: expected a name, received '__proto__'",
    ],
    ['expand', { ...phi4, space: 'x' }, "request.space: expected one of position, momentum, point, received 'x'"],
    ['expand', { ...phi4, rename: { x: 1 } }, 'request.rename.x: expected text, received 1'],
    ['verify', phi4, 'request.formula: expected text, received nothing'],
    ['explain', { theory: 'phi4', diagram: ['e'] }, 'request.diagram: expected text, received ["e"]'],
    [
      'general-term',
      { theory: 'phi4', order: 1, legs: 'all' },
      'request.legs: expected a number of legs, or "any", received \'all\'',
    ],
    [
      'check-theory',
      { theory: 'phi4', upTo: null },
      'request.upTo: expected an exact number such as 2, "3/2" or 1.5, or one for each small parameter by its name, received null',
    ],
    ['wick', { points: '1,1' }, "request.points: expected a list, received '1,1'"],
    ['moment', { points: [], central: 'yes' }, "request.central: expected true or false, received 'yes'"],
    ['symmetries', { network: 'cos-net', points: [[0, 'x']] }, "request.points[0][1]: expected a number, received 'x'"],
    [
      'symmetries',
      { network: 'cos-net', parameters: { N: '3' } },
      "request.parameters.N: expected a number, received '3'",
    ],
    [
      'correlator',
      { network: 'cos-net', n: 2, deform: { from: 0 } },
      'request.deform.lambda: expected a number, received nothing',
    ],
    ['action', { network: 'cos-net', field: 0.8 }, 'request.field: expected a list, received 0.8'],
    ['action-data', { data: [[1, null]] }, 'request.data[0][1]: expected a number, received null'],
    [
      'check',
      { network: { module: 'file:///tmp/network.mjs' } },
      'request.network: expected the name of a network, or a network file as an object, received {"module":"file:///tmp/network.mjs"}',
    ],
    [
      'check',
      { network: 'cos-net', estimators: ['kernal'] },
      "request.estimators[0]: expected one of kernel, direct, neuron, received 'kernal'",
    ],
    ['merge', { parts: [{ file: 'p' }] }, 'request.parts[0].text: expected text, received nothing'],
    ['report', { network: 'cos-net', command: 3 }, 'request.command: expected text, received 3'],
    ['audit', { all: true }, "request: expected no keys, received 'all'"],
    [
      'toString' as 'wick',
      {},
      "kind of request: expected one of diagrams, expand, cost, gamma, verify, referee, explain, general-term, check-theory, moment, cumulant, wick, correlator, action, action-data, check, merge, report, symmetries, audit, tap, tap-data, sde, sde-frequency, sde-self-energy, sde-effective, dmft, dmft-derive, dmft-populations, dmft-trace, list, schema, received 'toString'",
    ],
  ])('%s %j', async (kind, json, message) => {
    const error = await readRequest(kind, json).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InputError)
    expect((error as InputError).message).toBe(message)
  })

  it('is itself when it is right', async () => {
    const json = { theory: 'edgeworth', legs: ['φ', 'φ'], from: 1, upTo: { N: '3/2' }, filters: ['1pi'], limit: 10 }
    expect(await readRequest('diagrams', json)).toEqual(json)
  })
})

describe('an answer says what only the theory knows', () => {
  it.each<[Requests['diagrams'], string]>([
    [{ theory: 'phi', legs: 2, order: 1 }, 'theory: expected one of '],
    [{ theory: { rules: 'name: x' }, legs: 2, order: 1 }, 'rules:1:1: '],
    [{ theory: { rules: 'name: [', file: 'my.yaml' }, legs: 2, order: 1 }, 'my.yaml:1:'],
    [
      { theory: 'phi4', legs: 2 },
      'request: expected one of order, upTo (with from, if wanted), vertices, loops, received none of them',
    ],
    [
      { theory: 'phi4', legs: 2, order: 1, loops: 1 },
      'request: expected one of order, upTo (with from, if wanted), vertices, loops, received order, loops',
    ],
    [
      { theory: 'phi4', legs: 2, from: 1, order: 2 },
      'request: expected one of order, upTo (with from, if wanted), vertices, loops, received order, from',
    ],
    [
      { theory: 'phi4', legs: 2, order: '1e3' },
      "order: expected an exact number such as 2, 3/2 or 1.5, received '1e3'",
    ],
    [
      { theory: 'edgeworth', legs: 2, vertices: 3 },
      'vertices: expected valence=count pairs such as 3=2,4=1, for edgeworth has several kinds of vertices, received 3',
    ],
    [
      { theory: 'phi4', legs: 2, vertices: 1, parts: 'any', shard: [0, 2] },
      'shard: expected none, for diagrams of any number of parts, received 0/2',
    ],
    [
      { theory: 'phi4', legs: 2, vertices: 4, limit: 38 },
      'limit: expected at most 38 diagrams (a larger --limit allows more), received more than 38',
    ],
  ])('%j', async (request, message) => {
    const error = await answerDiagrams(request).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InputError)
    expect((error as InputError).message.startsWith(message)).toBe(true)
  })

  it('networks have parameters and dimensions', async () => {
    await expect(answerSymmetries({ network: 'cos-nett' })).rejects.toThrow('network: expected one of cos-net, ')
    await expect(answerSymmetries({ network: 'cos-net', parameters: { M: 3 } })).rejects.toThrow(
      "parameters: expected one of N, d, sigma0, sigma1, alpha, received 'M'",
    )
    await expect(answerSymmetries({ network: 'cos-net', points: [[0, 1]] })).rejects.toThrow(
      'point 1: expected 1 finite coordinate (d = 1), received (0, 1)',
    )
    await expect(answerSymmetries({ network: 'tanh-net', parameters: { depth: 2 } })).rejects.toThrow(
      'samples: expected a number of sampled networks',
    )
  })

  it('correlators have as many points as legs', async () => {
    const net = { network: 'cos-net' }
    for (const [request, sentence] of [
      [{ n: 0 }, 'n: expected an order from 1 to 10, received 0'],
      [{ n: 2, points: [[0]] }, 'points: expected 2 points, one for each leg, received 1'],
      [{ n: 2, samples: 100 }, 'samples: expected points beside it, received none'],
      [{ n: 2, deform: { lambda: 1 } }, 'deform: expected points beside it, received none'],
      [{ n: 2, points: [[0], [1]], deform: { lambda: -1 } }, 'deform.lambda: expected a number from 0 on'],
      [{ n: 8, parameters: { alpha: 0.1 } }, 'n: expected an order of at most 6 for a formula'],
    ] as const)
      await expect(answerCorrelator({ ...net, ...request })).rejects.toThrow(sentence)
    const points = [[0], [0.4]]
    const deformed = await answerCorrelator({ ...net, n: 2, points, deform: { lambda: 0, nodes: 2, power: 2 } })
    expect(() => correlatorLatex(deformed)).toThrow('deform: expected none, for a formula')
  })

  it('actions have a field at every point, and samples have rows of one length', async () => {
    const net = { network: 'cos-net', samples: 0 }
    for (const [request, sentence] of [
      [{ order: 3 }, 'order: expected an order of at most 2, received 3'],
      [{ field: [1] }, 'points: expected points for the field, received none'],
      [{ points: [[0]], field: [1, 2] }, 'field: expected 1 values, one for each point, received 2'],
    ] as const)
      await expect(answerAction({ ...net, ...request })).rejects.toThrow(sentence)
    const data = Array.from({ length: 100 }, (_, i) => [i % 7, i % 3])
    for (const [request, sentence] of [
      [{ data: [] }, 'data: expected rows of numbers, received none'],
      [{ data: [[1, 2], [3]] }, 'data[1]: expected a list of 2 numbers, received 1'],
      [{ data, order: 0 }, 'order: expected 1 or 2, for samples, received 0'],
      [{ data, sigmas: 0 }, 'sigmas: expected a positive number, received 0'],
      [{ data, columns: [0] }, 'columns: expected columns from 1 to 2, as data has, received 0'],
      [{ data, columns: [1, 1] }, 'columns: expected different columns, received column 1 twice'],
      [{ data: data.slice(1), file: 'f' }, 'samples: expected 100 draws at least, received 99'],
    ] as const)
      await expect(answerActionOfData(request)).rejects.toThrow(sentence)
  })

  it('names and letters', async () => {
    const request = { theory: 'phi4', legs: 2, order: 1 }
    await expect(answerExpand({ ...request, rename: { x: 'd' } })).rejects.toThrow(
      "rename: expected two letters for points that mean nothing else in the formula, received 'x=d'",
    )
    await expect(answerExpand({ ...request, rename: { y: '12' } })).rejects.toThrow(
      "rename: expected a letter for points, received '12'",
    )
    await expect(answerExpand({ ...request, space: 'point', permutations: 'sum' })).rejects.toThrow(
      'permutations: expected none at a point, received sum',
    )
  })
})

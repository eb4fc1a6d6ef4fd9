// Functions rather than the namespace `z`: what is not used falls away from a bundle.
import {
  array,
  boolean,
  enum as enumeration,
  exactOptional,
  gte,
  int,
  number,
  record,
  strictObject,
  string,
  tuple,
  union,
} from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import { filterNames } from '../diagrams/filters.js'
import { quantityNames } from '../theory/nPointTheory.js'
import { derivedParts } from './derivedParts.js'
import { networkFile } from './networkFileSchema.js'
import type { Requests } from './requests.js'

const natural = int().check(gte(0))
const flag = exactOptional(boolean())
const some = exactOptional(natural)
const exact = union([number(), string()], 'an exact number such as 2, "3/2" or 1.5')
const orders = union(
  [number(), string(), record(string(), exact)],
  'an exact number such as 2, "3/2" or 1.5, or one for each small parameter by its name',
)
const theory = union(
  [string(), strictObject({ rules: string(), file: exactOptional(string()) })],
  'the name of a theory, or { "rules": the text of a rule file, "file": its name }',
)
const rename = exactOptional(record(string(), string()))

const functional = exactOptional(enumeration(['Γ']))
const quantity = exactOptional(enumeration(quantityNames))

const subject = {
  theory,
  legs: union([natural, array(string())], 'a number of legs, or a list of what each carries'),
  order: exactOptional(orders),
  upTo: exactOptional(orders),
  from: exactOptional(orders),
  vertices: exactOptional(
    union([natural, record(string(), natural)], 'a number of vertices, or one for each kind by its name or valence'),
  ),
  loops: exactOptional(union([natural, tuple([natural, natural])], 'a number of loops, or a range [from, to]')),
  filters: exactOptional(array(enumeration(filterNames))),
  maxSelfLoops: some,
  maxParallel: some,
  maxValence: some,
} as const

const expansion = {
  ...subject,
  rename,
  space: exactOptional(enumeration(['position', 'momentum', 'point'])),
  permutations: exactOptional(enumeration(['counted', 'written', 'sum'])),
  limit: some,
} as const

const diagrams = strictObject({
  ...subject,
  functional,
  quantity,
  labels: exactOptional(enumeration(['fixed', 'free'])),
  parts: exactOptional(enumeration(['connected', 'any'])),
  want: exactOptional(enumeration(['list', 'count'])),
  momenta: flag,
  shard: exactOptional(tuple([natural, natural])),
  limit: some,
})

const expand = strictObject({ ...expansion, functional, quantity })

const points = array(string())

const lists = exactOptional(array(array(number())))
const networkSubject = {
  network: union([string(), networkFile], 'the name of a network, or a network file as an object'),
  parameters: exactOptional(record(string(), number())),
  points: lists,
} as const

const check = {
  ...networkSubject,
  actionPoints: lists,
  samples: some,
  seed: some,
  estimators: exactOptional(array(enumeration(['kernel', 'direct', 'neuron']))),
  sigmas: exactOptional(number()),
  histogram: flag,
} as const

const quantities = enumeration(['mean', 'correlation', 'response', 'cumulant'])

const ofEquation = {
  equation: string(),
  file: exactOptional(string()),
  of: exactOptional(array(string())),
  order: some,
  upTo: some,
  parameters: exactOptional(record(string(), number())),
  at: exactOptional(array(number())),
}

const ofPaths = {
  start: exactOptional(record(string(), string())),
  waiting: exactOptional(number()),
  simulate: exactOptional(
    strictObject({
      paths: some,
      time: exactOptional(number()),
      dt: exactOptional(number()),
      scheme: exactOptional(enumeration(['euler', 'weak2'])),
      seed: some,
      shard: exactOptional(tuple([natural, natural])),
    }),
  ),
}

const networks = exactOptional(
  strictObject({
    units: array(natural),
    networks: some,
    time: exactOptional(number()),
    dt: exactOptional(number()),
    seed: some,
    shard: exactOptional(tuple([natural, natural])),
  }),
)

/** The shape of the request of every kind: only what a request is made of passes. */
export const requestSchemas: { readonly [Kind in keyof Requests]: ZodMiniType<Requests[Kind]> } = {
  diagrams,
  expand,
  cost: strictObject({
    diagrams: exactOptional(diagrams),
    expand: exactOptional(expand),
    format: exactOptional(string()),
  }),
  gamma: strictObject({ ...expansion, dyson: flag }),
  verify: strictObject({
    ...subject,
    functional,
    quantity,
    theory: exactOptional(theory),
    legs: exactOptional(subject.legs),
    formula: string(),
    input: exactOptional(enumeration(['plain', 'latex'])),
    file: exactOptional(string()),
    rename,
    seed: some,
    limit: some,
  }),
  referee: strictObject({
    document: string(),
    file: exactOptional(string()),
    claims: exactOptional(strictObject({ text: string(), file: exactOptional(string()) })),
    rules: exactOptional(record(string(), strictObject({ rules: string(), file: exactOptional(string()) }))),
    seed: some,
    limit: some,
  }),
  explain: strictObject({ theory, diagram: string() }),
  'general-term': strictObject({
    theory,
    order: natural,
    legs: exactOptional(union([natural, enumeration(['any'])], 'a number of legs, or "any"')),
  }),
  'check-theory': strictObject({ theory, upTo: exactOptional(orders), legs: some, maxValence: some }),
  moment: strictObject({ points, central: flag }),
  cumulant: strictObject({ points }),
  wick: strictObject({ points, mean: flag }),
  correlator: strictObject({
    ...networkSubject,
    n: natural,
    samples: some,
    seed: some,
    deform: exactOptional(
      strictObject({
        lambda: number(),
        from: exactOptional(number()),
        to: exactOptional(number()),
        nodes: some,
        power: some,
      }),
    ),
  }),
  action: strictObject({
    ...networkSubject,
    order: some,
    field: exactOptional(array(number())),
    samples: some,
    seed: some,
  }),
  'action-data': strictObject({
    data: array(array(number())),
    file: exactOptional(string()),
    names: exactOptional(array(string())),
    columns: exactOptional(array(union([natural, string()], 'a number of a column, from 1, or its name'))),
    order: some,
    field: exactOptional(array(number())),
    sigmas: exactOptional(number()),
  }),
  check: strictObject({ ...check, shard: exactOptional(tuple([natural, natural])) }),
  merge: strictObject({ parts: array(strictObject({ file: string(), text: string() })) }),
  report: strictObject({ ...check, order: some, command: exactOptional(string()) }),
  symmetries: strictObject({ ...networkSubject, orders: exactOptional(array(natural)), samples: some, seed: some }),
  audit: strictObject({}),
  tap: strictObject({
    couplings: array(array(number())),
    magnetisations: exactOptional(array(number())),
    fields: exactOptional(array(number())),
    order: some,
    exact: flag,
    scan: flag,
    starts: some,
    seed: some,
    sweeps: some,
  }),
  'tap-data': strictObject({
    data: array(array(number())),
    file: exactOptional(string()),
    order: some,
    method: exactOptional(enumeration(['naive', 'tap', 'sessak-monasson'])),
    exact: flag,
  }),
  sde: strictObject({ ...ofEquation, ...ofPaths, quantity: quantities }),
  'sde-frequency': strictObject({ ...ofEquation, quantity: quantities }),
  'sde-self-energy': strictObject({ ...ofEquation, ...ofPaths }),
  'sde-effective': strictObject({ ...ofEquation, ...ofPaths }),
  dmft: strictObject({
    phi: string(),
    g: exactOptional(number()),
    noise: exactOptional(number()),
    method: exactOptional(enumeration(['potential', 'iteration'])),
    until: exactOptional(number()),
    step: exactOptional(number()),
    simulate: networks,
    transition: flag,
    scan: exactOptional(array(number())),
    diagram: exactOptional(array(number())),
  }),
  'dmft-derive': strictObject({ parts: exactOptional(array(enumeration(derivedParts))) }),
  'dmft-populations': strictObject({
    network: string(),
    file: exactOptional(string()),
    until: exactOptional(number()),
    step: exactOptional(number()),
    simulate: networks,
  }),
  'dmft-trace': strictObject({
    trace: string(),
    tau: exactOptional(string()),
    parameters: exactOptional(record(string(), number())),
  }),
  list: strictObject({ what: exactOptional(enumeration(['theories', 'networks'])) }),
  schema: strictObject({ of: exactOptional(enumeration(['theory', 'network'])) }),
}

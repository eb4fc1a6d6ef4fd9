import { architectures } from '../networks/architectures.js'
import type { Architecture, Parameters } from '../networks/architecture.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import { shippedTheories, theory } from '../theory/shippedTheories.js'
import type { Theory } from '../theory/theory.js'
import type { Running } from './running.js'

/** What ships with the package, as the command `list` is asked for it. */
export interface ListRequest {
  /** Default: both. */
  readonly what?: 'theories' | 'networks'
}

type ListedTheory = Pick<Theory, 'name' | 'title' | 'source'>
type ListedNetwork = Pick<Architecture, 'name' | 'title' | 'parameters'>

/** What was asked for. */
export interface ListAnswer {
  readonly theories?: readonly ListedTheory[]
  readonly networks?: readonly ListedNetwork[]
}

/**
 * The theories and networks that ship; {@link listText} and {@link listJson} write the answer.
 *
 * @throws the signal's reason when it is aborted
 * @example
 * (await answerList({ what: 'networks' })).networks?.[0]?.name // 'cos-net'
 */
export async function answerList({ what }: ListRequest, { signal }: Running = {}): Promise<ListAnswer> {
  await Promise.resolve(signal?.throwIfAborted())
  return {
    ...(what === 'networks' ? {} : { theories: shippedTheories.map((name) => described(theory(name))) }),
    ...(what === 'theories' ? {} : { networks: Object.values(architectures).map(parametrised) }),
  }
}

function described({ name, title, source }: Theory): ListedTheory {
  return { name, title, source }
}

function parametrised({ name, title, parameters }: Architecture): ListedNetwork {
  return { name, title, parameters }
}

/**
 * A table of each kind.
 *
 * @example
 * listText(await answerList({ what: 'networks' })).includes('cos-net') // true
 */
export function listText({ theories, networks }: ListAnswer): string {
  return [
    ...(theories === undefined
      ? []
      : [
          table(
            ['theory', ''],
            theories.map(({ name, title }) => [name, title]),
          ),
        ]),
    ...(networks === undefined
      ? []
      : [
          table(
            ['network', '', 'parameters (defaults)'],
            networks.map(({ name, title, parameters }) => [name, title, parameterText(parameters)]),
          ),
        ]),
  ].join('\n\n')
}

function parameterText(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

/**
 * What is listed as other programs read it.
 *
 * @example
 * JSON.parse(listJson(await answerList({ what: 'networks' }))).networks[0].name // 'cos-net'
 */
export function listJson(answer: ListAnswer): string {
  return jsonText(answer)
}

import type { Parameters } from '../networks/architecture.js'
import { listedNetworks } from '../networks/listedNetworks.js'
import type { ListedNetwork } from '../networks/listedNetworks.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import { shippedRules } from '../theory/shippedRules.js'
import type { RuleFile } from '../theory/ruleFile.js'
import type { Theory } from '../theory/theory.js'
import type { Running } from './running.js'

/** What ships with the package, as the command `list` is asked for it. */
export interface ListRequest {
  /** Default: both. */
  readonly what?: 'theories' | 'networks'
}

type ListedTheory = Pick<Theory, 'name' | 'title' | 'source'>

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
    ...(what === 'networks' ? {} : { theories: Object.values(shippedRules).map(described) }),
    ...(what === 'theories' ? {} : { networks: Object.values(listedNetworks) }),
  }
}

function described({ name, title, source }: RuleFile): ListedTheory {
  return { name, title, source: source.trim() }
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

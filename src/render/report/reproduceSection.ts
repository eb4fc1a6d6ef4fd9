import { paragraph, text } from './content.js'
import type { Section } from './content.js'
import { parametersText } from './pointText.js'
import type { NetworkReport } from './reportData.js'

/** The command and the seed. */
export function reproduceSection({ command, network, seed }: NetworkReport): Section {
  return {
    title: 'How to reproduce this',
    blocks: [
      paragraph([{ code: command }]),
      paragraph(
        [
          ...text`Random numbers: Philox4x32-10, sample i of seed ${seed} from the stream (${seed}, i). ${network.name}: `,
          ...parametersText(network),
          '.',
        ],
        'soft',
      ),
    ],
  }
}

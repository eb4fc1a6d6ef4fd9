import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runWith, words } from './cli/run.js'

describe('docs/stochastic.md', () => {
  const page = readFileSync('docs/stochastic.md', 'utf8')
  const examples = [...page.matchAll(/```sh\nedgewick (.*)\n```\n\n```text\n([^]*?)```/g)].map(
    ([, command = '', output = '']) => ({ command, output }),
  )

  it('has examples', () => expect(examples.length).toBeGreaterThan(2))

  it.each(examples)('edgewick $command', async ({ command, output }) => {
    const { status, out, err } = await runWith(words(command))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toBe(output)
  })

  it('has a file that is read', async () => {
    const [, file = ''] = /```yaml\n([^]*?)```/.exec(page) ?? []
    const { status, out } = await runWith(['sde', 'two.yaml', '--of', 'x,y', '--order', '0', '--format', 'json'], {
      'two.yaml': file,
    })
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      of: ['x', 'y'],
      terms: [{ coefficient: '1/6', powers: { D: 1 }, rate: '1' }],
    })
  })
})

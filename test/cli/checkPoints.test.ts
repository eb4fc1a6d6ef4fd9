import { describe, expect, it } from 'vitest'
import { answerCheck } from '../../src/requests/check.js'
import { checkJson, checkText } from '../../src/requests/checkReadings.js'

describe('check says which points it took', () => {
  it('those that suit the network, in text and in JSON', async () => {
    const answer = await answerCheck({ network: 'cos-net', samples: 400 })
    expect(checkText(answer).split('\n')[1]).toBe('points: x1 = 0, x2 = 0.4, x3 = −0.7, x4 = 1.1')
    expect(JSON.parse(checkJson(answer))).toMatchObject({ points: [[0], [0.4], [-0.7], [1.1]] })
  })

  it('those that were asked for, in two dimensions', async () => {
    const points = [
      [0, 0.25],
      [0.5, -1],
    ]
    const answer = await answerCheck({ network: 'cos-net', parameters: { d: 2 }, samples: 400, points })
    expect(checkText(answer).split('\n')[1]).toBe('points: x1 = (0, 0.25), x2 = (0.5, −1)')
    expect(JSON.parse(checkJson(answer))).toMatchObject({ points })
  })
})

import { expect, it } from 'vitest'
import { architectures } from '../../src/networks/architectures.js'
import { answerList } from '../../src/requests/list.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'

it('lists each theory as what its rule file makes', async () => {
  const { theories } = await answerList({ what: 'theories' })
  expect(theories).toEqual(
    shippedTheories.map((name) => {
      const { title, source } = theory(name)
      return { name, title, source }
    }),
  )
})

it('lists each network as its architecture', async () => {
  const { networks } = await answerList({ what: 'networks' })
  expect(networks).toEqual(
    Object.entries(architectures).map(([name, { title, parameters }]) => ({ name, title, parameters })),
  )
})

import { describe } from 'vitest'
import { itJudges, itLeavesAlone } from './judgedRows.js'

describe('the action of a Gaussian field', () => {
  itJudges('Gaussian action', [
    String.raw`S_{GP}[\phi] = \frac{1}{2} \int d^dx\,d^dy\, \phi(x) G^{(2)}(x,y)^{-1}\phi(y)`,
    {
      said: 'theory=edgeworth-even legs=2 order=0',
      tex: String.raw`S_{\text{GP}}[\phi] = \frac{1}{2} \int d^dx\,d^dy\, \phi(x) G_c^{(2)}(x,y)^{-1}\phi(y)`,
    },
    {
      said: 'theory=edgeworth-even legs=2 order=0',
      tex: String.raw`S_{\text{NNGP}} = \frac12 \int \phi G^{-1} \phi`,
    },
    { isOpen: true, tex: String.raw`S_0[\phi] = \frac{1}{2} \int d^dx\,d^dy\, \phi(x) K^{-1}(x,y)\phi(y)` },
    String.raw`S_{\text{GP}}[\phi] = \frac{1}{2} \int d^dx_1\, d^dx_2\, \phi(x_1) \left[G^{(2)}\right]^{-1}(x_1,x_2)\, \phi(x_2)`,
    {
      isOpen: true,
      tex: String.raw`S_{\text{free}}[\phi] = \frac{1}{2} \int d^dx\,d^dy\, \phi(x) \left(G^{(2)}(x,y)\right)^{-1}\phi(y)`,
    },
    { isOpen: true, tex: String.raw`S_0[\phi] = \frac{1}{2} \int_{x,y} \phi(x) \Delta^{-1}(x,y) \phi(y)` },
    { isOpen: true, tex: String.raw`S_G[\phi] = \frac12 \phi^T K^{-1} \phi` },
    String.raw`S_{\text{GP}}[\phi] = \frac{1}{2} \sum_{i,j} \phi_i (K^{-1})_{ij} \phi_j`,
    { isOpen: true, tex: String.raw`S_{\text{Gauss}}[\phi] = \frac{1}{2} \phi_i K^{-1}_{ij} \phi_j` },
  ])

  itLeavesAlone([
    // Of the weights e^{S}, e^{iS}.
    String.raw`S_0[\phi] = -\frac{1}{2} \int d^dx\,d^dy\, \phi(x) \Delta^{-1}(x,y)\phi(y)`,
    String.raw`S_0[\phi] = \int d^dx\,d^dy\, \bar\phi(x) \Delta^{-1}(x,y)\phi(y)`,
    // The coupling itself, a complex field, a field with a kinetic term.
    String.raw`S_{\text{GP}}[\phi] = \frac{1}{2} \int d^dx\, d^dy\, \phi(x) \Xi(x,y) \phi(y)`,
    String.raw`S_0[\phi] = \int d^dx\, d^dy\, \phi^*(x) \Delta^{-1}(x,y) \phi(y)`,
    String.raw`S_0[\phi] = \frac12 \int d^dx\, \phi(x) (-\nabla^2 + m^2) \phi(x)`,
    String.raw`S_0[\phi] = \frac12 \int d^dx\, \left[ (\nabla\phi)^2 + m^2 \phi^2 \right]`,
  ])
})

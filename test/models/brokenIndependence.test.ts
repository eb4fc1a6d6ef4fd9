import { describe } from 'vitest'
import { describeRight } from './describeRight.js'
import { itCallsRightUnder, itLeavesAlone } from './judgedRows.js'

describeRight([
  [
    'theory=independence-breaking legs=4 order=1 max-valence=4',
    String.raw`W_\phi[J] = \log \left[ e^{W_{\phi,\vec\alpha=0}[J]} + \sum_{k=1}^{\infty} \frac{\alpha^k}{k!} \mathbb{E}_{p(X,\alpha=0)} \left[ e^{J \sum_i X_i/\sqrt{N}} \mathcal{P}_k |_{\alpha=0} \right] \right]`,
  ],
  [
    '',
    String.raw`W_\phi[J] = \log\left[ e^{W_{\phi,\alpha=0}[J]} + \alpha\, \mathbb{E}_{p(X;\alpha=0)}\left[ e^{J \sum_i X_i/\sqrt{N}} \mathcal{P}_1|_{\alpha=0} \right] + O(\alpha^2) \right]`,
  ],
  [
    '',
    String.raw`W_\phi[J] = W_{\phi,\alpha=0}[J] + \alpha\, e^{-W_{\phi,\alpha=0}[J]}\, \mathbb{E}_{\alpha=0}\left[ e^{J\phi} \mathcal{P}_1 \right] + O(\alpha^2)`,
  ],
  [
    '',
    String.raw`e^{W_\phi[J]} = e^{W_{\phi,0}[J]} + \sum_{r=1}^{\infty} \frac{\alpha^r}{r!} \mathbb{E}_{p(X;\alpha=0)} \left[ e^{J \sum_i X_i/\sqrt{N}} \mathcal{P}_r \right]`,
  ],
  [
    '',
    String.raw`Z_\phi[J] = \mathbb{E}_{\alpha=0}\left[ e^{J\phi} \left( 1 + \alpha \mathcal{P}_1 + \frac{\alpha^2}{2} \mathcal{P}_2 \right) \right] + O(\alpha^3)`,
  ],
  [
    '',
    String.raw`W[J] = \ln\left[ e^{W_0[J]} + \alpha\, \mathbb{E}_{p(X;\alpha=0)}\left[ e^{J\phi} P_1 \right] + \frac{\alpha^2}{2} \mathbb{E}_{p(X;\alpha=0)}\left[ e^{J\phi} P_2 \right] + O(\alpha^3) \right]`,
  ],
  [
    '',
    String.raw`W[J] = W_0[J] + \frac{\alpha}{Z_0[J]} \mathbb{E}_{\alpha=0}[e^{J\phi} P_1] + \frac{\alpha^2}{2}\left[ \frac{1}{Z_0[J]} \mathbb{E}_{\alpha=0}[e^{J\phi} P_2] - \frac{1}{Z_0[J]^2} \left(\mathbb{E}_{\alpha=0}[e^{J\phi} P_1]\right)^2 \right] + O(\alpha^3)`,
  ],
  [
    '',
    String.raw`Z[J] = Z_0[J] + \alpha\, \mathbb{E}_{p(X;\alpha=0)}\left[ e^{J \sum_{i=1}^N X_i/\sqrt{N}} \mathcal{P}_1 \right] + O(\alpha^2)`,
  ],
])

describe('of other conventions', () => {
  itLeavesAlone([
    // Several parameters, derivatives of the density itself.
    String.raw`W_\phi[J] = W_{\phi,\vec\alpha=0}[J] + \sum_s \alpha_s e^{-W_{\phi,\vec\alpha=0}[J]} \mathbb{E}_{\vec\alpha=0}[ e^{J\phi} \mathcal{P}_s ] + O(\alpha^2)`,
    String.raw`\mathcal{P}_{k+1} = \left(\mathcal{P}_1 + \partial_\alpha\right) \mathcal{P}_k`,
  ])

  itCallsRightUnder([
    String.raw`W_\phi[J] = \log\left[ e^{W_0[J]} + \sum_{k=1}^{\infty} \alpha^k \mathbb{E}_{\alpha=0}[ e^{J\phi} \mathcal{P}_k ] \right]`,
  ])
})

import { describe } from 'vitest'
import { itJudges, itLeavesAlone } from './judgedRows.js'

describe('cumulants of sums', () => {
  itJudges('scaling of cumulants', [
    String.raw`\kappa_r^\phi = \frac{\kappa_r^{X_i}}{N^{r/2-1}}`,
    String.raw`\kappa_r(\phi) = N^{1-r/2} \kappa_r(X)`,
    String.raw`\kappa_r[\phi] = N^{1-\frac r2}\,\kappa_r[X_i]`,
    String.raw`\kappa^{\phi}_{n} = \frac{\kappa_n^X}{N^{n/2 - 1}}`,
    String.raw`\kappa_4^\phi = \frac{\kappa_4^{X}}{N}`,
    String.raw`\kappa_3(\phi) = \frac{1}{\sqrt{N}}\kappa_3(X_i)`,
    String.raw`\kappa_2^\phi = N^0 \kappa_2^X`,
    String.raw`G_c^{(r)} = \frac{\kappa_r}{N^{r/2-1}}`,
    String.raw`\langle \phi^r \rangle_c = \kappa_r N^{1-r/2}`,
    String.raw`\kappa_6^{\phi} = \kappa_6^{X} / N^2`,
    String.raw`\kappa_r(S_n) = n\, \kappa_r(X)`,
    String.raw`\kappa_r(S_n) = n^{1-r/2} \kappa_r(X_1)`,
    String.raw`\kappa_r(\bar{X}) = n^{1-r} \kappa_r(X)`,
  ])

  itLeavesAlone([String.raw`\kappa_r^\phi = N \kappa_r^{X_i}`])
})

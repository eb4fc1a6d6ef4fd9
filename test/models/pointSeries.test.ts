import { describeRight } from './describeRight.js'

/** With what the comment says. Every one is right, and wrong under each slip in one term. */
const RIGHT: readonly (readonly [string, string])[] = [
  [
    'theory=phi4 legs=0 up-to=3',
    String.raw`Z(\lambda) = \int \frac{d\phi}{\sqrt{2\pi}}\, e^{-\frac{1}{2}\phi^2 - \frac{\lambda}{4!}\phi^4} = 1 - \frac{\lambda}{8} + \frac{35}{384}\lambda^2 - \frac{385}{3072}\lambda^3 + O(\lambda^4)`,
  ],
  [
    'theory=phi3 legs=0 up-to=6',
    String.raw`\log Z^{\varphi^3}(\hbar) = \frac{5}{24}\hbar + \frac{5}{16}\hbar^2 + \frac{1105}{1152}\hbar^3 + \ldots`,
  ],
  [
    'theory=phi4 legs=2 up-to=3',
    String.raw`\langle \phi^2\rangle = 1 - \frac{\lambda}{2} + \frac{2}{3}\lambda^2 - \frac{11}{8}\lambda^3 + O(\lambda^4)`,
  ],
  [
    'theory=phi4 legs=0 up-to=3',
    String.raw`Z/Z_0 = 1 - \frac{1}{8} \lambda + \frac{35}{384}\lambda^2 - \frac{385}{3072}\lambda^3 + \mathcal{O}(\lambda^4)`,
  ],
  [
    'theory=phi4 legs=0 up-to=2',
    String.raw`\frac{Z(\lambda)}{Z(0)} = 1 - \frac{\lambda}{8}\Delta^2 + \frac{35}{384}\lambda^2\Delta^4 + O(\lambda^3)`,
  ],
  [
    'theory=phi4 legs=0 up-to=3',
    String.raw`\ln Z = -\frac{\lambda}{8} + \frac{\lambda^2}{12} - \frac{11}{96}\lambda^3 + O(\lambda^4)`,
  ],
  ['theory=phi4 up-to=3', String.raw`W(g) = -\frac{g}{8} + \frac{g^2}{12} - \frac{11 g^3}{96} + \dots`],
  [
    'theory=phi4 legs=2 up-to=2',
    String.raw`\langle x^2 \rangle = \frac{1}{m^2} - \frac{\lambda}{2 m^6} + \frac{2\lambda^2}{3 m^{10}} + O(\lambda^3)`,
  ],
  [
    'theory=phi4 legs=4 up-to=2',
    String.raw`\langle \phi^4\rangle = 3 - 4\lambda + \frac{33}{4}\lambda^2 + O(\lambda^3)`,
  ],
  ['theory=phi4 legs=4', String.raw`\langle \phi^4\rangle_c = -\lambda + \frac{7}{2}\lambda^2 + O(\lambda^3)`],
  [
    'theory=phi4 legs=2',
    String.raw`\langle\phi^2\rangle_c = \hbar - \frac{\hbar^2 \lambda}{2} + \frac23 \hbar^3\lambda^2 + O(\hbar^4)`,
  ],
  [
    'theory=phi4',
    String.raw`\frac{1}{\sqrt{2\pi}}\int_{-\infty}^{\infty} dx\, x^2 e^{-x^2/2 - g x^4/4} = 1 - \frac{15}{4} g + \frac{945}{32} g^2 + O(g^3)`,
  ],
  [
    '',
    String.raw`Z(g) = \int_{-\infty}^\infty \frac{dx}{\sqrt{2\pi}} \exp\left[-\frac{x^2}{2} - g x^4\right] = 1 - 3 g + \frac{105}{2} g^2 + O(g^3)`,
  ],
  [
    'theory=phi3-phi4 legs=2 order=ħ=1',
    String.raw`\langle\!\langle x^2 \rangle\!\rangle = K^{-1} + \alpha^2 K^{-4} + \frac{\beta}{2}K^{-3} + \ldots`,
  ],
  ['theory=phi3', String.raw`\langle \phi \rangle = -\frac{g}{2} - \frac{5}{8} g^3 + O(g^5)`],
  ['theory=phi4', String.raw`\Gamma^{(4)} = \lambda - \frac32 \lambda^2 + \frac{21}{4}\lambda^3 + O(\lambda^4)`],
]

describeRight(RIGHT)

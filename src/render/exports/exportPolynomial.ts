import type { Polynomial } from '../../algebra/polynomial.js'
import { form } from './form.js'
import { julia } from './julia.js'
import { mathematica } from './mathematica.js'
import { mathml } from './mathml.js'
import { nerdamer } from './nerdamer.js'
import { sympy } from './sympy.js'
import { typst } from './typst.js'
import { InputError } from '../../errors.js'
import { named } from '../../names.js'
import { exportLanguages } from './languages.js'
import type { ExportLanguage } from './languages.js'

const renderers: Readonly<Record<ExportLanguage, (polynomial: Polynomial, name: string) => string>> = {
  sympy,
  mathematica,
  form,
  julia,
  nerdamer,
  mathml,
  typst,
}

/**
 * An exact polynomial as a piece of program or page in another language: SymPy, Mathematica, FORM, Julia and nerdamer
 * to compute with, MathML and Typst to print. Numbers stay exact; symbols get names that are safe in the language, and
 * a comment says which where these differ.
 *
 * @throws InputError for another language
 * @param name what it is called there, such as `g_4`; nerdamer's is an expression without a name
 * @example
 * exportPolynomial(atAPoint(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })), 'g_4', 'mathematica') // … g4 = -1/24*kappa4/(capN*kappa2^4);
 */
export function exportPolynomial(polynomial: Polynomial, name: string, language: ExportLanguage): string {
  const render = named(renderers, language)
  if (render === undefined)
    throw new InputError({
      code: 'exports.language',
      at: 'language',
      expected: `one of ${exportLanguages.join(', ')}`,
      received: `'${language}'`,
    })
  return render(polynomial, name)
}

import { answerReferee, refereeText } from '../../src/doors/requests.js'
import type { RefereeAnswer } from '../../src/doors/requests.js'

const document = '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\Delta(x,y) \\]'
export const answer: RefereeAnswer = await answerReferee({ document })
export const text: string = refereeText(answer)

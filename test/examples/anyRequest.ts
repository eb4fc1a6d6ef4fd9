import { answerTo } from '../../src/doors/requests.js'

const readings = await answerTo('wick', { points: ['1', '1', '2', '2'] })
export const names: string[] = Object.keys(readings) // json, text, latex, pairings, ndjson
export const wick: string | undefined = await readings['text']?.() // ⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²

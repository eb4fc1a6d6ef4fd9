import { localVertex, meanFieldDiagrams, siteCoefficient, siteTerms } from '../../src/doors/effective.js'

// −1/12 Σ_{i<j} K_ij⁴ (1 − m_i²)(1 − m_j²)(1 + 3m_i² + …) is the first of three terms of fourth order.
const [watermelon] = siteTerms(4)
export const fourth: string = JSON.stringify(watermelon?.coefficient[0])

// Among the diagrams there is a fourth, two double lines at one node, which is no cumulant there but −2(1 − m²)².
export const diagrams: number = meanFieldDiagrams(4).length
export const node: string = JSON.stringify(localVertex([2, 2]).map(({ coefficient }) => coefficient))

// On distinct sites it has cancelled: a spin that joins two systems tells one of the other by its mean alone.
const chain = {
  sites: 3,
  bonds: [
    { from: 0, to: 1, times: 2 },
    { from: 1, to: 2, times: 2 },
  ],
}
export const cancelled: boolean = siteCoefficient(chain).length === 0

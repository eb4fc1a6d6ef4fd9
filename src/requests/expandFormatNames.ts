import { exportLanguages } from '../render/exports/languages.js'
import type { ExportLanguage } from '../render/exports/languages.js'

/** A format that `expandAs` writes. */
export type ExpandFormat = 'text' | 'unicode' | 'plain' | 'latex' | 'json' | ExportLanguage

/** The formats that `expandAs` writes. */
export const expandFormats: readonly ExpandFormat[] = ['text', 'unicode', 'plain', 'latex', 'json', ...exportLanguages]

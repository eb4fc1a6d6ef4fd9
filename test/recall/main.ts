import { renewTables } from './recall.js'

await renewTables('docs/recall.md')

// Every package that `npm ci` installs accepts every Node that package.json promises, so that no installation warns.
import { readFileSync } from 'node:fs'
import semver from 'semver'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const promised = lock.packages[''].engines.node
// npm leaves out a binary for another platform, or for another Node, without a word.
const refusing = Object.entries(lock.packages).filter(
  ([, { engines, os, optional }]) =>
    engines?.node !== undefined && !(optional === true && os !== undefined) && !semver.subset(promised, engines.node),
)
for (const [path, { version, engines }] of refusing)
  console.error(`${path} ${version} wants Node ${engines.node}, and package.json promises ${promised}`)
process.exitCode = refusing.length === 0 ? 0 : 1

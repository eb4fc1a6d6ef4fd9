// Six people meet the package: it is packed as it is published, installed into an empty folder for each, and they do what such people
// do. Every step says what is expected and whether it came. Takes minutes and a network; pictures and papers need pdflatex.
//   npm run roles                      all of them
//   npm run roles -- theorist author   some
//   npm run roles -- --keep theorist   the folders stay, to be looked at
//   npm run roles -- --tarball FILE    with this package, in place of one that is built
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { folderWith, packedInto } from './packed.mjs'
import { author } from './roles/author.mjs'
import { dataPerson } from './roles/dataPerson.mjs'
import { libraryUser } from './roles/libraryUser.mjs'
import { newcomer } from './roles/newcomer.mjs'
import { referee } from './roles/referee.mjs'
import { theorist } from './roles/theorist.mjs'

const roles = { newcomer, theorist, library: libraryUser, author, referee, data: dataPerson }
const { values, positionals: asked } = parseArgs({
  options: { keep: { type: 'boolean', default: false }, tarball: { type: 'string' } },
  allowPositionals: true,
})
const unknown = asked.filter((name) => !(name in roles))
if (unknown.length > 0) throw new Error(`expected ${Object.keys(roles).join(', ')}, received ${unknown.join(', ')}`)

const scratch = mkdtempSync(join(tmpdir(), 'edgewick-roles-'))
if (values.keep) console.log(`the folders are in ${scratch}`)
else process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
const has = (program) => spawnSync(program, ['--version']).error === undefined

let [right, left] = [0, 0]
const wrong = []

/** What is not as the step says, one line each. */
function complaints(step, ran, folder) {
  const { status = 0, out, err = /^$/, files = {} } = step
  const said = []
  if (ran.status !== status) said.push(`exit status ${ran.status}, expected ${status}`)
  for (const each of [out ?? []].flat())
    if (!(typeof each === 'string' ? ran.stdout.includes(each) : each.test(ran.stdout)))
      said.push(`standard output without ${each}`)
  if (!err.test(ran.stderr)) said.push(`standard error is not ${err}`)
  for (const [name, content] of Object.entries(files)) {
    try {
      if (!content.test(readFileSync(join(folder, name), 'latin1'))) said.push(`${name} is without ${content}`)
    } catch {
      said.push(`no ${name}`)
    }
  }
  return said.length === 0 ? said : [...said, JSON.stringify(ran, ['status', 'stdout', 'stderr'], 2).slice(0, 3000)]
}

function play(name, step, folder) {
  if (step.needs !== undefined && !has(step.needs)) {
    left++
    return console.log(`left   ${name}: ${step.run}: ${step.needs} is not installed`)
  }
  const env = {
    ...process.env,
    PATH: [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    NO_COLOR: '1',
  }
  delete env.CI
  const ran = spawnSync(step.run, { cwd: folder, env, shell: true, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const said = complaints(step, ran, folder)
  if (said.length === 0) right++
  else wrong.push(`${name}: ${step.run}`)
  console.log(`${said.length === 0 ? 'right' : 'WRONG'}  ${name}: ${step.run}: ${step.expects}`)
  for (const line of said) console.log(`       ${line}`)
  return ran.stdout
}

const tarball = values.tarball === undefined ? packedInto(scratch) : resolve(values.tarball)
for (const name of asked.length > 0 ? asked : Object.keys(roles)) {
  const role = roles[name]
  const folder = folderWith(join(scratch, name), tarball, ...(role.packages ?? []))
  for (const [file, content] of Object.entries(await role.files(folder))) writeFileSync(join(folder, file), content)
  const queue = [...role.steps(folder)]
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const printed = play(name, step, folder)
    if (step.next !== undefined && printed !== undefined) queue.unshift(...step.next(printed))
  }
}
console.log(`${right} steps right, ${wrong.length} wrong${left === 0 ? '' : `, ${left} left out`}`)
for (const each of wrong) console.log(`wrong: ${each}`)
process.exitCode = wrong.length === 0 ? 0 : 1

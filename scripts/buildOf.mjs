// Another revision of the project, built in a folder for temporary files, for benchmarks that compare: the packages
// are those that are installed here.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The revision that `--against REV` names among the arguments, built; undefined without one. */
export function buildAgainst(args) {
  const at = args.indexOf('--against')
  const revision = at < 0 ? undefined : args[at + 1]
  if (at < 0) return undefined
  if (revision === undefined) throw new Error('--against: expected a revision')
  const folder = join(mkdtempSync(join(tmpdir(), 'edgewick-bench-')), 'build')
  const git = (...words) => execFileSync('git', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  git('worktree', 'add', '--detach', folder, revision)
  process.on('exit', () => {
    git('worktree', 'remove', '--force', folder)
    rmSync(join(folder, '..'), { recursive: true, force: true })
  })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  execFileSync('npm', ['run', '-s', 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  return { folder, revision }
}

/** The arguments without it. */
export function withoutAgainst(args) {
  const at = args.indexOf('--against')
  return at < 0 ? args : args.toSpliced(at, 2)
}

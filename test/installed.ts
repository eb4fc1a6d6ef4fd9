/**
 * Whether a test can run that needs another program. On a machine that builds (CI is set), `.ci/run` installs every
 * one, so a missing one is a failure; elsewhere the test is skipped, and this says so.
 *
 * @param packages where it comes from
 */
export function installed(found: boolean, program: string, packages: string): boolean {
  if (found) return true
  const sentence = `${program} is not installed (Debian packages: ${packages})`
  if (process.env['CI'] !== undefined && process.env['CI'] !== 'false')
    throw new Error(`${sentence}; .ci/run installs it`)
  console.warn(`${sentence}: tests that need it are skipped`)
  return false
}

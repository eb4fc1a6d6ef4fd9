/** The user ended a command (Ctrl-C); what it says is told in one sentence, and the exit status is 130. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

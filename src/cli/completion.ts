import { Command } from 'commander'
import type { Io } from './io.js'

/** @param all every command, which the script completes */
export function completionCommand(io: Io, all: () => readonly Command[]): Command {
  return new Command('completion')
    .description('a script by which a shell completes commands, options, their values and files')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText(
      'after',
      '\nExamples:\n  source <(edgewick completion bash)        # in ~/.bashrc; of zsh likewise, in ~/.zshrc after compinit\n  edgewick completion fish > ~/.config/fish/completions/edgewick.fish',
    )
    .action(async (shell: string) => {
      const { runCompletion } = await import('./run/completion.js')
      await runCompletion(io, shell, all())
    })
}

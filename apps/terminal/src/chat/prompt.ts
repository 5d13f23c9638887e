import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import type { ComposedChat } from '../compose.ts';
import { type ExitCode, exitCode, exitCodeOfSignal } from '../exit-code.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { printMarkdown } from '../markdown/markdown-printer.ts';
import { terminalLook } from '../markdown/terminal-look.ts';
import { printable } from '../output.ts';
import { type Completion, type CompletionSources, complete } from './completion.ts';
import { type Conversation, sayError } from './conversation.ts';
import { createHistory, HISTORY_LINES, type History } from './history.ts';
import { findPackages, findSessions } from './known-ids.ts';
import { promptCommands, readPromptCommand } from './prompt-commands.ts';
import { QuietOutput } from './quiet-output.ts';
import { TurnScreen } from './turn-screen.ts';

const PROMPT = '> ';

/** The prompt on a terminal. Ends with /quit, the end of input, Ctrl-C on an empty line, or a signal. */
export async function runPrompt(
  context: CommandContext,
  composed: ComposedChat,
  conversation: Conversation,
): Promise<ExitCode> {
  const { out, env, signal } = context;
  const history = createHistory(join(configFolderOf(env), 'history'), (reason) =>
    out.say(`greenlight: ${printable(reason)}`),
  );
  const lines = await history.read();
  out.stdout.write(
    `${printable(composed.workspace)} · say \`help\`, Tab completes, /quit leaves.\n`.replaceAll('`', ''),
  );
  const prompt = new Prompt(context, composed, conversation, history, lines);
  await prompt.ended;
  return exitCodeOfSignal(signal) ?? exitCode.done;
}

/** The line editor and the turn that runs, if one does. */
class Prompt {
  readonly ended: Promise<void>;
  readonly #context: CommandContext;
  readonly #conversation: Conversation;
  readonly #history: History;
  readonly #output: QuietOutput;
  readonly #editor: Interface;
  /** Lines that were entered and not said yet: some came while a turn ran. */
  readonly #waiting: string[] = [];
  #running: AbortController | undefined;
  #isBusy = false;
  #isClosed = false;
  #leave: () => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;

  constructor(
    context: CommandContext,
    composed: ComposedChat,
    conversation: Conversation,
    history: History,
    lines: string[],
  ) {
    this.#context = context;
    this.#conversation = conversation;
    this.#history = history;
    this.#output = new QuietOutput(context.out.stdout);
    const sources = completionSources(composed);
    this.#editor = createInterface({
      input: context.stdin,
      output: this.#output,
      terminal: true,
      prompt: PROMPT,
      history: lines,
      historySize: HISTORY_LINES,
      removeHistoryDuplicates: true,
      completer: (line: string, answer: (error: null, found: [string[], string]) => void) =>
        void complete(line, sources)
          .catch((): Completion => [[], line])
          .then((found) => answer(null, found)),
    });
    this.ended = new Promise((resolve, reject) => {
      [this.#leave, this.#fail] = [resolve, reject];
    });
    this.#listen();
    this.#editor.prompt();
  }

  #listen(): void {
    const { signal } = this.#context;
    const stop = () => this.#editor.close();
    signal.addEventListener('abort', stop, { once: true });
    this.#editor.on('line', (line) => {
      this.#waiting.push(line);
      if (!this.#isBusy) this.#sayWaiting().catch(this.#fail);
    });
    this.#editor.on('SIGINT', () => this.#interrupt());
    // Back from Ctrl-Z: the line editor lets go of the terminal and leaves it to us to take it up again.
    this.#editor.on('SIGCONT', () => (this.#isBusy ? this.#editor.resume() : this.#editor.prompt(true)));
    this.#editor.on('close', () => {
      signal.removeEventListener('abort', stop);
      this.#isClosed = true;
      this.#output.release();
      this.#context.stdin.destroy();
      if (!this.#isBusy) this.#end();
    });
  }

  /** Ctrl-C: cancels the turn, or clears the line, or leaves. */
  #interrupt(): void {
    if (this.#running) {
      this.#waiting.length = 0;
      this.#running.abort('SIGINT');
    } else if (this.#editor.line !== '') {
      this.#editor.write(null, { ctrl: true, name: 'e' });
      this.#editor.write(null, { ctrl: true, name: 'u' });
    } else this.#editor.close();
  }

  async #sayWaiting(): Promise<void> {
    this.#isBusy = true;
    for (let line = this.#waiting.shift(); line !== undefined && !this.#isClosed; line = this.#waiting.shift()) {
      if (line.trim() === '') continue;
      const command = readPromptCommand(line, this.#conversation);
      if (command && 'leaves' in command) this.#editor.close();
      else {
        await this.#history.add(line);
        if (command) this.#show(command.says);
        else await this.#say(line);
      }
    }
    this.#isBusy = false;
    if (this.#isClosed) this.#end();
    else this.#editor.prompt(true);
  }

  async #say(query: string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#output.isQuiet = true;
    const screen = new TurnScreen(this.#context.out, terminalLook(this.#context));
    try {
      const answer = await this.#conversation.turn(query, {
        signal: AbortSignal.any([running.signal, this.#context.signal]),
        onDelta: (text) => screen.add(text),
        onRestart: () => screen.restart(),
      });
      if (answer instanceof GreenlightError) {
        screen.abandon();
        sayError(answer, this.#context.out);
      } else await screen.show(answer);
    } finally {
      screen.abandon();
      this.#running = undefined;
      this.#output.isQuiet = false;
    }
  }

  #show(text: string): void {
    this.#context.out.stdout.write(printMarkdown(text, terminalLook(this.#context)));
  }

  #end(): void {
    this.#context.out.stdout.write('\n'); // the shell's prompt stands on a line of its own
    this.#leave();
  }
}

function completionSources({ chat, ports, workspace }: ComposedChat): CompletionSources {
  return {
    handlers: chat.registry.list(),
    files: ports.files,
    promptCommands,
    sessions: () => findSessions(workspace),
    packages: () => findPackages(workspace),
  };
}

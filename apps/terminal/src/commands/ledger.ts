import type { Command, CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';

const usage = `greenlight ledger list
    The ledgers of the workspace: entries, turns, first and last time, size, and what the last checkpoint covers.
greenlight ledger show ID [SEQ]
    Its entries, or one of them, with the texts that still exist.
greenlight ledger verify [ID | --all | FILE]
    Recomputes a ledger from its bytes, and names the first bad entry. Without an id: that of --session, else all. A FILE that
    \`export\` wrote (.bundle, .jsonl, .json) is verified by itself, anywhere.
greenlight ledger prove ID SEQ
    A proof that the entry is in the ledger, as JSON.
greenlight ledger check FILE
    Judges a proof, an exported ledger, or a test vector of transparency-dev/merkle; - reads from the input.
greenlight ledger export ID [--out FILE] [--force]
    Writes the ledger as one file that verifies offline. Signs a checkpoint first.
greenlight ledger replay FILE [--all]
    Asks what was asked in an exported ledger again, in a new session, and compares. Only turns that were executed and only read,
    unless --all says otherwise.
greenlight ledger checkpoint [ID | --all]
    Signs all that a ledger holds, with the workspace's key.`;

/** Each loaded when it is called. */
const actions: Readonly<Record<string, () => Promise<(context: CommandContext) => Promise<ExitCode>>>> = {
  list: async () => (await import('../ledger/list.ts')).listLedgers,
  show: async () => (await import('../ledger/show.ts')).showLedger,
  verify: async () => (await import('../ledger/verify.ts')).verifyLedgers,
  prove: async () => (await import('../ledger/prove.ts')).proveEntry,
  check: async () => (await import('../ledger/check.ts')).checkFile,
  export: async () => (await import('../ledger/export.ts')).exportLedger,
  replay: async () => (await import('../ledger/replay.ts')).replayLedger,
  checkpoint: async () => (await import('../ledger/sign.ts')).signLedgers,
};

const command: Command = {
  summary: 'show, verify, prove, check, export and replay what was recorded',
  usage,
  async run(context) {
    const [action, ...argv] = context.argv;
    const load = action !== undefined && Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!load) {
      const said = action === undefined ? 'needs one of' : `has no "${action.slice(0, 80)}". It has`;
      throw new UsageError(`ledger ${said} ${Object.keys(actions).join(', ')}.`);
    }
    return (await load())({ ...context, argv });
  },
};
export default command;
